import DisclosureCore
import PolicyReading
import RandomPolicies
import Testing

@Suite("A policy written out as a file")
struct RoundTripTests {
  @Test("is read as the same policy, whatever its conditions", arguments: 0..<20)
  func roundTrip(seed: UInt64) throws {
    var random = RandomPolicies(seed: seed)
    for _ in 0..<25 {
      let policy = random.policy(depth: 5)
      let text = PolicyText.of(policy)
      #expect(try PolicyFile(Array(text.utf8)).policy == policy, "\(text)")
    }
  }
}

/// Policies as people write them: rules as blocks, conditions as flow mappings.
enum PolicyText {
  static func of(_ policy: Policy) -> String {
    "policy: p\nform: \(policy.form)\nrules:\n" + policy.rules.map(rule).joined()
  }

  private static func rule(_ rule: Rule) -> String {
    var text = "- id: \(rule.id)\n  severity: \(rule.severity.rawValue)\n"
    if let items = rule.items { text += "  items: [\(items.map { "\"\($0)\"" }.joined(separator: ", "))]\n" }
    if let when = rule.when { text += "  when: \(condition(when))\n" }
    if case .is(nil, let answers) = rule.require, rule.id != "r1" {
      text += "  expect: \(list(answers))\n"
    } else {
      text += "  require: \(condition(rule.require))\n"
    }
    return text
  }

  private static func condition(_ condition: Condition) -> String {
    switch condition {
    case .is(let item, let answers): "{\(named(item))is: \(list(answers))}"
    case .remarkPresent(let item): "{\(named(item))remark: present}"
    case .all(let parts): "{all: [\(parts.map(self.condition).joined(separator: ", "))]}"
    case .any(let parts): "{any: [\(parts.map(self.condition).joined(separator: ", "))]}"
    case .not(let part): "{not: \(self.condition(part))}"
    case .atLeast(let count, let parts):
      "{atLeast: \(count), of: [\(parts.map(self.condition).joined(separator: ", "))]}"
    case .sheetAge(let months): "{sheetAge: {atMost: \(months) months}}"
    case .edition(let least): "{edition: {atLeast: \"\(least)\"}}"
    case .finding(let code): "{finding: \(code.text)}"
    }
  }

  private static func named(_ item: String?) -> String { item.map { "item: \"\($0)\", " } ?? "" }

  /// Alone, an answer needs no brackets.
  private static func list(_ answers: AnswerSet) -> String {
    let names = answers.inOrder.map(\.name)
    return names.count == 1 ? names[0] : "[\(names.joined(separator: ", "))]"
  }
}
