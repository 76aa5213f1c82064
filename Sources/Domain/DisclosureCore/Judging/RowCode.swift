/// All that rules ask of one row, in a byte: its answer (0 where it has no sure one), whether it applies, and whether it
/// has a remark.
struct RowCode: Sendable, Hashable {
  /// No code is larger.
  static let most: UInt8 = 127

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

/// `items: [one], expect: answers`, the most frequent demand of all: a sheet holds the outcome of each that there can be.
struct SingleDemand: Sendable {
  /// How many there are.
  static let count = ItemLanes.count * AnswerSet.numbers

  let lane: UInt8
  let answers: AnswerSet

  init(lane: UInt8, answers: AnswerSet) {
    self.lane = lane
    self.answers = answers
  }

  /// Nil where the number is none of theirs.
  init?(number: UInt32) {
    guard let lane = UInt8(exactly: number / UInt32(AnswerSet.numbers)) else { return nil }
    self.init(lane: lane, answers: AnswerSet(number: Int(number) % AnswerSet.numbers))
  }

  var number: UInt32 { UInt32(lane) * UInt32(AnswerSet.numbers) + UInt32(truncatingIfNeeded: answers.number) }

  /// By the row's code and the answer set.
  static let outcomes: [Outcome] = (0...RowCode.most).flatMap { bits in
    let row = RowCode(bits: bits)
    return (0..<AnswerSet.numbers).map { number in
      Outcome(applies: row.applies, requires: row.says(AnswerSet(number: number)))
    }
  }
}
