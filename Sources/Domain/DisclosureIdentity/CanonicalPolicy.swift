package import DisclosureCore

/// The bytes by which a policy is identified: its demands alone, without name, titles or comments (encoding.md §1).
package enum CanonicalPolicy {
  package static func body(of policy: Policy) -> [UInt8] {
    var json = CanonicalJSON()
    json.object { json in
      json.key("form")
      json.string(policy.form)
      json.key("rules")
      json.array(of: policy.rules) { $0.rule($1, includingID: true) }
    }
    return json.bytes
  }

  static func body(of rule: Rule, includingID: Bool) -> [UInt8] {
    var json = CanonicalJSON()
    json.rule(rule, includingID: includingID)
    return json.bytes
  }
}

extension CanonicalJSON {
  fileprivate mutating func rule(_ rule: Rule, includingID: Bool) {
    object { json in
      if includingID {
        json.key("id")
        json.string(rule.id)
      }
      json.key("severity")
      json.string(rule.severity.rawValue)
      if let items = rule.items {
        json.key("items")
        json.array(of: items) { $0.string($1) }
      }
      if let when = rule.when {
        json.key("when")
        json.condition(when)
      }
      json.key("require")
      json.condition(rule.require)
    }
  }

  private mutating func condition(_ condition: Condition) {
    object { json in
      switch condition {
      case .is(let item, let answers):
        json.item(item)
        json.key("is")
        json.array(of: answers.inOrder) { $0.string($1.name) }
      case .remarkPresent(let item):
        json.item(item)
        json.key("remark")
        json.string("present")
      case .all(let parts): json.conditions("all", parts)
      case .any(let parts): json.conditions("any", parts)
      case .not(let part):
        json.key("not")
        json.condition(part)
      case .atLeast(let count, let parts):
        json.key("atLeast")
        json.number(count)
        json.conditions("of", parts)
      case .sheetAge(let months):
        json.key("sheetAgeMonths")
        json.number(months)
      case .edition(let least):
        json.key("editionAtLeast")
        json.string(least)
      case .finding(let code):
        json.key("finding")
        json.string(code.text)
      }
    }
  }

  private mutating func item(_ item: String?) {
    guard let item else { return }
    key("item")
    string(item)
  }

  private mutating func conditions(_ name: String, _ parts: [Condition]) {
    key(name)
    array(of: parts) { $0.condition($1) }
  }
}
