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

  private let programs: PostgreSQLPrograms
  private let user: ServerUser
  private let folder: ServiceFolder
  private let options: Options
  /// The running server; nil between `kill` and the next start.
  private let server = Mutex<ChildProcess?>(nil)
  private let isGone = Atomic(false)

  /// Makes an empty cluster and starts it. It ends with `stop`, or with its last owner.
  package init(_ options: Options = Options()) throws(LocalServiceError) {
    self.options = options
    self.programs = try PostgreSQLPrograms.find()
    self.user = try ServerUser.find()
    self.folder = try ServiceFolder.make(for: user)
    do {
      try initialise()
      try start()
    } catch {
      stop()
      throw error
    }
  }

  deinit { stop() }

  /// Where the socket is: `host` for any client of PostgreSQL.
  package var socketFolder: String { folder.sockets }

  /// The port; of the socket's name, too.
  package var port: UInt16 { options.port ?? 5432 }

  /// A connection string without a password.
  package func url(database: String = "postgres", user: String = "postgres") -> String {
    "postgresql://\(Self.encoded(user))@/\(Self.encoded(database))?host=\(Self.encoded(folder.sockets))&port=\(port)"
  }

  /// Makes an empty database in UTF-8.
  package func createDatabase(_ name: String) throws(LocalServiceError) {
    guard server.withLock({ $0 != nil }) else { throw .stopped }
    let arguments = ["-h", folder.sockets, "-p", "\(port)", "-U", "postgres", "--", name]
    try run(ChildCommand(programs.path("createdb"), arguments, environment: PostgreSQLPrograms.environment))
  }
}

extension TemporaryPostgreSQL {
  /// Starts the server again after `kill`, and waits until it answers. It first recovers what the kill interrupted.
  package func start() throws(LocalServiceError) {
    guard !isGone.load(ordering: .acquiring) else { throw .stopped }
    guard server.withLock({ $0 == nil }) else { return }
    let log = unsafe open(folder.log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard log >= 0 else { throw .failed(program: "postgres", said: "no log can be written in \(folder.path)") }
    defer { close(log) }
    let started: ChildProcess
    do {
      started = try ChildProcess(
        user.command(programs.path("postgres"), arguments, in: folder.path), output: .descriptor(log),
        errors: .descriptor(log))
    } catch {
      throw .failed(program: "postgres", said: error.description)
    }
    guard isReady(started, within: .seconds(60)) else {
      started.signal(SIGQUIT)
      started.wait()
      throw .failed(program: "postgres", said: folder.tail(of: folder.log))
    }
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
    folder.remove()
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

  /// The server writes "ready" as the eighth line of its lock file when it takes sessions.
  private func isReady(_ server: ChildProcess, within limit: Duration) -> Bool {
    let end = ContinuousClock.now + limit
    while ContinuousClock.now < end {
      let lines = folder.read(folder.data + "/postmaster.pid")?.split(separator: 0x0A, omittingEmptySubsequences: false)
      if let lines, lines.count >= 8, Int32(String(decoding: lines[0], as: UTF8.self)) == server.processID,
        lines[7].starts(with: Array("ready".utf8))
      {
        return true
      }
      if server.waitUpTo(.milliseconds(10)) != nil { return false }
    }
    return false
  }
}

extension TemporaryPostgreSQL {
  private func initialise() throws(LocalServiceError) {
    let arguments = [
      "-D", folder.data, "-U", "postgres", "--no-locale", "-E", "UTF8", "--no-sync", "--auth=trust",
      "--no-instructions",
    ]
    try run(user.command(programs.path("initdb"), arguments, in: folder.path))
    let rules = """
      local all postgres trust
      local all all scram-sha-256
      host all postgres 127.0.0.1/32 trust
      host all all 127.0.0.1/32 scram-sha-256

      """
    guard folder.write(rules, to: folder.data + "/pg_hba.conf") else {
      throw .failed(program: "initdb", said: "pg_hba.conf cannot be written")
    }
  }

  private var arguments: [String] {
    var settings = options.settings
    settings["fsync"] = options.fsync ? "on" : "off"
    settings["listen_addresses"] = options.port == nil ? "" : "127.0.0.1"
    settings["port"] = "\(port)"
    settings["unix_socket_directories"] = folder.sockets
    settings["password_encryption"] = "scram-sha-256"
    return ["-D", folder.data] + settings.sorted { $0.key < $1.key }.flatMap { ["-c", "\($0.key)=\($0.value)"] }
  }

  private func run(_ command: ChildCommand) throws(LocalServiceError) {
    let program = String(command.executable.split(separator: "/").last ?? "")
    let captured: Captured
    do {
      captured = try command.capture(within: .seconds(120))
    } catch {
      throw .failed(program: program, said: error.description)
    }
    guard captured.status.isSuccess else {
      throw .failed(program: program, said: String(decoding: captured.errors.suffix(2_000), as: UTF8.self))
    }
  }

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
