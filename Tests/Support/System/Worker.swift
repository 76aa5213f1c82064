package import ChildProcess
package import Foundation

/// One worker as a child process; its log is kept in a file.
package final class Worker: Sendable {
  package let name: String
  package let log: URL
  private let process: ChildProcess
  /// Kills the worker when this process ends in whatever way: it reads from a pipe that closes then.
  private let watcher: ChildProcess

  init(_ name: String, _ command: ChildCommand, log: URL) throws {
    self.name = name
    self.log = log
    if !FileManager.default.fileExists(atPath: log.path) { try Data().write(to: log) }
    let file = try FileHandle(forWritingTo: log)
    try file.seekToEnd()
    process = try ChildProcess(
      command, output: .descriptor(file.fileDescriptor), errors: .descriptor(file.fileDescriptor))
    let watch = ChildCommand("/bin/sh", ["-c", "read -r _; kill -9 \"$1\"", "watch", "\(process.processID)"])
    watcher = try ChildProcess(watch, input: .pipe, output: .null, errors: .null)
  }

  package var isRunning: Bool { process.isRunning }

  /// Ends it as a power cut would.
  package func kill() {
    watcher.kill()
    process.kill()
    process.wait()
  }

  /// Asks it to end, and says how it did; nil where it did not within the limit.
  package func terminate(within limit: Duration = .seconds(60)) -> ChildProcess.ExitStatus? {
    process.terminate()
    guard let status = process.waitUpTo(limit) else { return nil }
    watcher.kill()
    return status
  }

  /// Freezes it, and returns once it stands still.
  package func freeze() throws {
    process.signal(SIGSTOP)
    try until("\(name) stands still") { state == "T" }
  }

  /// The processes that it has started and that still run.
  package var children: Set<String> {
    let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process.processID)/task")) ?? []
    return Set(
      tasks.flatMap { task in
        let path = "/proc/\(process.processID)/task/\(task)/children"
        return ((try? String(contentsOfFile: path, encoding: .utf8)) ?? "").split(separator: " ").map(String.init)
      })
  }

  package func thaw() { process.signal(SIGCONT) }

  /// As /proc has it: R, S, T, Z; the field behind the program's name in parentheses.
  private var state: String? {
    let stat = try? String(contentsOfFile: "/proc/\(process.processID)/stat", encoding: .utf8)
    return stat?.split(separator: ")").last?.split(separator: " ").first.map(String.init)
  }

  /// All that it and those before it under this name said, line by line.
  package var lines: [String] {
    let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map(String.init)
  }

  /// The end of what it said.
  package var lastWords: String {
    let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
    return "--- \(name)\n\(text.suffix(3_000))"
  }
}
