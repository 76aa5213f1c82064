/// What a rule asks of a sheet, apart from its name and severity: equal demands come to the same on every sheet.
struct Demand: Hashable {
  let items: [String]?
  let when: Condition?
  let require: Condition

  init(_ rule: Rule) {
    items = rule.items
    when = rule.when
    require = rule.require
  }
}

extension Rule {
  /// The same rule, with an equal demand that others share.
  func sharing(_ demand: Demand) -> Rule {
    Rule(id: id, severity: severity, items: demand.items, when: demand.when, require: demand.require)
  }
}

extension Outcome {
  /// A rule on one item, with a = applies ∧ when and r = require (design.md §8).
  init(applies: Truth, requires: Truth) {
    self =
      switch (applies, requires) {
      case (.false, _): .exempt
      case (_, .true): .pass
      case (.true, .false): .fail
      case (_, .unknown), (.unknown, .false): .unknown
      }
  }

  /// Stands where a sheet was not asked yet: before waivers, no demand comes to it.
  static let notAsked = Outcome.waived
}
