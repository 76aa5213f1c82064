import DisclosureCore
import Foundation
import PolicyReading
import SheetParsing
import Testing

/// A policy that uses the whole language, judged on sheets of our own.
@Suite("The sample policy with every condition")
struct FixtureTests {
  private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures")

  private func judge(_ name: String) throws -> Judgement {
    let file = try PolicyFile(Array(Data(contentsOf: Self.fixtures.appending(path: "policies/conditions.yaml"))))
    let sheet = try SheetReader.read(Array(Data(contentsOf: Self.fixtures.appending(path: "sheets/\(name).txt"))))
    return try file.policy.judge(SheetFacts(sheet), on: #require(CalendarDay(iso: "2026-11-24")))
  }

  struct Expected: Sendable {
    let sheet: String
    let decision: Decision
    let score: Int
    /// What did not pass, with its reason.
    let results: [String]
  }

  @Test(
    "gives each sheet what its answers say",
    arguments: [
      Expected(
        sheet: "good", decision: .accept, score: 957,
        results: ["public-line-protected exempt.when", "one-reading-arm condition.unmet"]),
      Expected(
        sheet: "contradictions", decision: .reject, score: 783,
        results: [
          "public-line-protected exempt.when", "one-reading-arm condition.unmet", "no-flat-refusal condition.unmet",
          "links-sound finding.present",
        ]),
      Expected(
        sheet: "inconsistent", decision: .reject, score: 652,
        results: [
          "public-line-protected exempt.when",
          "two-factors-explained remark.missing", "one-reading-arm condition.unmet", "no-flat-refusal condition.unmet",
          "gates-sound finding.present",
        ]),
      Expected(
        sheet: "marks-lost", decision: .refer, score: 286,
        results: [
          "access-log answer.unresolved", "public-line-protected condition.unknown", "some-safe-line condition.unknown",
          "exemption-explained when.unknown", "networks-answered answer.unresolved",
          "one-reading-arm condition.unknown", "no-flat-refusal condition.unknown", "gates-sound finding.undetermined",
        ]),
    ])
  func judged(_ expected: Expected) throws {
    let judgement = try judge(expected.sheet)
    #expect(
      judgement.results.compactMap { result in result.reason.map { "\(result.rule) \($0.rawValue)" } }
        == expected.results)
    #expect(judgement.decision == expected.decision)
    #expect(judgement.score == expected.score)
  }
}
