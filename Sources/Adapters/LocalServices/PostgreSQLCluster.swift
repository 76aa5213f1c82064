internal import ChildProcess
internal import Glibc

/// A folder of PostgreSQL's with what is needed to make it and to start a server on it.
struct PostgreSQLCluster {
  let programs: PostgreSQLPrograms
  let folder: ServiceFolder
  private let user: ServerUser
  private let options: TemporaryPostgreSQL.Options

  init(_ options: TemporaryPostgreSQL.Options) throws(LocalServiceError) {
    self.options = options
    self.programs = try PostgreSQLPrograms.find()
    self.user = try ServerUser.find()
    self.folder = try ServiceFolder.make(for: user)
  }

  var port: UInt16 { options.port ?? 5432 }

  /// Makes the cluster, and the rules by which one comes in.
  func initialise() throws(LocalServiceError) {
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

  /// Runs a program to its end.
  ///
  /// - Throws: `.failed` with its last words.
  func run(_ command: ChildCommand) throws(LocalServiceError) {
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
}

extension PostgreSQLCluster {
  /// Starts a server and waits until it takes sessions.
  func start() throws(LocalServiceError) -> ChildProcess {
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
    return started
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
