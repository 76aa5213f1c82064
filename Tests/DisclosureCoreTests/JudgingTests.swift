import DisclosureCore
import Testing

private let today = CalendarDay(daysSince1970: 20_781)

private func judge(_ rules: [Rule], _ facts: SheetFacts, waived: Set<String> = []) -> Judgement {
  Policy(form: "SDS 5.0", rules: rules).judge(facts, on: today, waived: waived)
}

private func expect(_ answer: Answer, of items: String..., severity: Rule.Severity = .major) -> Rule {
  Rule(id: "r", severity: severity, items: items, require: .is(item: nil, AnswerSet([answer])))
}

@Suite("Judging one sheet by one policy")
struct JudgingTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let facts: SheetFacts
    let outcome: Outcome
    let reason: ReasonCode?
  }

  @Test(
    "one rule on one item that always applies",
    arguments: [
      Case(testDescription: "the wanted answer", facts: .sds(["2": .yes]), outcome: .pass, reason: nil),
      Case(testDescription: "another answer", facts: .sds(["2": .no]), outcome: .fail, reason: .answerNo),
      Case(
        testDescription: "対象外", facts: .sds(["2": .notApplicable]), outcome: .fail, reason: .answerNotApplicable),
      Case(testDescription: "mark lost", facts: .sds(), outcome: .unknown, reason: .answerUnresolved),
      Case(testDescription: "blank", facts: .sds(rest: .blank), outcome: .unknown, reason: .answerBlank),
      Case(
        testDescription: "two marks", facts: .sds(rest: .conflicting), outcome: .unknown, reason: .answerConflicting),
      Case(testDescription: "no row", facts: .sds(rest: .absent), outcome: .unknown, reason: .answerAbsent),
    ])
  func oneItem(_ each: Case) {
    let result = judge([expect(.yes, of: "2")], each.facts).results[0]
    #expect(result.outcome == each.outcome)
    #expect(result.reason == each.reason)
    #expect(result.items == ["2"])
  }

  @Test(
    "an item that does not apply is exempt; one that may apply matters only where the outcome could differ",
    arguments: [
      Case(
        testDescription: "gate 非該当", facts: .sds(["74": .doesNotApply, "48": .no]), outcome: .exempt,
        reason: .exemptGate),
      Case(
        testDescription: "gate 該当", facts: .sds(["74": .applies, "48": .no]), outcome: .fail, reason: .answerNo),
      Case(testDescription: "gate lost, good answer", facts: .sds(["48": .yes]), outcome: .pass, reason: nil),
      Case(
        testDescription: "gate lost, bad answer", facts: .sds(["48": .no]), outcome: .unknown, reason: .appliesUnknown),
      Case(testDescription: "both lost", facts: .sds(), outcome: .unknown, reason: .answerUnresolved),
    ])
  func applicability(_ each: Case) {
    let result = judge([expect(.yes, of: "48")], each.facts).results[0]
    #expect(result.outcome == each.outcome)
    #expect(result.reason == each.reason)
  }

  @Test("a parent answered いいえ excuses nothing, except where the condition names yes alone")
  func parents() {
    let no = SheetFacts.sds(["12": .no, "12.1": .no, "17": .yes, "17.3": .no, "17.3.2": .no, "17.3.3": .no])
    #expect(judge([expect(.yes, of: "12.1")], no).results[0].outcome == .fail)
    #expect(judge([expect(.yes, of: "17.3.3")], no).results[0].outcome == .exempt)
    let notApplicable = SheetFacts.sds(["12": .notApplicable, "12.1": .no])
    #expect(judge([expect(.yes, of: "12.1")], notApplicable).results[0].outcome == .exempt)
  }

  @Test("a literal holds only where its own row applies: a condition looks through its chain")
  func chains() {
    // 17.3.2 stands under 17.3; where 17.3 is 対象外 it does not apply, so neither does 17.3.3.
    let facts = SheetFacts.sds(["17.3": .notApplicable, "17.3.2": .no, "17.3.3": .no])
    #expect(judge([expect(.yes, of: "17.3.3")], facts).results[0].outcome == .exempt)
  }

  @Test("a rule over several items names those that made the result, in catalogue order")
  func severalItems() {
    let rule = expect(.yes, of: "9", "3", "2")
    #expect(judge([rule], .sds(["2": .yes, "3": .no, "9": .no])).results[0].items == ["3", "9"])
    #expect(judge([rule], .sds(["2": .yes, "3": .no])).results[0].outcome == .fail)
    #expect(judge([rule], .sds(["2": .yes, "3": .yes])).results[0].outcome == .unknown)
    #expect(judge([rule], .sds(["2": .yes, "3": .yes])).results[0].items == ["9"])
    #expect(judge([rule], .sds(["2": .yes, "3": .yes, "9": .yes])).results[0].outcome == .pass)
    let gated = expect(.yes, of: "74.1", "48")
    #expect(judge([gated], .sds(["74": .doesNotApply])).results[0].outcome == .exempt)
    #expect(judge([gated], .sds(["74": .doesNotApply])).results[0].items == ["48", "74.1"])
  }

  @Test("a waiver turns only a failure into waived")
  func waivers() {
    let rule = expect(.yes, of: "2", severity: .critical)
    let failed = judge([rule], .sds(["2": .no]), waived: ["r"])
    #expect(failed.results[0].outcome == .waived)
    #expect(failed.results[0].reason == .waived)
    #expect(failed.results[0].items == ["2"])
    #expect(failed.decision == .accept)
    #expect(failed.score == nil)
    #expect(judge([rule], .sds(), waived: ["r"]).results[0].outcome == .unknown)
    #expect(judge([rule], .sds(["2": .yes]), waived: ["r"]).results[0].outcome == .pass)
  }

  @Test("nothing unknown is ever accepted, and only a failed minor rule is")
  func decisions() {
    func decide(_ severity: Rule.Severity, _ facts: SheetFacts) -> Decision {
      judge([expect(.yes, of: "2", severity: severity)], facts).decision
    }
    for severity in Rule.Severity.allCases {
      #expect(decide(severity, .sds()) == .refer)
      #expect(decide(severity, .sds(["2": .yes])) == .accept)
      #expect(decide(severity, .sds(["2": .no])) == (severity == .minor ? .accept : .reject))
    }
  }

  @Test("the score weighs passed against passed, failed and unknown, rounded half up to a tenth")
  func score() {
    let rules = [
      expect(.yes, of: "2", severity: .critical), expect(.yes, of: "3", severity: .major),
      expect(.yes, of: "4", severity: .minor), expect(.yes, of: "5", severity: .major),
    ]
    // 5 of 12 is 41.666…
    #expect(judge(rules, .sds(["2": .yes, "3": .no, "4": .no])).score == 417)
    // 1 of 8 is exactly 12.5; 1 of 16 is 6.25 and rounds up to 6.3.
    let sixteen = [expect(.yes, of: "4", severity: .minor)] + (0..<5).map { _ in expect(.yes, of: "3") }
    #expect(judge(sixteen, .sds(["4": .yes])).score == 63)
  }
}
