/// All that rules ask of one row, in a byte: its answer (0 where it has no sure one), whether it applies, and whether it
/// has a remark.
struct RowCode: Sendable, Hashable {
  let bits: UInt8

  /// Reads as absent and applies.
  static let noRow = RowCode(nil, applies: .true)

  init(_ row: SheetFacts.Row?, applies: Truth) {
    let answer = row.flatMap { $0.state == .explicit ? $0.answer?.rawValue : nil } ?? 0
    let remark: Truth =
      switch row {
      case let row? where row.remarkPresent: .true
      case let row? where row.state != .absent: .false
      default: .unknown
      }
    bits = answer | applies.rawValue << 3 | remark.rawValue << 5
  }

  init(bits: UInt8) { self.bits = bits }

  var answer: Answer? { Answer(rawValue: bits & 7) }
  var applies: Truth { Truth(rawValue: bits >> 3 & 3) ?? .unknown }
  var remarkPresent: Truth { Truth(rawValue: bits >> 5) ?? .unknown }

  /// Known only where the row has a sure answer.
  func says(_ answers: AnswerSet) -> Truth { answer.map { Truth(answers.contains($0)) } ?? .unknown }
}

/// What "this row says one of these" comes to, for every row and every answer set: a table instead of a dozen
/// operations.
enum SingleOutcomes {
  /// Every pair of bytes has a place.
  static let count = 256 * AnswerSet.numbers + 256
  static let table: [Outcome] = (0..<count).map { index in
    guard let bits = UInt8(exactly: index / AnswerSet.numbers) else { return .unknown }
    let row = RowCode(bits: bits)
    return Outcome(applies: row.applies, requires: row.says(AnswerSet(number: index % AnswerSet.numbers)))
  }

  /// Where the table has the row's outcome; always within it.
  ///
  /// - Parameter answers: the number of the set.
  @inline(__always)
  static func index(_ answers: UInt8, _ row: RowCode) -> Int { Int(row.bits) << 5 &+ Int(answers) }
}
