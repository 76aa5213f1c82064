/// A policy ready to judge sheets of one form: masks and short programs in place of conditions.
///
/// What it says is what the policy says (Deployment/guide/policies.md); tests hold it to a slow and obvious reference.
/// Whoever judges one sheet by many policies enters them in one `PolicyBook` instead.
///
/// A reference: the same one judges many sheets, and is handed about at no cost.
package final class CompiledPolicy: Sendable {
  package let policy: Policy
  private let demands: CompiledDemands
  private let card: Scorecard

  package init(_ policy: Policy, for catalogue: Catalogue) {
    self.policy = policy
    var demands = CompiledDemands(for: catalogue)
    card = Scorecard(policy.rules, slots: policy.rules.map { demands.enter($0).slot })
    demands.settle()
    self.demands = demands
  }

  /// Judges a sheet, with the reason of each rule that did not pass.
  ///
  /// - Parameter waived: ids of the rules whose failure this hospital has accepted.
  package func judge(_ facts: SheetFacts, on day: CalendarDay, waived: Set<String> = []) -> Judgement {
    guard facts.catalogue.form == demands.catalogue.form else { return policy.judge(facts, on: day, waived: waived) }
    var room = JudgingRoom()
    _ = judge(facts, on: day, in: &room)
    let explanation = Explanation(of: demands, on: room.sheet(facts, on: day))
    return Judgement(
      results: policy.rules.indices.map { at in
        let (rule, outcome) = (policy.rules[at], room.padded[at])
        let made = explanation.made(outcome, by: rule, slot: card.slots[at], &room.conditions)
        return made.result(of: rule, outcome, isWaived: waived.contains(rule.id))
      })
  }

  /// Judges a sheet of the form it was compiled for, without reasons or waivers.
  ///
  /// - Parameter room: keeps the results, one for each rule; used again, it allocates nothing.
  package func judge(_ facts: SheetFacts, on day: CalendarDay, in room: inout JudgingRoom) -> Tally {
    let sheet = room.sheet(facts, on: day)
    room.reserve(for: demands, on: sheet)
    room.seat(card.slots.count)
    demands.evaluateAll(on: sheet, in: &room)
    // Every demand was asked.
    return card.tally(room.table, into: &room.padded) ?? .undecided
  }
}
