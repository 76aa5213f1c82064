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
}
