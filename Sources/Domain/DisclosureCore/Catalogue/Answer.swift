/// What a vendor can say of an item. Raw values are stored (`sheet.readings`).
package enum Answer: UInt8, Sendable, CaseIterable {
  /// はい
  case yes = 1
  /// いいえ
  case no = 2
  /// 対象外
  case notApplicable = 3
  /// 該当, of a gate
  case applies = 4
  /// 非該当, of a gate
  case doesNotApply = 5

  /// How policies, catalogues and JSON write it.
  package var name: String {
    switch self {
    case .yes: "yes"
    case .no: "no"
    case .notApplicable: "notApplicable"
    case .applies: "applies"
    case .doesNotApply: "doesNotApply"
    }
  }

  package init?(name: some StringProtocol) {
    guard let answer = Answer.allCases.first(where: { $0.name == name }) else { return nil }
    self = answer
  }
}

/// A set of answers; iterates in the order yes, no, notApplicable, applies, doesNotApply.
package struct AnswerSet: Sendable, Hashable {
  private var bits: UInt8 = 0

  package init() {}

  package init(_ answers: some Sequence<Answer>) {
    for answer in answers { insert(answer) }
  }

  package mutating func insert(_ answer: Answer) { bits |= 1 << answer.rawValue }
  package func contains(_ answer: Answer) -> Bool { bits & (1 << answer.rawValue) != 0 }
  package func isSubset(of other: AnswerSet) -> Bool { bits & ~other.bits == 0 }
  package var isEmpty: Bool { bits == 0 }
  package var inOrder: [Answer] { Answer.allCases.filter(contains) }

  /// How many sets there are, and the place of this one among them.
  static let numbers = 1 << Answer.allCases.count
  var number: Int { Int(bits >> 1) }
  init(number: Int) { bits = UInt8(truncatingIfNeeded: number << 1) }
}
