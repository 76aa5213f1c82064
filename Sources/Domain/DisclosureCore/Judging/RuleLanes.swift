/// What each item of a rule came to.
struct RuleLanes {
  let items: ItemLanes
  let fails: ItemLanes
  let isUnknown: ItemLanes
  let isExempt: ItemLanes
  /// Where the requirement is surely not met, whether or not it applies.
  let isUnmet: ItemLanes

  static let none = RuleLanes(items: .none, applies: .unknown, requires: .unknown)

  init(items: ItemLanes, applies: LaneTruth, requires: LaneTruth) {
    self.items = items
    fails = applies.isTrue & requires.isFalse
    isUnknown = ~(applies.isFalse | requires.isTrue | fails)
    isExempt = applies.isFalse
    isUnmet = requires.isFalse
  }

  /// Of a rule on one item or none.
  init(of lane: UInt8, _ truths: (applies: Truth, requires: Truth)) {
    self.init(items: ItemLanes([lane]), applies: LaneTruth(truths.applies), requires: LaneTruth(truths.requires))
  }

  init(items: ItemLanes, expected: SheetPlanes.Expectation, applies: LaneTruth) {
    self.items = items
    fails = expected.fails
    isUnknown = expected.isUnknown
    isExempt = applies.isFalse
    isUnmet = expected.isUnmet
  }

  var outcome: Outcome { Outcome(of: items, fails: fails, isUnknown: isUnknown, isExempt: isExempt) }

  func outcome(of lane: UInt8) -> Outcome {
    if fails.contains(lane) { return .fail }
    if isUnknown.contains(lane) { return .unknown }
    return isExempt.contains(lane) ? .exempt : .pass
  }
}

extension Outcome {
  /// Fails if any item fails, else is unknown if any is, else exempt if all are, else passes (design.md §8).
  ///
  /// Without a branch: the processor could not foretell it.
  @inline(__always)
  init(of items: ItemLanes, fails: ItemLanes, isUnknown: ItemLanes, isExempt: ItemLanes) {
    let oneFails = (items & fails).isEmpty ? 0 : 1
    let oneIsUnknown = (items & isUnknown).isEmpty ? 0 : 2
    let allAreExempt = (items & ~isExempt).isEmpty ? 4 : 0
    self =
      Outcome(rawValue: UInt8(Outcome.byItems >> UInt16(2 * (oneFails | oneIsUnknown | allAreExempt)) & 3)) ?? .unknown
  }

  /// Two bits for each of the eight, from the last down to the first.
  private static let byItems: UInt16 = 0b01_11_01_10_01_11_01_00
}
