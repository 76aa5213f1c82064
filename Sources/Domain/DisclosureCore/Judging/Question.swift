/// One question to a row, or to the sheet on its day. Every question has a place, and a sheet on a day holds all their
/// truths (`SheetOnADay`): to ask is one look.
///
/// A question and its contrary stand side by side, except that a sure answer is in a set or in what the set leaves out.
struct Question: Sendable {
  private static let remark = AnswerSet.numbers
  private static let settled = remark + 2
  /// How many questions to a row there are, and more: a power of two.
  static let toEachRow = 64
  static let toRows = ItemLanes.count * toEachRow
  /// Findings have numbers below this in each family; others no question asks.
  static let findingsOfFamily = 32
  private static let findings = Finding.Code.Family.allCases.count * findingsOfFamily
  private static let firstAge = toRows + 2 * findings
  /// Ages of fewer months.
  static let ages = 128
  /// How many truths a sheet holds. Every place is within.
  static let count = firstAge + 2 * ages

  private let place: UInt16

  private init(place: Int) { self.place = UInt16(truncatingIfNeeded: min(place, Question.count - 1)) }
  private init(number: Int, lane: UInt8) { self.init(place: Int(lane) * Question.toEachRow + number) }

  static func says(_ answers: AnswerSet, lane: UInt8) -> Question { Question(number: answers.number, lane: lane) }
  static func hasRemark(lane: UInt8) -> Question { Question(number: remark, lane: lane) }
  /// True, unknown or false whatever the row.
  static func settled(_ truth: Truth) -> Question {
    Question(number: settled + 2 * Int(truth.rawValue), lane: ItemLanes.noRow)
  }
  /// Nil for a number that no question has.
  static func finding(_ code: Finding.Code) -> Question? {
    guard (0..<findingsOfFamily).contains(code.number) else { return nil }
    return Question(place: toRows + 2 * (Int(code.family.rawValue) * findingsOfFamily + code.number))
  }
  static func isAtMost(months: Int) -> Question? {
    (0..<ages).contains(months) ? Question(place: firstAge + 2 * months) : nil
  }

  /// Whether it is not so.
  static prefix func ! (asked: Question) -> Question {
    let place = Int(asked.place)
    let isAnswer = place < toRows && place % toEachRow < remark
    return Question(place: isAnswer ? place ^ (remark - 1) : place ^ 1)
  }

  /// - Parameter truths: `count` of them, by place; who hands them in has looked.
  @inline(__always)
  func truth(_ truths: Span<TruthBits>) -> TruthBits { unsafe truths[unchecked: Int(place)] }

  /// Puts down what it comes to, and what its contrary does.
  func settle(_ truth: Truth, in truths: inout [TruthBits]) {
    truths[Int(place)] = TruthBits(truth)
    truths[Int((!self).place)] = TruthBits(!truth)
  }

  /// What each question to a row comes to, by the row's code and the question's number.
  static let ofCode: [TruthBits] = (0...RowCode.most).flatMap { bits in
    (0..<toEachRow).map { TruthBits(truth(of: $0, RowCode(bits: bits))) }
  }

  private static func truth(of number: Int, _ row: RowCode) -> Truth {
    if number < remark { return row.says(AnswerSet(number: number)) }
    if number < settled { return number == remark ? row.remarkPresent : !row.remarkPresent }
    let truth = Truth(rawValue: UInt8((number - settled) / 2 % 3)) ?? .unknown
    return number % 2 == settled % 2 ? truth : !truth
  }
}
