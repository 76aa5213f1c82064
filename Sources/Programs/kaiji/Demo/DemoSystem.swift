import ChildProcess
import Commands
import DisclosureMessages
import Glibc
import KafkaClient
import LocalServices
import PostgresClient
import WorkerRuntime

/// Every part of Kaiji on this machine, for as long as the demo runs: real processes, a real database, and a broker
/// that this process serves itself.
final class DemoSystem {
  private static let workers = ["parse-worker", "evaluation-worker", "result-publisher"]

  private let stopSignal: StopSignal
  private let database: TemporaryPostgreSQL
  private let broker: MockCluster
  private let programs: String
  private let log: Int32
  private var children: [(name: String, process: ChildProcess)] = []

  init(stop: StopSignal) throws {
    stopSignal = stop
    programs = try DemoSystem.folderOfPrograms()
    var options = TemporaryPostgreSQL.Options()
    options.fsync = false
    Terminal.complain(
      Phrase(
        ja: "一時的な PostgreSQL と内蔵の Kafka ブローカーを起動します…",
        en: "starting a temporary PostgreSQL and an embedded Kafka broker …"))
    database = try TemporaryPostgreSQL(options)
    try database.createDatabase("kaiji")
    broker = try MockCluster()
    for topic in Topics.all { try broker.create(topic.name, partitions: Int32(topic.partitions)) }
    log = try DemoSystem.unnamedFile()
  }

  deinit { close(log) }

  var kafka: KafkaSettings {
    get throws { try KafkaSettings(bootstrapServers: broker.bootstrapServers) }
  }

  /// A session as the operator, or as a hospital with its password.
  func session(user: String = "postgres", password: String? = nil) throws -> PostgresConnection {
    try PostgresConnection(
      PostgresSettings(
        url: database.url(database: "kaiji", user: user), applicationName: "kaiji demo", searchPath: ["kaiji"]),
      password: password)
  }

  /// Runs `kaiji` as a person would, and shows what was typed and said.
  func kaiji(_ arguments: String...) throws -> String { try kaiji(arguments) }

  func kaiji(_ arguments: [String]) throws -> String {
    try checkStop()
    let command = ChildCommand(
      "\(programs)/kaiji", arguments + ["--lang", Speech.language.rawValue], environment: environment)
    let said = try command.capture(within: .seconds(60))
    let output = String(decoding: said.output, as: UTF8.self)
    guard said.status.isSuccess else {
      throw CommandFailure(
        Phrase(both: "kaiji \(arguments.joined(separator: " ")): \(String(decoding: said.errors, as: UTF8.self))"))
    }
    return output
  }

  func startWorkers() throws {
    for name in DemoSystem.workers {
      var environment = environment
      // The one that reads strangers' documents knows no database.
      if name == "parse-worker" { environment["KAIJI_DATABASE_URL"] = nil }
      let command = ChildCommand("\(programs)/\(name)", environment: environment, hasOwnGroup: true)
      children.append((name, try ChildProcess(command, output: .null, errors: .descriptor(log))))
    }
  }

  /// Waits until a condition holds, as long as the workers live.
  func wait(for what: Phrase, upTo limit: Duration = .seconds(60), until condition: () throws -> Bool) throws {
    let deadline = ContinuousClock.now.advanced(by: limit)
    while try !condition() {
      if let dead = children.first(where: { !$0.process.isRunning }) {
        throw CommandFailure(Phrase(ja: "\(dead.name) が終了しました\n", en: "\(dead.name) ended\n") + Phrase(both: logTail))
      }
      guard ContinuousClock.now < deadline else {
        throw CommandFailure(
          Phrase(
            ja: "\(what.japanese)が \(limit) 以内に届きませんでした\n\(logTail)",
            en: "no \(what.english) within \(limit)\n\(logTail)"))
      }
      if stopSignal.wait(upTo: .milliseconds(50)) { throw DemoInterrupted() }
    }
  }

  /// Ends the workers in good order and removes the database. Called once, however the demo ends.
  func stop() {
    for child in children { child.process.terminate() }
    for child in children where child.process.waitUpTo(.seconds(15)) == nil {
      Terminal.complain(
        Phrase(
          ja: "\(child.name) が時間内に止まらないため、強制終了しました",
          en: "\(child.name) did not stop in time and was killed"))
      child.process.kill()
    }
    children = []
    database.stop()
  }

  private func checkStop() throws {
    if stopSignal.isStopping { throw DemoInterrupted() }
  }

  private var environment: [String: String] {
    var environment = ChildCommand.environment(keeping: ["LD_LIBRARY_PATH", "LANG"])
    environment["KAIJI_KAFKA_BROKERS"] = broker.bootstrapServers
    environment["KAIJI_DATABASE_URL"] = database.url(database: "kaiji")
    // The embedded broker does not wake a waiting fetch, and rebalances for a session less a second.
    environment["KAIJI_KAFKA_FETCH_WAIT_MAX_MS"] = "10"
    environment["KAIJI_KAFKA_SESSION_TIMEOUT_MS"] = "6000"
    environment["KAIJI_KAFKA_HEARTBEAT_INTERVAL_MS"] = "500"
    environment["KAIJI_LOG_LEVEL"] = "error"
    return environment
  }

  /// What the workers logged, for a demo that failed.
  private var logTail: String {
    var bytes = [UInt8](repeating: 0, count: 8192)
    let size = lseek(log, 0, SEEK_END)
    let count = unsafe pread(log, &bytes, bytes.count, max(0, size - bytes.count))
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }

  /// The workers stand beside this program.
  private static func folderOfPrograms() throws(CommandFailure) -> String {
    var path = [CChar](repeating: 0, count: 4096)
    let count = unsafe readlink("/proc/self/exe", &path, path.count)
    let bytes = path.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else {
      throw CommandFailure(
        Phrase(ja: "このプログラムの場所が分かりません", en: "where this program is cannot be found out"))
    }
    let folder = String(decoding: bytes.prefix(slash), as: UTF8.self)
    for name in workers where unsafe access("\(folder)/\(name)", X_OK) != 0 {
      throw CommandFailure(
        Phrase(
          ja: "\(folder)/\(name) がありません。`swift build` ですべてを構築してください",
          en: "\(folder)/\(name) is missing; build everything with `swift build`"))
    }
    return folder
  }

  /// A file that is gone with this process.
  private static func unnamedFile() throws(CommandFailure) -> Int32 {
    var template = Array("/tmp/kaiji-demo-XXXXXX".utf8CString)
    let descriptor = unsafe mkstemp(&template)
    guard descriptor >= 0 else {
      throw CommandFailure(
        Phrase(ja: "/tmp に一時ファイルを作れません", en: "no temporary file can be made in /tmp"))
    }
    _ = unsafe unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    return descriptor
  }
}
