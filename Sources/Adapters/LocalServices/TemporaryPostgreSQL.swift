internal import ChildProcess
internal import Glibc
internal import Synchronization

/// A PostgreSQL of one's own, for demo and tests: made in a second, reached by a socket, gone without a trace.
///
/// The superuser `postgres` comes in without a password; everybody else needs theirs (SCRAM), as in production. Works for
/// root, too, for whom the server runs as the user `postgres`.
package final class TemporaryPostgreSQL: Sendable {
  package struct Options: Sendable {
    /// Off makes tests quick; a server that is killed keeps its data all the same, only a machine that dies does not.
    package var fsync = true
    /// A port on 127.0.0.1, for clients that cannot use a socket. Nil listens on no network.
    package var port: UInt16?
    /// Further settings of the server, by name.
    package var settings: [String: String] = [:]

    package init() {}
  }

  private let cluster: PostgreSQLCluster
  /// The running server; nil between `kill` and the next start.
  private let server = Mutex<ChildProcess?>(nil)
  private let isGone = Atomic(false)

  /// Makes an empty cluster and starts it. It ends with `stop`, or with its last owner.
  package init(_ options: Options = Options()) throws(LocalServiceError) {
    self.cluster = try PostgreSQLCluster(options)
    do {
      try cluster.initialise()
      try start()
    } catch {
      stop()
      throw error
    }
  }

  deinit { stop() }

  /// Where the socket is: `host` for any client of PostgreSQL.
  package var socketFolder: String { cluster.folder.sockets }

  /// The port; of the socket's name, too.
  package var port: UInt16 { cluster.port }

  /// A connection string without a password.
  package func url(database: String = "postgres", user: String = "postgres") -> String {
    "postgresql://\(Self.encoded(user))@/\(Self.encoded(database))?host=\(Self.encoded(cluster.folder.sockets))&port=\(port)"
  }

  /// Makes an empty database in UTF-8.
  package func createDatabase(_ name: String) throws(LocalServiceError) {
    guard server.withLock({ $0 != nil }) else { throw .stopped }
    let arguments = ["-h", cluster.folder.sockets, "-p", "\(port)", "-U", "postgres", "--", name]
    try cluster.run(
      ChildCommand(cluster.programs.path("createdb"), arguments, environment: PostgreSQLPrograms.environment))
  }
}

extension TemporaryPostgreSQL {
  /// Starts the server again after `kill`, and waits until it answers. It first recovers what the kill interrupted.
  package func start() throws(LocalServiceError) {
    guard !isGone.load(ordering: .acquiring) else { throw .stopped }
    guard server.withLock({ $0 == nil }) else { return }
    let started = try cluster.start()
    server.withLock { $0 = started }
  }

  /// Ends the server at once and leaves its data as a crash would. All sessions are cut.
  package func kill() { end(with: SIGQUIT) }

  /// Ends the server in good order and starts it anew. All sessions are cut.
  package func restart() throws(LocalServiceError) {
    end(with: SIGINT)
    try start()
  }

  /// Ends the server and removes all it had. Does nothing the second time.
  package func stop() {
    guard !isGone.exchange(true, ordering: .acquiringAndReleasing) else { return }
    end(with: SIGINT)
    cluster.folder.remove()
  }

  private func end(with signal: Int32) {
    let running = server.withLock { server in
      defer { server = nil }
      return server
    }
    guard let running else { return }
    running.signal(signal)
    // A server that cannot end in good order ends all the same.
    if running.waitUpTo(.seconds(20)) == nil { running.kill() }
    running.wait()
  }
}

extension TemporaryPostgreSQL {
  /// Percent-encoded for any part of a URI.
  private static func encoded(_ text: String) -> String {
    var encoded = ""
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default: encoded += (byte < 16 ? "%0" : "%") + String(byte, radix: 16)
      }
    }
    return encoded
  }
}
