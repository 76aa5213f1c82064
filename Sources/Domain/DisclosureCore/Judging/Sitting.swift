/// One sheet on one day before the policies of a book: what it once answered it is not asked again.
///
/// Outcomes are remembered, and so is how each came about, which takes far longer to tell.
package struct Sitting {
  private let sheet: SheetOnADay
  /// That of the last policy.
  private var book: PolicyBook?
  private var room = JudgingRoom()
  /// By slot: which of `made` tells how the demand's outcome came about; 0 where nobody wanted to know yet.
  private var madeBySlot: [UInt32] = []
  private var made = Sitting.nothingMade

  private static let nothingMade = [MadeOutcome(items: [], reason: nil)]

  package init(of facts: SheetFacts, on day: CalendarDay) { sheet = SheetOnADay(facts: facts, day: day) }

  /// What each rule of the last policy came to, in its order.
  package var outcomes: ArraySlice<Outcome> { room.outcomes }

  /// Judges by a policy, without reasons or waivers. A policy of another book than the last one's begins anew.
  package mutating func judge(by policy: BookedPolicy) -> Tally {
    guard policy.book.catalogue.form == sheet.facts.catalogue.form else {
      let compiled = CompiledPolicy(policy.policy, for: sheet.facts.catalogue)
      var room = JudgingRoom()
      return compiled.judge(sheet.facts, on: sheet.day, in: &room)
    }
    if policy.book !== book { open(policy.book) }
    room.seat(policy.card.slots.count)
    return policy.card.tally(room.table, into: &room.padded) ?? ask(policy)
  }

  /// Judges by a policy, with the reason of each rule that did not pass.
  ///
  /// - Parameter waived: ids of the rules whose failure this hospital has accepted.
  package mutating func judge(by policy: BookedPolicy, waived: Set<String>) -> Judgement {
    guard policy.book.catalogue.form == sheet.facts.catalogue.form else {
      return policy.policy.judge(sheet.facts, on: sheet.day, waived: waived)
    }
    _ = judge(by: policy)
    if madeBySlot.count < room.table.count {
      madeBySlot += repeatElement(0, count: room.table.count - madeBySlot.count)
    }
    let explanation = Explanation(of: policy.book.demands, on: sheet)
    var results: [RuleResult] = []
    results.reserveCapacity(policy.policy.rules.count)
    for (rule, slot) in zip(policy.policy.rules, policy.card.slots) {
      let outcome = room.table[Int(slot)]
      let at = made(outcome, by: rule, slot, explanation)
      results.append(made[at].result(of: rule, outcome, isWaived: !waived.isEmpty && waived.contains(rule.id)))
    }
    return Judgement(results: results)
  }

  private mutating func open(_ book: PolicyBook) {
    self.book = book
    room = JudgingRoom()
    (madeBySlot, made) = ([], Sitting.nothingMade)
  }

  /// Asks the demands that nobody had yet.
  private mutating func ask(_ policy: BookedPolicy) -> Tally {
    let demands = policy.book.demands
    room.reserve(for: demands, on: sheet)
    for slot in policy.card.slots where room.table[Int(slot)] == .notAsked {
      room.table[Int(slot)] = demands.outcome(of: slot, on: sheet, &room.conditions)
    }
    // Every demand was asked.
    return policy.card.tally(room.table, into: &room.padded) ?? .undecided
  }

  /// Where `made` has it.
  private mutating func made(_ outcome: Outcome, by rule: Rule, _ slot: UInt32, _ explanation: Explanation) -> Int {
    let known = Int(madeBySlot[Int(slot)])
    if known > 0 { return known }
    madeBySlot[Int(slot)] = UInt32(clamping: made.count)
    made.append(explanation.made(outcome, by: rule, slot: slot, &room.conditions))
    return made.count - 1
  }
}
