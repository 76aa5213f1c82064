import ChildProcess
import DisclosureIdentity
import Foundation
import JSONText
import TestSupport
import Testing

/// Deployment/guide/example: another team's program, that shares no code with ours.
@Suite(
  "Another team's program hands in a sheet and reads what became of it", .serialized,
  .enabled(if: RealKafka.isThere && Example.isThere), .runningSystem(.apacheKafka), .workers, .ownThread)
struct ProgramsTests {
  @Test("receipt and assessment as the hospital has them; again is a repeat; what is no sheet is rejected")
  func example() throws {
    let running = try Running.current()
    let hospital = try running.system.addHospital("python")
    try running.subscribe(hospital, to: "蛇カルテ")
    try running.apply("access", to: hospital)
    let options = ["--subscribers", "--vendor", "株式会社見本", "--product", "蛇カルテ"]

    let first = try Example.run(running.system, [Fixture.sheet("good")] + options)
    #expect(first.code == 0, "\(first.errors)")
    let receipt = try #require(first.told.first { $0["event"] == .string("receipt") })
    let assessment = try #require(first.told.first { $0["event"] == .string("assessment") })
    let result = try #require(try running.results(of: hospital, count: 1).first)
    #expect(receipt["outcome"]?.string == "OUTCOME_STORED")
    #expect(receipt["submission"]?.string == result.submission.description)
    #expect(assessment["submission"]?.string == result.submission.description)
    #expect(assessment["hospital"]?.string == "python" && assessment["policy"]?.string == result.verdict.policy)
    #expect(assessment["decision"]?.string == "DECISION_\(result.verdict.decision.uppercased())")

    // Until the publisher's cursor has moved the first receipt may be told again.
    try running.system.waitUntil("everything is told") { try running.system.isIdle() }
    // A receipt says so; no assessment follows, since nothing changed.
    let again = try Example.run(running.system, [Fixture.sheet("good"), "--assessments", "0"] + options)
    #expect(again.code == 0 && again.told.map { $0["outcome"]?.string } == ["OUTCOME_REPEATED"], "\(again.errors)")
    let rejected = try Example.run(running.system, [Fixture.sheet("unreadable")] + options)
    #expect(rejected.code == 2, "\(rejected.errors)")
    #expect(rejected.told.map { $0["code"]?.string } == ["form.unknown"])
  }
}

/// The example, with Google's classes made from our `.proto` files.
private enum Example {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let python = ProcessInfo.processInfo.environment["KAIJI_PYTHON"]

  static let isThere: Bool = {
    if let python, FileManager.default.isExecutableFile(atPath: python) { return true }
    print(
      "skipped: the Python example: KAIJI_PYTHON names no Python with kafka-python (Deployment/setup tests makes it)")
    return false
  }()

  static func run(
    _ system: RunningSystem, _ arguments: [String]
  ) throws -> (code: Int32?, told: [JSONValue], errors: String) {
    let generated = system.folder.appending(path: "generated")
    if !FileManager.default.fileExists(atPath: generated.path) {
      try FileManager.default.createDirectory(at: generated, withIntermediateDirectories: true)
      let folder = root.appending(path: "Proto/disclosure/v1").path
      let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".proto") }
      let made = try ChildCommand(
        "/usr/bin/env",
        ["protoc", "-I", root.appending(path: "Proto").path, "--python_out", generated.path]
          + files.map { "\(folder)/\($0)" },
        environment: ChildCommand.environment(keeping: ["PATH"])
      ).capture(within: .seconds(60))
      guard made.status.isSuccess else { throw StillNot("protoc: \(String(decoding: made.errors, as: UTF8.self))") }
    }
    let script = root.appending(path: "Deployment/guide/example/submit.py").path
    let said = try ChildCommand(
      python ?? "", [script, "--brokers", system.brokers, "--submitter", "another-team"] + arguments,
      environment: ["PYTHONPATH": generated.path, "PYTHONUTF8": "1"]
    ).capture(within: .seconds(120))
    var code: Int32?
    if case .exited(let number) = said.status { code = number }
    let told = try said.output.split(separator: UInt8(ascii: "\n")).map { try JSONValue(parsing: Array($0)) }
    return (code, told, String(decoding: said.errors, as: UTF8.self))
  }
}
