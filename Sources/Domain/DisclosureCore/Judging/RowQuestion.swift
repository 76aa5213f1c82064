/// One question to one row; every question has a number, and a sheet holds the truth of each about each row.
struct RowQuestion: Sendable {
  private static let remark = AnswerSet.numbers
  private static let settled = remark + 2
  /// How many questions there are, and more: a power of two.
  static let numbers = 64
  /// How many truths a sheet holds. Every place is within.
  static let count = ItemLanes.count * numbers

  /// Lane, then number.
  private let place: UInt16

  private init(number: Int, lane: UInt8) {
    place = UInt16(lane) << 6 | UInt16(truncatingIfNeeded: number & 63)
  }

  static func says(_ answers: AnswerSet, lane: UInt8) -> RowQuestion { RowQuestion(number: answers.number, lane: lane) }
  static func hasRemark(lane: UInt8) -> RowQuestion { RowQuestion(number: remark, lane: lane) }
  /// True, unknown or false whatever the row.
  static func settled(_ truth: Truth) -> RowQuestion {
    RowQuestion(number: settled + 2 * Int(truth.rawValue), lane: ItemLanes.noRow)
  }

  /// Whether it is not so: a sure answer is in a set or in what the set leaves out.
  static prefix func ! (asked: RowQuestion) -> RowQuestion {
    let (number, lane) = (Int(asked.place & 63), UInt8(truncatingIfNeeded: asked.place >> 6))
    return RowQuestion(number: number < remark ? number ^ (remark - 1) : number ^ 1, lane: lane)
  }

  /// - Parameter truths: `count` of them, by place; who hands them in has looked.
  @inline(__always)
  func truth(_ truths: Span<Truth>) -> Truth { unsafe truths[unchecked: Int(place) & (Self.count - 1)] }

  /// By the row's code and the question's number.
  static let truths: [Truth] = (0...RowCode.most).flatMap { bits in
    (0..<numbers).map { truth(of: $0, RowCode(bits: bits)) }
  }

  private static func truth(of number: Int, _ row: RowCode) -> Truth {
    if number < remark { return row.says(AnswerSet(number: number)) }
    if number < settled { return number == remark ? row.remarkPresent : !row.remarkPresent }
    let truth = Truth(rawValue: UInt8((number - settled) / 2 % 3)) ?? .unknown
    return number % 2 == settled % 2 ? truth : !truth
  }
}
