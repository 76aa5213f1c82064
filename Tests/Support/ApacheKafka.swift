package import Foundation
package import KafkaClient

/// One real Kafka broker (KRaft, both roles) on loopback, from a distribution's jars; for the tests of one process.
///
/// It ends with its owner or with the process, however that ends.
package final class ApacheKafka: Sendable {
  package let bootstrapServers: String
  package let login: BrokerLogin
  private let files: BrokerFiles
  private let broker: BrokerProcess

  /// Starts a broker and waits until it answers; a few seconds, about 340 MB.
  package init(_ kind: BrokerLogin.Kind = .none) throws {
    let home = try Self.home.get()
    let folder = FileManager.default.temporaryDirectory.appending(path: "kaiji-kafka-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    login = try BrokerLogin(kind, in: folder)
    files = try BrokerFiles(in: folder, login: login)

    let format = try files.java(home, "kafka.tools.StorageTool", ["format", "--cluster-id=\(Self.cluster)", "-c"])
    format.waitUntilExit()
    guard format.terminationStatus == 0 else { throw BrokerFailure("the storage was not formatted", files) }
    broker = try BrokerProcess(files, home: home)
    bootstrapServers = "127.0.0.1:\(files.clientPort)"
    try waitUntilItAnswers()
  }

  deinit { stop() }

  /// Ends the broker as a power cut would.
  package func stop() { broker.kill() }

  /// The same, for a while: until `resume` nobody answers on its port.
  package func interrupt() throws { try broker.interrupt() }

  /// Starts the broker again on the same data and port, and waits until it answers.
  package func resume() throws {
    try broker.start()
    try waitUntilItAnswers()
    broker.letGoOfPorts()
  }

  /// Whether there is one to run; if not, says what is skipped, and why.
  package static func isThere(for what: String) -> Bool {
    guard case .failure(let error) = home else { return true }
    print("skipped: \(what): \(error.reason)")
    return false
  }

  /// One broker for all tests of the process that only read and write, or why there is none.
  package static let shared: Result<ApacheKafka, any Error> = Result { try ApacheKafka() }

  /// The folder whose `libs` hold Kafka's jars: KAFKA_HOME, or the shared one beside the checkout.
  package static let home: Result<URL, Unavailable> = {
    let environment = ProcessInfo.processInfo.environment
    let shared =
      environment["KAIJI_SHARED"].map { URL(filePath: $0) } ?? packageRoot.appending(path: "../shared").standardized
    let home = environment["KAFKA_HOME"].map { URL(filePath: $0) } ?? shared.appending(path: "kafka")
    guard FileManager.default.fileExists(atPath: home.appending(path: "libs").path) else {
      return .failure(Unavailable(reason: "no Kafka: \(home.path)/libs does not exist; KAFKA_HOME names the folder"))
    }
    guard javaProgram != nil else { return .failure(Unavailable(reason: "no Kafka: no java on PATH or in JAVA_HOME")) }
    return .success(home)
  }()

  package struct Unavailable: Error { package let reason: String }

  private static let cluster = "a2FpamktdGVzdC1jbHVzdA"
}

extension ApacheKafka {
  private func waitUntilItAnswers() throws {
    let admin = try KafkaAdmin(settings(login.properties(of: BrokerLogin.operator)))
    let end = ContinuousClock.now + .seconds(90)
    while true {
      guard broker.isRunning else { throw BrokerFailure("the broker ended", files) }
      do {
        _ = try admin.topics(within: .seconds(1))
        return
      } catch  where error.kind == .away {
        guard .now < end else { throw BrokerFailure("the broker did not answer within 90 s", files) }
      }
    }
  }

  package func settings(_ properties: [String: String]) throws -> KafkaSettings {
    try KafkaSettings(bootstrapServers: bootstrapServers, properties: properties)
  }

  /// Gives a user rights, through Kafka's own tool.
  ///
  /// - Parameter rights: such as `--operation Write --topic t`.
  package func allow(_ user: String, _ rights: String...) throws {
    let home = try Self.home.get()
    let config = files.folder.appending(path: "operator.properties")
    try login.javaProperties(of: BrokerLogin.operator).write(to: config, atomically: true, encoding: .utf8)
    for right in rights {
      let tool = try files.tool(
        home, "org.apache.kafka.tools.AclCommand",
        ["--bootstrap-server", bootstrapServers, "--command-config", config.path, "--add", "--force"]
          + ["--allow-principal", "User:\(user)"] + right.split(separator: " ").map(String.init))
      tool.waitUntilExit()
      guard tool.terminationStatus == 0 else { throw BrokerFailure("\(user) was not given \(right)", files) }
    }
  }
}

private let packageRoot = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()

/// java of JAVA_HOME, or the first on PATH.
let javaProgram: URL? = {
  let environment = ProcessInfo.processInfo.environment
  let homes = environment["JAVA_HOME"].map { ["\($0)/bin"] } ?? []
  let path = environment["PATH"]?.split(separator: ":").map(String.init) ?? []
  return (homes + path).map { URL(filePath: $0).appending(path: "java") }
    .first { FileManager.default.isExecutableFile(atPath: $0.path) }
}()
