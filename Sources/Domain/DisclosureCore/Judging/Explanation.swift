/// Tells of one rule at a time which items made its outcome, and why it did not pass.
struct Explanation {
  let demands: CompiledDemands
  let sheet: SheetOnADay

  init(of demands: CompiledDemands, on sheet: SheetOnADay) {
    self.demands = demands
    self.sheet = sheet
  }

  /// - Parameters:
  ///   - outcome: what the rule came to, before waivers.
  ///   - rule: any with the demand of this slot.
  ///   - memory: of what this sheet was asked on this day.
  func made(_ outcome: Outcome, by rule: Rule, slot: UInt32, _ memory: inout ConditionMemory) -> MadeOutcome {
    rule.items.map { made(outcome, by: $0, in: rule, slot, &memory) } ?? made(outcome, byWhole: rule, slot, &memory)
  }

  /// The items that came to the rule's outcome, and the reason of the first of them.
  private func made(
    _ outcome: Outcome, by items: [String], in rule: Rule, _ slot: UInt32, _ memory: inout ConditionMemory
  ) -> MadeOutcome {
    let lanes = demands.lanes(of: slot, on: sheet, &memory)
    let deciding =
      items.count == 1
      ? items
      : sheet.facts.catalogue.inOrder(items).filter { lanes.outcome(of: demands.conditions.lane(of: $0)) == outcome }
    guard outcome != .pass, let first = deciding.first else { return MadeOutcome(items: deciding, reason: nil) }
    let lane = demands.conditions.lane(of: first)
    let applies = sheet.facts.planes.rows[Int(lane)].applies
    let require = ConditionReason(sheet: sheet, item: first)
    let reason: ReasonCode =
      switch outcome {
      case .exempt: applies == .false ? .exemptGate : .exemptWhen
      case .unknown where lanes.isUnmet.contains(lane): applies == .unknown ? .appliesUnknown : .whenUnknown
      default: require.code(of: rule.require, unknown: outcome == .unknown)
      }
    return MadeOutcome(items: deciding, reason: reason)
  }

  /// A rule without items names the items of the leaves that decided.
  private func made(
    _ outcome: Outcome, byWhole rule: Rule, _ slot: UInt32, _ memory: inout ConditionMemory
  ) -> MadeOutcome {
    let reason = ConditionReason(sheet: sheet, item: nil)
    func deciding(_ condition: Condition?, unknown: Bool) -> [String] {
      guard let condition else { return [] }
      return sheet.facts.catalogue.inOrder(reason.decidingItems(of: condition, unknown: unknown))
    }
    switch outcome {
    case .pass, .waived: return MadeOutcome(items: [], reason: nil)
    case .exempt: return MadeOutcome(items: deciding(rule.when, unknown: false), reason: .exemptWhen)
    case .fail:
      return MadeOutcome(
        items: deciding(rule.require, unknown: false), reason: reason.code(of: rule.require, unknown: false))
    case .unknown:
      guard !demands.lanes(of: slot, on: sheet, &memory).isUnmet.isEmpty else {
        return MadeOutcome(
          items: deciding(rule.require, unknown: true), reason: reason.code(of: rule.require, unknown: true))
      }
      return MadeOutcome(items: deciding(rule.when, unknown: true), reason: .whenUnknown)
    }
  }
}

/// The items that made a demand's outcome, and why it did not pass.
struct MadeOutcome {
  let items: [String]
  let reason: ReasonCode?

  /// - Parameter outcome: before waivers. A waived rule keeps the items of its failure.
  func result(of rule: Rule, _ outcome: Outcome, isWaived: Bool) -> RuleResult {
    let isWaived = isWaived && outcome == .fail
    return RuleResult(
      rule: rule.id, severity: rule.severity, outcome: isWaived ? .waived : outcome, items: items,
      reason: isWaived ? .waived : reason)
  }
}

extension Catalogue {
  /// Ids, each once, in the form's order; those it lacks come last, as they stand.
  package func inOrder(_ ids: [String]) -> [String] {
    var seen: Set<String> = []
    return ids.filter { seen.insert($0).inserted }.enumerated()
      .sorted { (position(of: $0.element) ?? .max, $0.offset) < (position(of: $1.element) ?? .max, $1.offset) }
      .map(\.element)
  }
}
