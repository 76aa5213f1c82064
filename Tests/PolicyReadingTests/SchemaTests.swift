import DisclosureCore
import Foundation
import PolicyReading
import RandomPolicies
import Testing

/// The JSON Schemas for editors, by a validator that is not ours.
@Suite("The schemas of policies and policy tests agree with what reads them", .enabled(if: SchemaValidator.isThere))
struct SchemaTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private func files(in folder: String) throws -> [String] {
    let folder = Self.root.appending(path: folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".yaml") }
    #expect(!names.isEmpty)
    return names.sorted().map { folder.appending(path: $0).path }
  }

  @Test("packs, fixtures and samples are valid; a pack that waits for its source is not")
  func valid() throws {
    let policies = try ["Deployment/policies", "Tests/Fixtures/policies", "Tests/Fixtures/demo"].flatMap(files(in:))
    for (path, said) in zip(policies, try SchemaValidator.said(of: policies, by: "policy")) {
      #expect((said == "valid") == !path.hasSuffix("mhlw-7.0-annex-sds.yaml"), "\(path): \(said)")
    }
    let tests = try files(in: "Deployment/policies/tests")
    #expect(try SchemaValidator.said(of: tests, by: "policy-test") == tests.map { _ in "valid" })
  }

  @Test("whatever policy can be written is valid")
  func random() throws {
    var random = RandomPolicies(seed: 6)
    let texts = (0..<100).map { _ in PolicyText.of(random.policy(depth: 5)) }
    for (text, said) in zip(texts, try SchemaValidator.said(ofTexts: texts, by: "policy")) {
      #expect(said == "valid", "\(said)\n\(text)")
    }
  }

  @Test("a policy that is broken is refused by both")
  func brokenPolicies() throws {
    let head = "policy: a\nform: SDS 5.0\nrules:\n"
    let rules = [
      "- {id: a, items: [\"2\"], expect: yes, severity: minor, note: x}", "- {id: a, items: [\"2\"], expect: yes}",
      "- {id: A, items: [\"2\"], expect: yes, severity: minor}",
      "- {id: a, items: [\"2\"], expect: yes, severity: grave}",
      "- {id: a, items: [\"999\"], expect: yes, severity: minor}", "- {id: a, items: [], expect: yes, severity: minor}",
      "- {id: a, items: [\"17.1\"], expect: yes, severity: minor}",
      "- {id: a, items: \"2\", expect: yes, severity: minor}",
      "- {id: a, items: {section: S17}, expect: yes, severity: minor}",
      "- {id: a, items: {polarity: good}, expect: yes, severity: minor}",
      "- {id: a, items: {section: S5, polarity: wanted}, expect: yes, severity: minor}",
      "- {id: a, items: {range: 59}, expect: yes, severity: minor}",
      "- {id: a, items: all, expect: maybe, severity: minor}",
      "- {id: a, items: all, expect: [], severity: minor}", "- {id: a, items: all, severity: minor}",
      "- {id: a, expect: yes, severity: minor}", "- {id: a, expect: yes, require: {finding: G1}, severity: minor}",
      "- {id: a, items: all, expect: yes, require: {is: yes}, severity: minor}",
      "- {id: a, require: {is: yes}, severity: minor}", "- {id: a, require: {remark: present}, severity: minor}",
      "- {id: a, items: all, require: {remark: absent}, severity: minor}",
      "- {id: a, require: {item: \"60\", is: yes}, severity: minor}",
      "- {id: a, require: {item: \"2\", is: applies}, severity: minor}",
      "- {id: a, items: all, require: {item: \"60\", is: [applies, no]}, severity: minor}",
      "- {id: a, require: {all: []}, severity: minor}", "- {id: a, require: {not: {}}, severity: minor}",
      "- {id: a, require: {any: [{finding: G1, edition: {atLeast: \"5.0\"}}]}, severity: minor}",
      "- {id: a, require: {atLeast: 0, of: [{finding: G1}]}, severity: minor}",
      "- {id: a, require: {atLeast: 1}, severity: minor}", "- {id: a, require: {of: [{finding: G1}]}, severity: minor}",
      "- {id: a, require: {sheetAge: {atMost: 2 years}}, severity: minor}",
      "- {id: a, require: {sheetAge: 24 months}, severity: minor}",
      "- {id: a, require: {edition: {atLeast: five}}, severity: minor}",
      "- {id: a, require: {finding: Z9}, severity: minor}",
      "- {id: a, items: all, when: {is: perhaps}, expect: yes, severity: minor}", "- a",
    ]
    let texts =
      rules.map { head + $0 + "\n" } + [
        head + "  []\n", "policy: a\nform: SDS 5.0\n", "policy: A\nform: SDS 5.0\nrules: [{}]\n",
        "policy: a\nform: MDS 9.0\nrules: [{}]\n", "policy: a\nform: SDS 5.0\nrules: {}\nrule: []\n",
      ]
    for (text, said) in zip(texts, try SchemaValidator.said(ofTexts: texts, by: "policy")) {
      #expect(said.hasPrefix("invalid"), "\(text)")
      #expect(throws: PolicyProblems.self, "\(text)") { try PolicyFile(Array(text.utf8)) }
    }
  }

  @Test("a file of policy tests that is broken is refused by both")
  func brokenTests() throws {
    let baseline = try PolicyFile(
      Array(Data(contentsOf: Self.root.appending(path: "Deployment/policies/baseline.yaml"))))
    let (sheet, expect) = ("sheet: {date: 2026-01-01}", "expect: {decision: refer}")
    let tests = [
      "{\(sheet), \(expect)}", "{name: \"\", \(sheet), \(expect)}", "{name: a, \(expect)}", "{name: a, \(sheet)}",
      "{name: a, sheet: {}, \(expect)}", "{name: a, date: 24.11.2026, \(sheet), \(expect)}",
      "{name: a, \(sheet), expect: {}}", "{name: a, \(sheet), expect: {decision: accepted}}",
      "{name: a, \(sheet), expect: {results: {wanted-met: waved}}}", "{name: a, \(sheet), expect: {result: {}}}",
      "{name: a, \(sheet), expect: {results: []}}", "{name: a, \(sheet), \(expect), note: x}",
      "{name: a, sheet: {date: 2026-13-01}, \(expect)}", "{name: a, sheet: {date: 2026-01-01, answer: {}}, \(expect)}",
      "{name: a, sheet: {date: 2026-01-01, answers: {\"999\": yes}}, \(expect)}",
      "{name: a, sheet: {date: 2026-01-01, answers: {\"17.1\": yes}}, \(expect)}",
      "{name: a, sheet: {date: 2026-01-01, answers: {\"60\": yes}}, \(expect)}",
      "{name: a, sheet: {date: 2026-01-01, answers: {\"2\": applies}}, \(expect)}",
      "{name: a, sheet: {date: 2026-01-01, answers: {\"2\": explicit}}, \(expect)}",
      "{name: a, sheet: {date: 2026-01-01, answers: {\"2\": [yes]}}, \(expect)}",
      "{name: a, sheet: {date: 2026-01-01, remarks: {\"2\": \"\"}}, \(expect)}",
      "{name: a, sheet: {date: 2026-01-01, remarks: {\"0\": 本文}}, \(expect)}",
      "{name: a, sheet: {date: 2026-01-01, remarks: {\"2\": []}}, \(expect)}",
      "{name: a, sheet: {date: 2026-01-01, remarks: {\"2\": [0]}}, \(expect)}",
      "{name: a, sheet: {date: 2026-01-01, numbered: [{text: 本文}]}, \(expect)}",
      "{name: a, sheet: {date: 2026-01-01, numbered: [{number: 1, names: [\"999\"]}]}, \(expect)}",
      "{name: a, sheet: {date: 2026-01-01, numbered: [{number: 1, note: x}]}, \(expect)}",
      "{name: a, \(sheet), waivers: [{rule: wanted-met}], \(expect)}",
      "{name: a, \(sheet), waivers: [{rule: Wanted, until: 2026-01-01}], \(expect)}",
      "{name: a, \(sheet), waivers: [{rule: wanted-met, until: soon}], \(expect)}",
      "{name: a, sheet: {date: 2026-01-01, others: maybe}, \(expect)}",
      "{name: a, sheet: {date: 2026-01-01, others: []}, \(expect)}", "a",
    ]
    let texts = tests.map { "policy: p.yaml\ntests:\n- \($0)\n" } + ["policy: p.yaml\ntests: []\n", "tests: [{}]\n"]
    for (text, said) in zip(texts, try SchemaValidator.said(ofTexts: texts, by: "policy-test")) {
      #expect(said.hasPrefix("invalid"), "\(text)")
      #expect(throws: PolicyProblems.self, "\(text)") { try PolicyTestFile(Array(text.utf8)) { _ in baseline } }
    }
  }

  @Test("the items and gates of the schemas are those of the catalogue", arguments: ["policy", "policy-test"])
  func items(schema: String) throws {
    let answerable = Catalogue.sds50.items.filter(\.isAnswerable)
    let text = try Data(contentsOf: SchemaValidator.schema(schema))
    let root = try #require(JSONSerialization.jsonObject(with: text) as? [String: Any])
    let definitions = try #require(root["$defs"] as? [String: [String: Any]])
    #expect(definitions["item"]?["enum"] as? [String] == answerable.map(\.id))
    let gates = answerable.filter { $0.kind == .gate }.map(\.id)
    if schema == "policy" { #expect(definitions["gate"]?["enum"] as? [String] == gates) }
    if schema == "policy-test" {
      #expect(
        try String(contentsOf: SchemaValidator.schema(schema), encoding: .utf8).contains(
          "^(\(gates.joined(separator: "|")))$"))
    }
  }
}
