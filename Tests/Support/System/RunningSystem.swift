package import ChildProcess
import DisclosureMessages
package import Foundation
package import KafkaClient
import LocalServices
package import PostgresClient
import Synchronization

/// All of Kaiji for one suite of tests: a PostgreSQL, a Kafka, and the programs as processes of their own.
package final class RunningSystem: Sendable {
  package enum Broker: Sendable {
    /// librdkafka's, in this process.
    case embedded
    case apacheKafka
  }

  package static let partitions: Int32 = 8

  package let brokers: String
  package let folder: URL
  private let broker: Broker
  private let postgres: TemporaryPostgreSQL
  private let embedded: MockCluster?
  /// The real broker, where there is one.
  package let apacheKafka: ApacheKafka?
  private let workers = Mutex<[Worker]>([])

  /// Starts the servers, makes the schema and the topics. No worker runs yet.
  package init(_ broker: Broker) throws {
    self.broker = broker
    folder = FileManager.default.temporaryDirectory.appending(path: "kaiji-system-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var options = TemporaryPostgreSQL.Options()
    options.fsync = false
    postgres = try TemporaryPostgreSQL(options)
    try postgres.createDatabase("kaiji")
    switch broker {
    case .embedded:
      let cluster = try MockCluster()
      for topic in Topics.all { try cluster.create(topic.name, partitions: Self.partitions) }
      embedded = cluster
      apacheKafka = nil
      brokers = cluster.bootstrapServers
    case .apacheKafka:
      // A broker of its own: another system's workers would take part in its topics and groups.
      let own = try ApacheKafka()
      embedded = nil
      apacheKafka = own
      brokers = own.bootstrapServers
      try kaiji("topics", "create", "--partitions", "\(Self.partitions)")
    }
    try kaiji("migrate")
  }

  /// Ends every process and removes what they left.
  package func stop() {
    for worker in workers.withLock({ $0 }) { worker.kill() }
    postgres.stop()
    apacheKafka?.stop()
    // A folder that stays behind fails no test.
    try? FileManager.default.removeItem(at: folder)
  }

  deinit { stop() }
}

/// What the workers live from, and how it goes away for a while.
extension RunningSystem {
  package enum Service: String, Sendable, CaseIterable {
    case postgreSQL = "PostgreSQL"
    case kafka = "Kafka"
  }

  /// Ends a server as a power cut would.
  package func interrupt(_ service: Service) throws {
    switch service {
    case .postgreSQL: postgres.kill()
    case .kafka: try apacheKafka?.interrupt()
    }
  }

  /// Starts it again on the same data, where it was, and waits until it answers.
  package func resume(_ service: Service) throws {
    switch service {
    case .postgreSQL: try postgres.start()
    case .kafka: try apacheKafka?.resume()
    }
  }
}

extension RunningSystem {
  /// Runs a command that must end well.
  ///
  /// - Returns: its standard output.
  @discardableResult
  package func kaiji(_ arguments: String...) throws -> [UInt8] {
    let said = try run(arguments)
    guard said.status.isSuccess else {
      let errors = String(decoding: said.errors, as: UTF8.self)
      throw StillNot("kaiji \(arguments.joined(separator: " ")): \(said.status): \(errors)")
    }
    return said.output
  }

  package func run(_ arguments: [String]) throws -> Captured {
    try Programs.command("kaiji", arguments, environment: environment)
      .capture(mostOutput: 128 << 20, within: .seconds(120))
  }

  /// What every program is given.
  package var environment: [String: String] {
    var variables = [
      "KAIJI_KAFKA_BROKERS": brokers, "KAIJI_DATABASE_URL": postgres.url(database: "kaiji"),
      "KAIJI_KAFKA_SESSION_TIMEOUT_MS": "10000", "KAIJI_KAFKA_HEARTBEAT_INTERVAL_MS": "500",
      "KAIJI_LOG_LEVEL": "debug",
    ]
    if case .embedded = broker {
      // Its rebalance takes a session less a second, and new data does not wake a waiting fetch.
      variables["KAIJI_KAFKA_SESSION_TIMEOUT_MS"] = "6000"
      variables["KAIJI_KAFKA_FETCH_WAIT_MAX_MS"] = "10"
    }
    return variables
  }

  /// - Parameters:
  ///   - instance: a name that outlives a restart; two at once have two names.
  ///   - more: settings of this one alone.
  package func start(_ program: String, instance: Int = 1, _ more: [String: String] = [:]) throws -> Worker {
    let name = "\(program)-\(instance)"
    var environment = environment.merging(more) { _, own in own }
    if program != "result-publisher" { environment["KAIJI_INSTANCE"] = name }
    let worker = try Worker(
      name, Programs.command(program, environment: environment), log: folder.appending(path: "\(name).log"))
    workers.withLock { workers in
      workers.removeAll { !$0.isRunning }
      workers.append(worker)
    }
    return worker
  }

  /// The worker that was started last under this name.
  package func worker(_ program: String, instance: Int = 1) throws -> Worker {
    let name = "\(program)-\(instance)"
    guard let worker = workers.withLock({ $0.last { $0.name == name } }) else {
      throw StillNot("\(name) was not started")
    }
    return worker
  }

  /// A session as an operator.
  package func database() throws -> PostgresConnection {
    try PostgresConnection(
      PostgresSettings(url: postgres.url(database: "kaiji"), applicationName: "test", searchPath: ["kaiji"]))
  }

  /// A session as somebody who logs in with a password.
  package func database(login: String, password: String) throws -> PostgresConnection {
    let url = postgres.url(database: "kaiji", user: login)
    return try PostgresConnection(
      PostgresSettings(url: url, applicationName: "test", searchPath: []), password: password)
  }

  package func kafka() throws -> KafkaSettings { try KafkaSettings(bootstrapServers: brokers) }

  /// The first column of the first row.
  package func number(_ sql: String) throws -> Int64 {
    try database().query("SELECT (\(sql))::bigint").first { row in try row.int64(0) } ?? 0
  }

  /// Looks until something holds; what the workers said goes with the failure.
  package func waitUntil(
    _ what: @autoclosure () -> String, within limit: Duration = .seconds(90), _ holds: () throws -> Bool
  ) throws {
    do {
      try until(what(), within: limit, every: .milliseconds(50), holds)
    } catch {
      let said = workers.withLock { $0.map(\.lastWords) }.joined(separator: "\n")
      throw StillNot("\(error)\n\(said)")
    }
  }

  /// Waits until so many records of the sheet topic are admitted (twins included), judged, and told.
  package func waitUntilSettled(intake count: Int64) throws {
    try waitUntil("\(count) records admitted, all work done, all told") {
      try number("SELECT count(*) FROM intake") >= count && isIdle()
    }
  }

  /// Whether nothing is to be judged or told.
  package func isIdle() throws -> Bool {
    try number(
      """
      SELECT (SELECT count(*) FROM work)
        + (SELECT count(*) FROM bucket b JOIN relay r ON r.stream = 'b' || b.id WHERE b.next_sequence > r.published + 1)
        + (SELECT count(*) FROM position p JOIN relay r ON r.stream = 'p' || p.partition WHERE p.next_offset > r.published)
      """) == 0
  }
}
