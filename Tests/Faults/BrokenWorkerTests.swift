import ChildProcess
import Foundation
import TestSupport
import Testing

/// Tests/Faults/broken: workers broken on purpose, which `Tests/with-broken-worker` runs. That takes minutes each; here
/// they only must not rot.
@Suite("Workers broken on purpose")
struct BrokenWorkerTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test("every patch still fits the code that it breaks")
  func patchesApply() throws {
    let folder = Self.root.appending(path: "Tests/Faults/broken").path
    let patches = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".patch") }.sorted()
    #expect(patches.count >= 4)
    for patch in patches {
      let tried = try ChildCommand(
        "/usr/bin/env", ["git", "apply", "--check", "\(folder)/\(patch)"],
        environment: ChildCommand.environment(keeping: ["PATH"]), workingDirectory: Self.root.path
      ).capture(within: .seconds(30))
      #expect(tried.status.isSuccess, "\(patch): \(String(decoding: tried.errors, as: UTF8.self))")
    }
  }
}
