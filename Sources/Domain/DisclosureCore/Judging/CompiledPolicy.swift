/// A policy ready to judge sheets of one form: masks and short programs in place of conditions.
///
/// What it says is what the policy says (Deployment/guide/policies.md); tests hold it to a slow and obvious reference.
///
/// A reference: the same one judges many sheets, and is handed about at no cost.
package final class CompiledPolicy: Sendable {
  package let policy: Policy
  private let rules: CompiledRules
  private let weights: Weights

  package init(_ policy: Policy, for catalogue: Catalogue) {
    self.policy = policy
    rules = CompiledRules(policy.rules, for: catalogue)
    weights = Weights(policy.rules)
  }

  /// Judges a sheet, with the reason of each rule that did not pass.
  ///
  /// - Parameter waived: ids of the rules whose failure this hospital has accepted.
  package func judge(_ facts: SheetFacts, on day: CalendarDay, waived: Set<String> = []) -> Judgement {
    guard facts.catalogue.form == rules.catalogue.form else { return policy.judge(facts, on: day, waived: waived) }
    var room = JudgingRoom()
    _ = judge(facts, on: day, in: &room)
    return Judgement(
      of: policy, outcomes: room.padded, waived: waived, rules, on: SheetOnADay(facts: facts, day: day))
  }

  /// Judges a sheet of the form it was compiled for, without reasons or waivers.
  ///
  /// - Parameter room: keeps the results, one for each rule; used again, it allocates nothing.
  package func judge(_ facts: SheetFacts, on day: CalendarDay, in room: inout JudgingRoom) -> Tally {
    room.reserve(rules.count, height: rules.conditions.height)
    rules.plain.evaluate(on: facts.planes, into: &room.padded)
    if rules.haveConditions { rules.evaluateConditions(on: SheetOnADay(facts: facts, day: day), into: &room) }
    return weights.tally(room.padded.span)
  }
}

/// What judging writes into, kept from sheet to sheet.
package struct JudgingRoom {
  /// What each rule of the last policy came to, and more, so that they are whole vectors.
  var padded: [Outcome] = []
  var stacks = ConditionStacks()
  private var count = 0

  package init() {}

  /// What each rule of the last policy came to, in its order.
  package var outcomes: ArraySlice<Outcome> { padded.prefix(count) }

  mutating func reserve(_ count: Int, height: Int) {
    self.count = count
    let places = Weights.padded(count)
    if padded.count != places { padded = Array(repeating: .exempt, count: places) }
    stacks.reserve(height)
  }
}

extension Judgement {
  /// - Parameter outcomes: what each rule came to, before waivers; more may follow.
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
