/// A policy ready to judge sheets of one form: masks and short programs in place of conditions.
///
/// What it says is what the policy says (Deployment/guide/policies.md); tests hold it to a slow and obvious reference.
package struct CompiledPolicy: Sendable {
  package let policy: Policy
  private let rules: CompiledRules

  package init(_ policy: Policy, for catalogue: Catalogue) {
    var rules = CompiledRules(catalogue: catalogue)
    for rule in policy.rules { rules.append(Demand(rule)) }
    self.policy = policy
    self.rules = rules
  }

  /// Judges a sheet, with the reason of each rule that did not pass.
  ///
  /// - Parameter waived: ids of the rules whose failure this hospital has accepted.
  package func judge(_ facts: SheetFacts, on day: CalendarDay, waived: Set<String> = []) -> Judgement {
    guard facts.catalogue.form == rules.catalogue.form else { return policy.judge(facts, on: day, waived: waived) }
    var room = JudgingRoom()
    _ = judge(facts, on: day, in: &room)
    return Judgement(
      of: policy, outcomes: room.outcomes, waived: waived, rules, on: SheetOnADay(facts: facts, day: day))
  }

  /// Judges a sheet of the form it was compiled for, without reasons or waivers.
  ///
  /// - Parameter room: keeps the results, one for each rule; used again, it allocates nothing.
  package func judge(_ facts: SheetFacts, on day: CalendarDay, in room: inout JudgingRoom) -> Tally {
    room.reserve(policy.rules.count, height: rules.conditions.height)
    rules.evaluate(on: SheetOnADay(facts: facts, day: day), into: &room)
    var tally = Tally()
    for (at, rule) in policy.rules.enumerated() { tally.add(room.outcomes[at], rule.severity) }
    return tally
  }
}

/// What judging writes into, kept from sheet to sheet.
package struct JudgingRoom {
  /// What each rule of the last policy came to, in its order.
  package internal(set) var outcomes: [Outcome] = []
  var stacks = ConditionStacks()

  package init() {}

  mutating func reserve(_ count: Int, height: Int) {
    if outcomes.count != count { outcomes = Array(repeating: .exempt, count: count) }
    stacks.reserve(height)
  }
}

extension Judgement {
  /// - Parameter outcomes: what each rule came to, before waivers.
  init(
    of policy: Policy, outcomes: [Outcome], waived: Set<String>, _ rules: CompiledRules, on sheet: SheetOnADay
  ) {
    var explanation = Explanation(of: rules, on: sheet)
    self.init(
      results: policy.rules.enumerated().map { at, rule in
        let isWaived = outcomes[at] == .fail && waived.contains(rule.id)
        return explanation.result(of: rule, number: at, outcome: isWaived ? .waived : outcomes[at])
      })
  }
}
