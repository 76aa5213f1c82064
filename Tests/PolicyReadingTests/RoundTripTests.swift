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
    if let when = rule.when { text += "  when: \(when.yaml)\n" }
    if case .is(nil, let answers) = rule.require, rule.id != "r1" {
      text += "  expect: \(answers.yaml)\n"
    } else {
      text += "  require: \(rule.require.yaml)\n"
    }
    return text
  }
}
