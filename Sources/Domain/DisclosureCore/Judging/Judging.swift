extension Policy {
  /// Judges a sheet.
  ///
  /// - Parameters:
  ///   - day: the day of judging; no clock decides anything.
  ///   - waived: ids of the rules whose failure this hospital has accepted.
  package func judge(_ facts: SheetFacts, on day: CalendarDay, waived: Set<String> = []) -> Judgement {
    let evaluation = ConditionEvaluation(facts: facts, day: day)
    return Judgement(
      results: rules.map { rule in
        let verdict =
          rule.items.map { RuleVerdict(of: rule, over: $0, evaluation) } ?? RuleVerdict(ofWhole: rule, evaluation)
        return verdict.result(of: rule, waived: waived.contains(rule.id), in: facts.catalogue)
      })
  }
}

/// What came of a rule, with the items and the code that say why.
private struct RuleVerdict {
  let outcome: Outcome
  let items: [String]
  let reason: ReasonCode?

  init(_ outcome: Outcome, _ items: [String], _ reason: ReasonCode?) {
    self.outcome = outcome
    self.items = items
    self.reason = reason
  }

  /// A rule over several items: fails if any fails, else is unknown if any is, else exempt if all are, else passes.
  init(of rule: Rule, over items: [String], _ evaluation: ConditionEvaluation) {
    // The order of the sheet's own catalogue: the first item gives the code.
    let single = evaluation.facts.catalogue.inOrder(items).map { RuleVerdict(of: rule, on: $0, evaluation) }
    let outcome: Outcome =
      if single.contains(where: { $0.outcome == .fail }) {
        .fail
      } else if single.contains(where: { $0.outcome == .unknown }) {
        .unknown
      } else if single.allSatisfy({ $0.outcome == .exempt }) {
        .exempt
      } else {
        .pass
      }
    let deciding = single.filter { $0.outcome == outcome }
    self.init(outcome, deciding.flatMap(\.items), outcome == .pass ? nil : deciding.first?.reason)
  }

  /// A rule on one item, with a = applies ∧ when and r = require (design.md §8).
  private init(of rule: Rule, on item: String, _ evaluation: ConditionEvaluation) {
    let applies = evaluation.facts.catalogue.position(of: item).map { evaluation.facts.applies[$0] } ?? .true
    let when = rule.when.map { evaluation.truth(of: $0, item: item) } ?? .true
    let require = evaluation.truth(of: rule.require, item: item)
    switch (applies & when, require) {
    case (.false, _): self.init(.exempt, [item], applies == .false ? .exemptGate : .exemptWhen)
    case (_, .true): self.init(.pass, [item], nil)
    case (_, .unknown):
      self.init(.unknown, [item], evaluation.code(of: rule.require, item: item, unknown: true))
    case (.unknown, .false): self.init(.unknown, [item], applies == .unknown ? .appliesUnknown : .whenUnknown)
    case (.true, .false): self.init(.fail, [item], evaluation.code(of: rule.require, item: item, unknown: false))
    }
  }

  /// A rule without items: a = when; it names the items of the leaves that decided.
  init(ofWhole rule: Rule, _ evaluation: ConditionEvaluation) {
    func deciding(_ condition: Condition, unknown: Bool) -> [String] {
      evaluation.decidingItems(of: condition, item: nil, unknown: unknown)
    }
    let when = rule.when.map { evaluation.truth(of: $0, item: nil) } ?? .true
    switch (when, evaluation.truth(of: rule.require, item: nil)) {
    case (.false, _): self.init(.exempt, rule.when.map { deciding($0, unknown: false) } ?? [], .exemptWhen)
    case (_, .true): self.init(.pass, [], nil)
    case (_, .unknown):
      self.init(
        .unknown, deciding(rule.require, unknown: true),
        evaluation.code(of: rule.require, item: nil, unknown: true))
    case (.unknown, .false): self.init(.unknown, rule.when.map { deciding($0, unknown: true) } ?? [], .whenUnknown)
    case (.true, .false):
      self.init(
        .fail, deciding(rule.require, unknown: false), evaluation.code(of: rule.require, item: nil, unknown: false))
    }
  }

  /// A waiver turns only a failure into `waived`, and keeps its items.
  func result(of rule: Rule, waived: Bool, in catalogue: Catalogue) -> RuleResult {
    let isWaived = waived && outcome == .fail
    return RuleResult(
      rule: rule.id, severity: rule.severity, outcome: isWaived ? .waived : outcome,
      items: catalogue.inOrder(items), reason: isWaived ? .waived : reason)
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
