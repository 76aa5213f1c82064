package import DisclosureCore

/// Judging as design.md §8 and encoding.md §5 read, slowly and with nothing shared: ids are texts, truth is `Bool?` (nil
/// for unknown), and every question is asked anew.
package struct ReferenceJudge {
  package struct Result: Equatable {
    let rule: String
    var outcome: String
    let items: [String]
    var reason: String?
  }

  private let sheet: ReferenceSheet

  package init(_ facts: SheetFacts, on day: CalendarDay) { sheet = ReferenceSheet(facts, on: day) }

  /// Whether somebody came to the same: outcomes, items, reasons, decision and score.
  package func agrees(with judgement: Judgement, by policy: Policy, waived: Set<String> = []) -> Bool {
    let expected = judge(policy, waived: waived)
    return judgement.decision.rawValue == expected.decision && judgement.score == expected.score
      && judgement.results.map(Result.init) == expected.results
  }

  package func judge(_ policy: Policy, waived: Set<String>) -> (decision: String, score: Int?, results: [Result]) {
    var results: [Result] = []
    for rule in policy.rules {
      var result = rule.items == nil ? wholeRule(rule) : itemRule(rule, rule.items ?? [])
      if result.outcome == "fail" && waived.contains(rule.id) {
        result.outcome = "waived"
        result.reason = "waived"
      }
      results.append(result)
    }
    return (decision(policy, results), score(policy, results), results)
  }

  // MARK: Rules

  private func itemRule(_ rule: Rule, _ items: [String]) -> Result {
    var each: [(item: String, outcome: String, reason: String?)] = []
    for item in items {
      let (outcome, reason) = oneItem(rule, item)
      each.append((item, outcome, reason))
    }
    var outcome = "pass"
    if each.contains(where: { $0.outcome == "fail" }) {
      outcome = "fail"
    } else if each.contains(where: { $0.outcome == "unknown" }) {
      outcome = "unknown"
    } else if !each.contains(where: { $0.outcome != "exempt" }) {
      outcome = "exempt"
    }
    let makers = each.filter { $0.outcome == outcome }
    return Result(
      rule: rule.id, outcome: outcome, items: sheet.inOrder(makers.map(\.item)), reason: makers.first?.reason)
  }

  private func oneItem(_ rule: Rule, _ item: String) -> (String, String?) {
    let applies = sheet.applies(item)
    let when = rule.when == nil ? true : truth(rule.when ?? .all([]), item)
    let a = and([applies, when])
    let r = truth(rule.require, item)
    if a == false { return ("exempt", applies == false ? "exempt.gate" : "exempt.when") }
    if r == true { return ("pass", nil) }
    if r == nil { return ("unknown", code(rule.require, item, unknown: true)) }
    if a == nil { return ("unknown", applies == nil ? "applies.unknown" : "when.unknown") }
    return ("fail", code(rule.require, item, unknown: false))
  }

  private func wholeRule(_ rule: Rule) -> Result {
    let when = rule.when ?? .all([])
    let (a, r) = (rule.when == nil ? true : truth(when, nil), truth(rule.require, nil))
    func result(_ outcome: String, _ reason: String?, _ condition: Condition, _ sought: Bool?) -> Result {
      let leaves = leaves(condition, underNot: false).filter { $0.truth == sought }.map(\.item)
      return Result(rule: rule.id, outcome: outcome, items: sheet.inOrder(leaves), reason: reason)
    }
    if a == false { return result("exempt", "exempt.when", when, false) }
    if r == true { return Result(rule: rule.id, outcome: "pass", items: [], reason: nil) }
    if r == nil { return result("unknown", code(rule.require, nil, unknown: true), rule.require, nil) }
    if a == nil { return result("unknown", "when.unknown", when, nil) }
    return result("fail", code(rule.require, nil, unknown: false), rule.require, false)
  }

  // MARK: Conditions

  private func truth(_ condition: Condition, _ each: String?) -> Bool? {
    switch condition {
    case .is(let item, let answers):
      guard let said = sheet.answer(item ?? each ?? "") else { return nil }
      return answers.inOrder.map(\.name).contains(said)
    case .remarkPresent(let item): return sheet.hasRemark(item ?? each ?? "")
    case .all(let parts): return and(parts.map { truth($0, each) })
    case .any(let parts): return or(parts.map { truth($0, each) })
    case .not(let part): return truth(part, each).map { !$0 }
    case .atLeast(let n, let parts):
      let truths = parts.map { truth($0, each) }
      if truths.filter({ $0 == true }).count >= n { return true }
      if truths.filter({ $0 != false }).count < n { return false }
      return nil
    case .sheetAge(let months): return sheet.isAtMost(months: months)
    case .edition(let least): return sheet.editionIsAtLeast(least)
    case .finding(let finding): return sheet.hasFinding(finding.text)
    }
  }

  /// The code of a condition that is false or unknown.
  private func code(_ condition: Condition, _ each: String?, unknown: Bool) -> String {
    switch condition {
    case .is(let item, _), .not(.is(let item, _)): return "answer." + sheet.answerOrState(item ?? each ?? "")
    case .remarkPresent: return unknown ? "answer.absent" : "remark.missing"
    case .sheetAge: return unknown ? "sheet.undated" : "sheet.old"
    case .edition: return "edition.older"
    case .finding: return unknown ? "finding.undetermined" : "condition.unmet"
    case .not(.finding): return unknown ? "finding.undetermined" : "finding.present"
    case .all, .any, .not, .atLeast: return unknown ? "condition.unknown" : "condition.unmet"
    }
  }

  /// What a rule without items is made of; under `not`, true counts as false.
  private func leaves(_ condition: Condition, underNot: Bool) -> [(item: String, truth: Bool?)] {
    switch condition {
    case .is(let item, _), .remarkPresent(let item):
      guard let item else { return [] }
      let found = truth(condition, nil)
      return [(item, underNot ? found.map { !$0 } : found)]
    case .all(let parts), .any(let parts), .atLeast(_, let parts):
      return parts.flatMap { leaves($0, underNot: underNot) }
    case .not(let part): return leaves(part, underNot: !underNot)
    case .sheetAge, .edition, .finding: return []
    }
  }

  // MARK: The whole

  private func decision(_ policy: Policy, _ results: [Result]) -> String {
    for (rule, result) in zip(policy.rules, results) where result.outcome == "fail" && rule.severity != .minor {
      return "reject"
    }
    return results.contains { $0.outcome == "unknown" } ? "refer" : "accept"
  }

  private func score(_ policy: Policy, _ results: [Result]) -> Int? {
    var (passed, all) = (0, 0)
    for (rule, result) in zip(policy.rules, results) where ["pass", "fail", "unknown"].contains(result.outcome) {
      let weight = ["critical": 5, "major": 3, "minor": 1][rule.severity.rawValue] ?? 0
      all += weight
      if result.outcome == "pass" { passed += weight }
    }
    if all == 0 { return nil }
    let (tenths, rest) = (1000 * passed).quotientAndRemainder(dividingBy: all)
    return rest * 2 >= all ? tenths + 1 : tenths
  }

  private func and(_ truths: [Bool?]) -> Bool? {
    if truths.contains(false) { return false }
    return truths.contains(nil) ? nil : true
  }

  private func or(_ truths: [Bool?]) -> Bool? {
    if truths.contains(true) { return true }
    return truths.contains(nil) ? nil : false
  }
}

extension ReferenceJudge.Result {
  fileprivate init(_ result: RuleResult) {
    self.init(
      rule: result.rule, outcome: result.outcome.name, items: result.items, reason: result.reason?.rawValue)
  }
}
