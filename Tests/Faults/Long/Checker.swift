import ChildProcess
import Foundation
import TestSupport

/// Tests/Faults/checker: a program in Python that says whether a finished run kept every promise.
struct Checker {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let python = ProcessInfo.processInfo.environment["KAIJI_PYTHON"]

  static let isThere: Bool = {
    if let python, FileManager.default.isExecutableFile(atPath: python) { return true }
    print("skipped: the checker: KAIJI_PYTHON names no Python with what it needs (Deployment/setup tests makes it)")
    return false
  }()

  let system: RunningSystem

  struct Said {
    let code: ChildProcess.ExitStatus
    let output, errors: String
  }

  func look(_ ledger: Ledger) throws -> Said {
    let generated = system.folder.appending(path: "generated")
    try FileManager.default.createDirectory(at: generated, withIntermediateDirectories: true)
    let proto = Self.root.appending(path: "Proto").path
    let files = try FileManager.default.contentsOfDirectory(atPath: "\(proto)/disclosure/v1")
    let environment = ChildCommand.environment(keeping: ["PATH", "LD_LIBRARY_PATH"])
    let made = try ChildCommand(
      "/usr/bin/env",
      ["protoc", "-I", proto, "--python_out", generated.path] + files.map { "\(proto)/disclosure/v1/\($0)" },
      environment: environment
    ).capture(within: .seconds(60))
    guard made.status.isSuccess else { throw StillNot("protoc: \(String(decoding: made.errors, as: UTF8.self))") }
    let said = try ChildCommand(
      Self.python ?? "",
      [
        Self.root.appending(path: "Tests/Faults/checker/check.py").path, "--ledger", ledger.file.path, "--brokers",
        system.brokers, "--database", system.environment["KAIJI_DATABASE_URL"] ?? "", "--kaiji",
        Programs.command("kaiji").executable,
      ],
      environment: environment.merging([
        "PYTHONPATH": generated.path, "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1",
      ]) { _, own in own }
    ).capture(within: .seconds(300))
    return Said(
      code: said.status, output: String(decoding: said.output, as: UTF8.self),
      errors: String(decoding: said.errors, as: UTF8.self))
  }
}
