import ChildProcess
import Foundation
import TestSupport
import Testing

/// What people do with policies before they apply them: no Kafka, no database.
@Suite("Policies are worked on without any service")
struct PolicyCommandTests {
  private struct Said {
    let status: ChildProcess.ExitStatus
    let output: String
    let errors: String

    init(_ arguments: String...) throws {
      let run = try Programs.command("kaiji", arguments, environment: [:])
        .capture(mostOutput: 1 << 20, within: .seconds(120))
      status = run.status
      output = String(decoding: run.output, as: UTF8.self)
      errors = String(decoding: run.errors, as: UTF8.self)
    }
  }

  /// A file of policy tests for the fixture `access`.
  private func tests(_ text: String) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: "policy-tests-\(UUID().uuidString).yaml")
    try Data("policy: \(Fixture.policy("access"))\ntests:\n\(text)".utf8).write(to: file)
    return file.path
  }

  private static let good = "- {name: 空, sheet: {date: 2026-01-01}, expect: {decision: refer}}\n"
  private static let bad = "- {name: 違う, sheet: {date: 2026-01-01}, expect: {decision: accept}}\n"

  @Test("a policy test that fails gives 1, a file that is none 2, and both languages say why")
  func policyTests() throws {
    let (passes, fails, wrong) = try (tests(Self.good), tests(Self.good + Self.bad), tests(Self.good + "- {}\n"))
    defer { for path in [passes, fails, wrong] { _ = unsafe unlink(path) } }
    let passed = try Said("policy", "test", passes)
    #expect(passed.status == .exited(0) && passed.output.contains("1 tests, 0 failed"), "\(passed)")
    let failed = try Said("policy", "test", passes, fails)
    #expect(failed.status == .exited(1), "\(failed)")
    #expect(failed.output.contains("FAILED 違う\n           decision: expected accept, found refer"), "\(failed)")
    #expect(try Said("policy", "test", fails, "--lang", "ja").output.contains("判定: 期待 適合、実際 要確認"))
    #expect(try Said("policy", "test", fails, "--format", "json").output.contains("\"failed\":1"))
    let refused = try Said("policy", "test", wrong, fails)
    #expect(refused.status == .exited(2) && refused.output.contains("1 failed"), "\(refused)")
    #expect(refused.errors.contains("\(wrong):4:3: 'name' is missing"), "\(refused)")
  }

  @Test("each policy is checked, those behind a wrong one too, and the exit code is the highest")
  func checkAll() throws {
    let (good, second) = (Fixture.policy("access"), Fixture.policy("continuity"))
    let wrong = FileManager.default.temporaryDirectory.appending(path: "policy-\(UUID().uuidString).yaml")
    try Data("policy: A\nform: SDS 5.0\nrules: []\n".utf8).write(to: wrong)
    defer { try? FileManager.default.removeItem(at: wrong) }
    #expect(try Said("policy", "check", good, second).status == .exited(0))
    let said = try Said("policy", "check", wrong.path, good, "/nowhere.yaml", second)
    #expect(said.status == .exited(2) && said.output.isEmpty)
    for line in [
      "\(wrong.path):1:9: the name", "\(wrong.path):3:8: rules must", "\(good): access, 4 rules for SDS 5.0\n",
      "/nowhere.yaml: No such file", "\(second): continuity, 3 rules for SDS 5.0\n",
    ] {
      #expect(said.errors.contains(line), "\(line): \(said)")
    }
  }

  @Test("a rule's result is explained down to the lines of the sheet, and a rule that is not there is told")
  func explain() throws {
    let (policy, sheet) = (Fixture.policy("conditions"), Fixture.sheet("marks-lost"))
    func explain(_ rule: String, _ language: String) throws -> Said {
      try Said("policy", "explain", policy, rule, sheet, "--date", "2026-11-24", "--lang", language)
    }
    let english = try explain("some-safe-line", "en")
    #expect(english.status == .exited(0), "\(english)")
    for line in ["require: at least 1 of these: unknown", "63.1 is yes: unknown", "59: unresolved  (line 171: "] {
      #expect(english.output.contains(line), "\(line): \(english)")
    }
    let japanese = try explain("some-safe-line", "ja")
    for line in ["require: 次の 1 件以上: 不明", "63.1 がはい: 不明", "59: 未読取  (line 171: "] {
      #expect(japanese.output.contains(line), "\(line): \(japanese)")
    }
    let several = try explain("access-log", "en").output
    #expect(several.contains("applies (17.3=yes | 17.3=no): unknown\n      17.3: unresolved"), "\(several)")
    let json = try Said("policy", "explain", policy, "fresh", sheet, "--date", "2026-11-24", "--format", "json").output
    #expect(json.contains("\"condition\":\"{sheetAge: {atMost: 24 months}}\""), "\(json)")
    let refused = try explain("acces-log", "en")
    #expect(refused.status == .exited(2) && refused.errors.contains("there are access-log, "), "\(refused)")
  }

  @Test("what a new revision would change is told rule by rule, and nothing where it is the same")
  func diff() throws {
    let old = Fixture.policy("access")
    let text = String(decoding: fileBytes(old), as: UTF8.self)
      .replacing("expect: [yes, notApplicable]", with: "expect: yes").replacing("\"17.3.1\", ", with: "")
    let new = FileManager.default.temporaryDirectory.appending(path: "policy-\(UUID().uuidString).yaml")
    try Data(text.utf8).write(to: new)
    defer { try? FileManager.default.removeItem(at: new) }
    let english = try Said("policy", "diff", old, new.path)
    #expect(english.status == .exited(0), "\(english)")
    let told = [
      "~ changed  access-log  アクセス記録を利用者が確認できる\n      items: - 17.3.1\n",
      "require: {is: [yes, notApplicable]} → {is: yes}\n", "0 added, 0 removed, 2 changed, 2 the same",
    ]
    for line in told { #expect(english.output.contains(line), "\(line): \(english)") }
    #expect(try Said("policy", "diff", old, new.path, "--lang", "ja").output.contains("変更 2 件、同じ 2 件"))
    #expect(try Said("policy", "diff", old, old).output.contains("the rules are the same"))
    let json = try Said("policy", "diff", old, new.path, "--format", "json").output
    #expect(json.contains("\"itemsRemoved\":[\"17.3.1\"]"), "\(json)")
  }
}
