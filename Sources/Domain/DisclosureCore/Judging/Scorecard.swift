/// Where each rule of a policy finds its outcome, and what it weighs.
struct Scorecard: Sendable {
  /// By rule: the slot of its demand.
  let slots: [UInt32]
  private let weights: Weights
  /// Beyond the largest slot.
  private let end: Int

  init(_ rules: [Rule], slots: [UInt32]) {
    self.slots = slots
    weights = Weights(rules)
    end = (slots.max().map { Int($0) } ?? -1) + 1
  }

  /// Copies what each rule came to, and weighs it.
  ///
  /// - Parameters:
  ///   - table: outcomes by slot.
  ///   - outcomes: as many as `Weights.padded` says.
  /// - Returns: nil where a demand was not asked yet.
  @inline(__always)
  func tally(_ table: [Outcome], into outcomes: inout [Outcome]) -> Tally? {
    guard table.count >= end, outcomes.count >= slots.count else { return nil }
    let isAsked = copy(table.span, into: &outcomes)
    return isAsked ? weights.tally(outcomes.span) : nil
  }

  @inline(__always)
  private func copy(_ table: Span<Outcome>, into outcomes: inout [Outcome]) -> Bool {
    var outcomes = outcomes.mutableSpan
    let slots = slots.span
    var seen: UInt8 = 0
    for at in slots.indices {
      // Slots are below `end`, and there is a place for each.
      let outcome = unsafe table[unchecked: Int(slots[unchecked: at])]
      unsafe outcomes[unchecked: at] = outcome
      seen |= outcome.rawValue
    }
    return seen & Outcome.notAsked.rawValue == 0
  }
}
