import DisclosureCore
import RandomPolicies
import Testing

@Suite("What a new revision of a policy would change")
struct PolicyDifferenceTests {
  private func rule(
    _ id: String, _ severity: Rule.Severity = .major, items: [String]? = ["2", "3"], when: Condition? = nil,
    answers: [Answer] = [.yes]
  ) -> Rule {
    Rule(id: id, severity: severity, items: items, when: when, require: .is(item: nil, AnswerSet(answers)))
  }

  private func difference(_ old: [Rule], _ new: [Rule]) -> PolicyDifference {
    PolicyDifference(from: Policy(form: "SDS 5.0", rules: old), to: Policy(form: "SDS 5.0", rules: new))
  }

  @Test("is told rule by rule: added, removed, changed in each part, the same")
  func told() throws {
    let found = difference(
      [rule("kept"), rule("gone"), rule("changed", items: ["2", "3", "4"])],
      [
        rule("kept"),
        rule("changed", .minor, items: ["2", "5"], when: .sheetAge(months: 24), answers: [.yes, .notApplicable]),
        rule("new"),
      ])
    #expect(found.added.map(\.id) == ["new"] && found.removed.map(\.id) == ["gone"])
    #expect(found.unchanged == 1 && !found.isReordered && !found.isEmpty)
    let change = try #require(found.changed.first)
    #expect(found.changed.count == 1 && change.new.id == "changed")
    #expect(
      change.fields.map { "\($0.name): \($0.old ?? "-") → \($0.new ?? "-")" } == [
        "severity: major → minor", "when: - → {sheetAge: {atMost: 24 months}}",
        "require: {is: yes} → {is: [yes, notApplicable]}",
      ])
    #expect(change.addedItems == ["5"] && change.removedItems == ["3", "4"])
  }

  @Test("is told where a single part of a rule changes", arguments: ["severity", "when", "require", "items", "whole"])
  func parts(part: String) {
    let old = rule("a", .major)
    let new =
      switch part {
      case "severity": rule("a", .minor)
      case "when": rule("a", when: .finding(.init(.gate, 1)))
      case "require": rule("a", answers: [.no])
      case "items": rule("a", items: ["2", "3", "4"])
      default: rule("a", items: nil)
      }
    for (before, after) in [(old, new), (new, old)] {
      let found = difference([before], [after])
      #expect(found.changed == [.init(old: before, new: after)] && found.unchanged == 0)
    }
  }

  @Test("is nothing where only the order changes, which is told")
  func order() {
    let found = difference([rule("a"), rule("b"), rule("c")], [rule("c"), rule("a"), rule("b")])
    #expect(found.isEmpty && found.isReordered && found.unchanged == 3)
    #expect(!difference([rule("a"), rule("b")], [rule("n"), rule("b")]).isReordered)
  }

  @Test("tells of every rule that judges otherwise, on random policies", arguments: 0..<10)
  func complete(seed: UInt64) {
    var random = RandomPolicies(seed: seed)
    let (old, new) = (random.policy(depth: 2), random.policy(depth: 2))
    let found = PolicyDifference(from: old, to: new)
    #expect(found.changed.allSatisfy { !$0.fields.isEmpty || $0.old.items != $0.new.items })
    #expect(found.added.count + found.changed.count + found.unchanged == new.rules.count)
    #expect(found.removed.count + found.changed.count + found.unchanged == old.rules.count)
    #expect(PolicyDifference(from: old, to: old).isEmpty)
  }
}
