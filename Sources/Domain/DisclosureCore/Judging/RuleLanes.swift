/// What each item of a rule came to.
struct RuleLanes {
  let items: ItemLanes
  let fails: ItemLanes
  let isUnknown: ItemLanes
  let isExempt: ItemLanes
  /// Where the requirement is surely not met, whether or not it applies.
  let isUnmet: ItemLanes

  init(items: ItemLanes, applies: LaneTruth, requires: LaneTruth) {
    self.items = items
    fails = applies.isTrue & requires.isFalse
    isUnknown = ~(applies.isFalse | requires.isTrue | fails)
    isExempt = applies.isFalse
    isUnmet = requires.isFalse
  }

  init(items: ItemLanes, expected: SheetPlanes.Expectation, applies: LaneTruth) {
    self.items = items
    fails = expected.fails
    isUnknown = expected.isUnknown
    isExempt = applies.isFalse
    isUnmet = expected.isUnmet
  }

  /// Fails if any item fails, else is unknown if any is, else exempt if all are, else passes (design.md §8).
  var outcome: Outcome {
    if !(items & fails).isEmpty { return .fail }
    if !(items & isUnknown).isEmpty { return .unknown }
    return (items & ~isExempt).isEmpty ? .exempt : .pass
  }

  func outcome(of lane: UInt8) -> Outcome {
    if fails.contains(lane) { return .fail }
    if isUnknown.contains(lane) { return .unknown }
    return isExempt.contains(lane) ? .exempt : .pass
  }
}
