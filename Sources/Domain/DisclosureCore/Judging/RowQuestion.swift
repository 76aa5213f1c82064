/// One question to one row; every question has a number, and every row a code, so that a table knows the truth.
struct RowQuestion: Sendable {
  private static let remark = AnswerSet.numbers
  private static let settled = remark + 2
  private static let numbers = 64

  /// By question and row.
  static let truths: [Truth] = (0..<numbers).flatMap { number in
    (UInt8(0)..<128).map { truth(of: number, RowCode(bits: $0)) }
  }
  /// How many truths there are: a power of two.
  static let count = numbers << 7

  private let number: UInt8
  private let lane: UInt8

  private init(number: Int, lane: UInt8) {
    self.number = UInt8(truncatingIfNeeded: number)
    self.lane = lane
  }

  static func says(_ answers: AnswerSet, lane: UInt8) -> RowQuestion { RowQuestion(number: answers.number, lane: lane) }
  static func hasRemark(lane: UInt8) -> RowQuestion { RowQuestion(number: remark, lane: lane) }
  /// True, unknown or false whatever the row.
  static func settled(_ truth: Truth) -> RowQuestion {
    RowQuestion(number: settled + 2 * Int(truth.rawValue), lane: ItemLanes.noRow)
  }

  /// Whether it is not so: a sure answer is in a set or in what the set leaves out.
  static prefix func ! (asked: RowQuestion) -> RowQuestion {
    let number = Int(asked.number)
    return RowQuestion(number: number < remark ? number ^ (remark - 1) : number ^ 1, lane: asked.lane)
  }

  /// - Parameters:
  ///   - rows: the codes of all lanes.
  ///   - truths: the table. Both are handed in, so that a loop looks them up once.
  @inline(__always)
  func truth(_ rows: Span<RowCode>, _ truths: Span<Truth>) -> Truth {
    truths[Int(number) << 7 & (Self.count - 1) | Int(rows[Int(lane)].bits & 127)]
  }

  private static func truth(of number: Int, _ row: RowCode) -> Truth {
    if number < remark { return row.says(AnswerSet(number: number)) }
    if number < settled { return number == remark ? row.remarkPresent : !row.remarkPresent }
    let truth = Truth(rawValue: UInt8((number - settled) / 2 % 3)) ?? .unknown
    return number % 2 == settled % 2 ? truth : !truth
  }
}
