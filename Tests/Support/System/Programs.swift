package import ChildProcess
import Foundation

/// The project's programs, as the build put them beside the running test bundle.
package enum Programs {
  private static let folder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()

  /// A run of one of them; it is given this environment and nothing else.
  package static func command(
    _ program: String, _ arguments: [String] = [], environment: [String: String] = [:]
  ) -> ChildCommand {
    let kept = ChildCommand.environment(keeping: ["LD_LIBRARY_PATH", "PATH", "TMPDIR"])
    return ChildCommand(
      folder.appending(path: program).path, arguments, environment: kept.merging(environment) { _, given in given })
  }
}

/// Files that the tests were given, by their place under `Tests/Fixtures`.
package enum Fixture {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures")

  package static func sheet(_ name: String) -> String { folder.appending(path: "sheets/\(name).txt").path }
  package static func policy(_ name: String) -> String { folder.appending(path: "policies/\(name).yaml").path }
}

/// The bytes of a file that the tests bring along; none where there is no such file, which their reader notices.
package func fileBytes(_ path: String) -> [UInt8] { Array(FileManager.default.contents(atPath: path) ?? Data()) }
