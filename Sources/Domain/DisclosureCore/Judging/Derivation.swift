/// How a rule's result came about on one sheet, step by step.
///
/// For people, one rule at a time. Judging takes a faster way; a test holds both to the same outcome.
package struct Derivation: Sendable {
  package let rule: Rule
  package let result: RuleResult
  /// One for each item of the rule, in the rule's order, or one for a rule about the sheet as a whole.
  package let cases: [Case]

  /// What the rule came to on one item, or on the sheet.
  package struct Case: Sendable {
    package let item: String?
    /// Whether the form's own conditions let the item apply; a sheet always does.
    package let applies: Truth
    /// The rows on which that depends; each counts only as far as it applies itself.
    package let dependsOn: [Dependency]
    package let when: Step?
    package let require: Step

    package var outcome: Outcome { Outcome(applies: applies & (when?.truth ?? .true), requires: require.truth) }
  }

  package struct Dependency: Sendable {
    /// In the catalogue.
    package let position: Int
    package let applies: Truth
  }

  /// A condition, what it comes to, and the parts it was made of.
  package struct Step: Sendable {
    package let condition: Condition
    /// The row that `is` and `remark` ask; nil for other conditions.
    package let item: String?
    package let truth: Truth
    package let parts: [Step]

    /// The rows asked here and below.
    package var items: [String] { [item].compactMap(\.self) + parts.flatMap(\.items) }
  }

  /// Nil where the policy has no such rule.
  package init?(of id: String, in policy: Policy, on facts: SheetFacts, day: CalendarDay) {
    guard let rule = policy.rules.first(where: { $0.id == id }),
      let result = Policy(form: policy.form, rules: [rule]).judge(facts, on: day).results.first
    else { return nil }
    let sheet = SheetOnADay(facts: facts, day: day)
    self.rule = rule
    self.result = result
    let items: [String?] = rule.items.map { $0.map { $0 } } ?? [nil]
    cases = items.map { item in
      Case(
        item: item, applies: item.map { sheet.row($0).applies } ?? .true, dependsOn: sheet.dependencies(of: item),
        when: rule.when.map { Step($0, about: item, on: sheet) }, require: Step(rule.require, about: item, on: sheet))
    }
  }
}

extension Derivation.Step {
  fileprivate init(_ condition: Condition, about item: String?, on sheet: SheetOnADay) {
    func steps(_ conditions: [Condition]) -> [Derivation.Step] {
      conditions.map { Derivation.Step($0, about: item, on: sheet) }
    }
    var asked: String?
    var parts: [Derivation.Step] = []
    switch condition {
    case .is(let named, let answers):
      asked = named ?? item
      truth = asked.map { sheet.row($0).says(answers) } ?? .unknown
    case .remarkPresent(let named):
      asked = named ?? item
      truth = asked.map { sheet.row($0).remarkPresent } ?? .unknown
    case .all(let conditions):
      parts = steps(conditions)
      truth = parts.reduce(.true) { $0 & $1.truth }
    case .any(let conditions):
      parts = steps(conditions)
      truth = parts.reduce(.false) { $0 | $1.truth }
    case .not(let condition):
      parts = steps([condition])
      truth = parts.reduce(.true) { $0 & !$1.truth }
    case .atLeast(let count, let conditions):
      parts = steps(conditions)
      let (sure, possible) = (parts.count { $0.truth == .true }, parts.count { $0.truth != .false })
      truth = sure >= count ? .true : possible < count ? .false : .unknown
    case .sheetAge(let months): truth = sheet.isAtMost(months: months)
    case .edition(let least): truth = sheet.isForm(atLeast: least)
    case .finding(let code): truth = sheet.has(code)
    }
    self.condition = condition
    self.item = asked
    self.parts = parts
  }
}

extension SheetOnADay {
  /// An item that the catalogue lacks reads as absent and applies.
  fileprivate func row(_ item: String) -> RowCode {
    facts.planes.rows[facts.catalogue.position(of: item) ?? Int(ItemLanes.noRow)]
  }

  fileprivate func dependencies(of item: String?) -> [Derivation.Dependency] {
    guard let position = item.flatMap(facts.catalogue.position(of:)) else { return [] }
    return facts.catalogue.items[position].applicability.items.map {
      Derivation.Dependency(position: $0, applies: facts.planes.rows[$0].applies)
    }
  }

  fileprivate func isForm(atLeast least: String) -> Truth {
    guard let own = Edition(facts.catalogue.form.edition), let least = Edition(least) else { return .unknown }
    return Truth(least <= own)
  }
}
