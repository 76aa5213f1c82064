import Foundation
import Glibc
import Synchronization

/// The process of one broker, which may be ended and started again on the same data and ports.
///
/// It ends with its owner or with our process, however that ends: a watcher waits for a pipe to close.
final class BrokerProcess: Sendable {
  private let files: BrokerFiles
  private let home: URL
  /// The watcher hears from this end which process is the broker, and kills it when the end closes.
  private let lifeline: Pipe
  private let broker: Mutex<Process>
  /// While no broker runs.
  private let ports = Mutex<[HeldPort]>([])

  init(_ files: BrokerFiles, home: URL) throws {
    (self.files, self.home) = (files, home)
    lifeline = try Self.watch(files.folder)
    let first = try files.java(home, "kafka.Kafka", [])
    broker = Mutex(first)
    tell(first)
  }

  var isRunning: Bool { broker.withLock(\.isRunning) }

  /// Ends the broker as a power cut would.
  func kill() {
    broker.withLock { broker in
      guard broker.isRunning else { return }
      Glibc.kill(broker.processIdentifier, SIGKILL)
      broker.waitUntilExit()
    }
  }

  /// The same; until `start` nobody answers on its ports, and nobody else may have them.
  func interrupt() throws {
    kill()
    let held = try files.holdPorts()
    ports.withLock { $0 = held }
  }

  /// Starts it again; `letGoOfPorts` once it answers.
  func start() throws {
    let next = try files.java(home, "kafka.Kafka", [])
    broker.withLock { $0 = next }
    tell(next)
  }

  func letGoOfPorts() { ports.withLock { $0 = [] } }

  private func tell(_ broker: Process) {
    lifeline.fileHandleForWriting.write(Data("\(broker.processIdentifier)\n".utf8))
  }

  /// A process that outlives ours by a moment. It reads the broker's process id, line by line as it changes; at the end
  /// of its input it kills the broker and removes its files.
  private static func watch(_ folder: URL) throws -> Pipe {
    let pipe = Pipe()
    let watcher = Process()
    watcher.executableURL = URL(filePath: "/bin/sh")
    let script =
      "while read -r line; do pid=$line; done; [ -n \"$pid\" ] && kill -9 \"$pid\" 2>/dev/null; rm -rf \"$1\""
    watcher.arguments = ["-c", script, "watch", folder.path]
    watcher.standardInput = pipe
    try watcher.run()
    return pipe
  }
}
