import DisclosureCore
import Testing

private let today = CalendarDay(daysSince1970: 20_781)

private func isAnswer(_ item: String, _ answer: Answer) -> Condition { .is(item: item, AnswerSet([answer])) }

@Suite("Conditions about the sheet as a whole")
struct ConditionTests {
  struct Case: Sendable {
    let require: Condition
    let facts: SheetFacts
    let outcome: Outcome
    let reason: ReasonCode?
    let items: [String]
  }

  static let mixed = SheetFacts.sds(["60": .applies, "62": .doesNotApply, "2": .yes], remarked: ["2"])
  static func dated(_ months: Int) -> SheetFacts { .sds(date: today.adding(months: -months)) }
  static let finding = Finding.Code(.remark, 3)

  @Test(
    "each kind, with the code and the items that decided",
    arguments: [
      Case(require: isAnswer("60", .applies), facts: mixed, outcome: .pass, reason: nil, items: []),
      Case(
        require: isAnswer("62", .applies), facts: mixed, outcome: .fail, reason: .answerDoesNotApply, items: ["62"]),
      Case(
        require: .not(isAnswer("60", .applies)), facts: mixed, outcome: .fail, reason: .answerApplies, items: ["60"]),
      Case(
        require: .any([isAnswer("62", .applies), isAnswer("63", .applies)]), facts: mixed, outcome: .unknown,
        reason: .conditionUnknown, items: ["63"]),
      Case(
        require: .any([isAnswer("60", .applies), isAnswer("63", .applies)]), facts: mixed, outcome: .pass, reason: nil,
        items: []),
      Case(
        require: .all([isAnswer("62", .applies), isAnswer("63", .applies)]), facts: mixed, outcome: .fail,
        reason: .conditionUnmet, items: ["62"]),
      Case(
        require: .atLeast(2, of: [isAnswer("60", .applies), isAnswer("62", .applies), isAnswer("2", .yes)]),
        facts: mixed, outcome: .pass, reason: nil, items: []),
      Case(
        require: .atLeast(2, of: [isAnswer("60", .applies), isAnswer("62", .applies), isAnswer("3", .yes)]),
        facts: mixed, outcome: .unknown, reason: .conditionUnknown, items: ["3"]),
      Case(
        require: .atLeast(2, of: [isAnswer("60", .applies), isAnswer("62", .applies)]), facts: mixed, outcome: .fail,
        reason: .conditionUnmet, items: ["62"]),
      Case(require: .remarkPresent(item: "2"), facts: mixed, outcome: .pass, reason: nil, items: []),
      Case(require: .remarkPresent(item: "3"), facts: mixed, outcome: .fail, reason: .remarkMissing, items: ["3"]),
      Case(
        require: .remarkPresent(item: "3"), facts: .sds(rest: .absent), outcome: .unknown, reason: .answerAbsent,
        items: ["3"]),
      Case(require: .sheetAge(months: 24), facts: dated(24), outcome: .pass, reason: nil, items: []),
      Case(require: .sheetAge(months: 24), facts: dated(25), outcome: .fail, reason: .sheetOld, items: []),
      Case(require: .sheetAge(months: 24), facts: dated(-1), outcome: .unknown, reason: .sheetUndated, items: []),
      Case(require: .sheetAge(months: 24), facts: .sds(), outcome: .unknown, reason: .sheetUndated, items: []),
      Case(require: .edition(atLeast: "5.0"), facts: mixed, outcome: .pass, reason: nil, items: []),
      Case(require: .edition(atLeast: "5.10"), facts: mixed, outcome: .fail, reason: .editionOlder, items: []),
      Case(require: .finding(finding), facts: mixed, outcome: .fail, reason: .conditionUnmet, items: []),
      Case(
        require: .not(.finding(finding)), facts: .sds(findings: [Finding(code: finding, severity: .warning)]),
        outcome: .fail, reason: .findingPresent, items: []),
      Case(
        require: .not(.finding(finding)), facts: .sds(undetermined: [finding]), outcome: .unknown,
        reason: .findingUndetermined, items: []),
    ])
  func whole(_ each: Case) {
    let rule = Rule(id: "r", severity: .major, items: nil, require: each.require)
    let result = Policy(form: "SDS 5.0", rules: [rule]).judge(each.facts, on: today).results[0]
    #expect(result.outcome == each.outcome)
    #expect(result.reason == each.reason)
    #expect(result.items == each.items)
  }

  @Test("`when` false exempts, unknown matters only where the requirement is not met")
  func when() {
    let rule = Rule(
      id: "r", severity: .major, items: nil, when: isAnswer("60", .applies), require: isAnswer("62", .applies))
    func judge(_ answers: [String: Answer]) -> RuleResult {
      Policy(form: "SDS 5.0", rules: [rule]).judge(.sds(answers), on: today).results[0]
    }
    #expect(judge(["60": .doesNotApply]).outcome == .exempt)
    #expect(judge(["60": .doesNotApply]).reason == .exemptWhen)
    #expect(judge(["62": .applies]).outcome == .pass)
    #expect(judge(["62": .doesNotApply]).reason == .whenUnknown)
    #expect(judge(["62": .doesNotApply]).items == ["60"])
    #expect(judge(["60": .applies, "62": .doesNotApply]).outcome == .fail)
  }
}
