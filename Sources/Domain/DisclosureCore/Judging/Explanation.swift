/// Tells of one rule at a time which items made its outcome, and why it did not pass.
struct Explanation {
  let rules: CompiledRules
  let sheet: SheetOnADay
  private var stacks = ConditionStacks()

  init(of rules: CompiledRules, on sheet: SheetOnADay) {
    self.rules = rules
    self.sheet = sheet
    stacks.reserve(rules.conditions.height)
  }

  /// - Parameters:
  ///   - number: the rule's number among the compiled ones.
  ///   - outcome: what the rule came to. A waived rule keeps the items of its failure.
  mutating func result(of rule: Rule, number: Int, outcome: Outcome) -> RuleResult {
    let found: Outcome = outcome == .waived ? .fail : outcome
    let (items, reason) =
      rule.items.map { made(found, by: $0, in: rule, number) } ?? made(found, byWhole: rule, number)
    return RuleResult(
      rule: rule.id, severity: rule.severity, outcome: outcome, items: items,
      reason: outcome == .waived ? .waived : reason)
  }

  /// The items that came to the rule's outcome, and the reason of the first of them.
  private mutating func made(
    _ outcome: Outcome, by items: [String], in rule: Rule, _ number: Int
  ) -> (items: [String], reason: ReasonCode?) {
    let lanes = rules.lanes(of: number, on: sheet, &stacks)
    let deciding =
      items.count == 1
      ? items
      : sheet.facts.catalogue.inOrder(items).filter { lanes.outcome(of: rules.conditions.lane(of: $0)) == outcome }
    guard outcome != .pass, let first = deciding.first else { return (deciding, nil) }
    let lane = rules.conditions.lane(of: first)
    let applies = sheet.facts.planes.rows[Int(lane)].applies
    let require = ConditionReason(sheet: sheet, item: first)
    let reason: ReasonCode =
      switch outcome {
      case .exempt: applies == .false ? .exemptGate : .exemptWhen
      case .unknown where lanes.isUnmet.contains(lane): applies == .unknown ? .appliesUnknown : .whenUnknown
      default: require.code(of: rule.require, unknown: outcome == .unknown)
      }
    return (deciding, reason)
  }

  /// A rule without items names the items of the leaves that decided.
  private mutating func made(
    _ outcome: Outcome, byWhole rule: Rule, _ number: Int
  ) -> (items: [String], reason: ReasonCode?) {
    let reason = ConditionReason(sheet: sheet, item: nil)
    func deciding(_ condition: Condition?, unknown: Bool) -> [String] {
      guard let condition else { return [] }
      return sheet.facts.catalogue.inOrder(reason.decidingItems(of: condition, unknown: unknown))
    }
    switch outcome {
    case .pass, .waived: return ([], nil)
    case .exempt: return (deciding(rule.when, unknown: false), .exemptWhen)
    case .fail: return (deciding(rule.require, unknown: false), reason.code(of: rule.require, unknown: false))
    case .unknown:
      guard !rules.lanes(of: number, on: sheet, &stacks).isUnmet.isEmpty else {
        return (deciding(rule.require, unknown: true), reason.code(of: rule.require, unknown: true))
      }
      return (deciding(rule.when, unknown: true), .whenUnknown)
    }
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
