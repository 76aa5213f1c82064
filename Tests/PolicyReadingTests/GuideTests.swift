import DisclosureCore
import Foundation
import PolicyReading
import Testing

/// The page for people who write policies tells what the program does.
@Suite("The guide to writing policies")
struct GuideTests {
  private static let page = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Deployment/guide/policies.md")

  private func samples() throws -> [String] {
    let page = try String(contentsOf: Self.page, encoding: .utf8)
    return page.components(separatedBy: "```yaml\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
  }

  /// The first sample of the page, with the rule of the second put behind it.
  private func policy() throws -> Policy {
    let samples = try samples().prefix(2)
    let gated = "  - { id: gated, items: [\"48\"], expect: yes, severity: major }\n"
    let sound = "  - { id: sound, require: { not: { finding: G1 } }, severity: major }\n"
    return try PolicyFile(Array((samples.joined() + gated + sound).utf8)).policy
  }

  private func result(of rule: String, _ answers: [String: Answer], findings: [Finding] = []) throws -> String {
    let rows = Catalogue.sds50.items.map { item in
      let answer = answers[item.id]
      return SheetFacts.Row(
        state: item.isAnswerable ? (answer == nil ? .unresolved : .explicit) : nil, answer: answer,
        remarkPresent: false)
    }
    let facts = SheetFacts(
      catalogue: .sds50, rows: rows, date: nil, findings: findings,
      undetermined: findings.isEmpty ? [.init(.gate, 1)] : [])
    let results = try policy().judge(facts, on: #require(CalendarDay(iso: "2026-11-24"))).results
    let result = try #require(results.first { $0.rule == rule })
    return ([result.outcome.name] + [result.reason?.rawValue].compactMap(\.self) + result.items).joined(separator: " ")
  }

  @Test(
    "has examples that come out as it says",
    arguments: [
      ("gated", ["74": .applies, "48": .no], "fail answer.no 48"),
      ("gated", ["74": .doesNotApply, "48": .no], "exempt exempt.gate 48"), ("gated", ["48": .yes], "pass 48"),
      ("gated", ["48": .no], "unknown applies.unknown 48"),
      ("gated", ["74": .applies], "unknown answer.unresolved 48"),
      ("public-line-protected", ["60": .applies, "62": .doesNotApply, "63": .applies], "pass"),
      (
        "public-line-protected", ["60": .applies, "62": .doesNotApply, "63": .doesNotApply],
        "fail condition.unmet 62 63"
      ),
      ("public-line-protected", ["60": .applies, "62": .doesNotApply], "unknown condition.unknown 63"),
      (
        "public-line-protected", ["60": .doesNotApply, "62": .doesNotApply, "63": .doesNotApply],
        "exempt exempt.when 60"
      ),
      ("public-line-protected", ["62": .doesNotApply, "63": .doesNotApply], "unknown when.unknown 60"),
      ("public-line-protected", ["62": .applies], "pass"),
      ("exemption-explained", ["20": .notApplicable, "21": .yes], "fail remark.missing 20"),
      ("sound", [:], "unknown finding.undetermined"),
    ] as [(String, [String: Answer], String)])
  func examples(rule: String, answers: [String: Answer], expected: String) throws {
    #expect(try result(of: rule, answers) == expected)
  }

  @Test("has a policy test that the pack it speaks of passes")
  func policyTest() throws {
    let packs = Self.page.deletingLastPathComponent().deletingLastPathComponent().appending(path: "policies")
    let baseline = try PolicyFile(Array(Data(contentsOf: packs.appending(path: "baseline.yaml"))))
    let sample = try #require(samples().first { $0.contains("tests:") })
    let file = try PolicyTestFile(Array(sample.utf8)) { _ in baseline }
    #expect(file.tests.count == 1)
    for test in file.tests { #expect(test.differences(from: baseline.policy).isEmpty) }
  }

  @Test("names the findings that can be asked for, and every reason")
  func complete() throws {
    let page = try String(contentsOf: Self.page, encoding: .utf8)
    #expect(page.contains("G1 to G11, X1 to X20, R1 to R8 and H1 to H10"))
    #expect(Finding.Code.checked.count == 49)
    for reason in ReasonCode.allCases { #expect(page.contains("`\(reason.rawValue)`"), "\(reason)") }
  }
}
