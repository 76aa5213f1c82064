package import DisclosureCore
import DisclosureIdentity

/// What `kaiji policy explain --format json` prints: one document on one line.
package enum ExplainJSON {
  package static func document(
    _ derivation: Derivation, policy: String, title: String?, sheet: Sheet, day: CalendarDay
  ) -> [UInt8] {
    var json = CanonicalJSON()
    json.object { json in
      json.key("policy")
      json.string(policy)
      json.key("rule")
      json.string(derivation.rule.id)
      json.key("title")
      json.string(title)
      json.key("severity")
      json.string(derivation.rule.severity.rawValue)
      json.key("date")
      json.string(day.description)
      json.key("result")
      json.string(derivation.result.outcome.name)
      json.key("reason")
      json.string(derivation.result.reason?.rawValue)
      json.key("items")
      json.array(of: derivation.result.items) { $0.string($1) }
      json.key("steps")
      json.array(of: derivation.cases) { $0.stepsOf($1, in: sheet.catalogue) }
      json.key("readings")
      json.array(of: derivation.rows(in: sheet.catalogue)) { json, position in
        if let reading = sheet.readings[position] { json.reading(reading, of: sheet.catalogue.items[position]) }
      }
    }
    return json.bytes
  }
}

extension Derivation {
  /// Positions of every answerable row that was asked, in the form's order.
  package func rows(in catalogue: Catalogue) -> [Int] {
    var rows: Set<Int> = []
    for one in cases {
      let asked = [one.item].compactMap(\.self) + (one.when?.items ?? []) + one.require.items
      rows.formUnion(asked.compactMap(catalogue.position(of:)))
      rows.formUnion(one.dependsOn.map(\.position))
    }
    return rows.sorted().filter { catalogue.items[$0].isAnswerable }
  }
}

extension Truth {
  fileprivate var name: String {
    switch self {
    case .true: "true"
    case .false: "false"
    case .unknown: "unknown"
    }
  }
}

extension CanonicalJSON {
  fileprivate mutating func stepsOf(_ one: Derivation.Case, in catalogue: Catalogue) {
    object { json in
      json.key("item")
      json.string(one.item)
      json.key("applies")
      json.string(one.applies.name)
      json.key("appliesWhen")
      json.string(one.item.flatMap(catalogue.position(of:)).flatMap { catalogue.items[$0].appliesWhen })
      json.key("when")
      if let when = one.when { json.step(when) } else { json.null() }
      json.key("require")
      json.step(one.require)
      json.key("result")
      json.string(one.outcome.name)
    }
  }

  private mutating func step(_ step: Derivation.Step) {
    object { json in
      json.key("condition")
      json.string(step.condition.yaml)
      json.key("item")
      json.string(step.item)
      json.key("truth")
      json.string(step.truth.name)
      json.key("parts")
      json.array(of: step.parts) { $0.step($1) }
    }
  }
}
