import Foundation

/// The folder of one broker: its properties, its log, its data.
struct BrokerFiles {
  let folder: URL
  let clientPort: UInt16
  private let controllerPort: UInt16
  private let properties: URL
  private let logging: URL
  let output: URL

  init(in folder: URL, login: BrokerLogin) throws {
    self.folder = folder
    properties = folder.appending(path: "server.properties")
    logging = folder.appending(path: "log4j2.xml")
    output = folder.appending(path: "broker.log")
    let ports = try freePorts(2)
    (clientPort, controllerPort) = (ports[0], ports[1])
    let text = Self.text(client: clientPort, controller: controllerPort, data: folder.appending(path: "data"))
    try (text + login.brokerProperties).write(to: properties, atomically: true, encoding: .utf8)
    try Self.quiet.write(to: logging, atomically: true, encoding: .utf8)
    _ = FileManager.default.createFile(atPath: output.path, contents: nil)
  }

  /// Keeps the broker's ports from everybody else while it is stopped.
  func holdPorts() throws -> [HeldPort] { try [clientPort, controllerPort].map(HeldPort.init) }

  /// Starts one of Kafka's classes with this folder's properties as its last argument.
  func java(_ home: URL, _ name: String, _ arguments: [String]) throws -> Process {
    try tool(home, name, arguments + [properties.path])
  }

  /// Starts one of Kafka's classes.
  func tool(_ home: URL, _ name: String, _ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = javaProgram
    process.arguments =
      [
        "-Xmx384m", "-Xshare:auto", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
        "-Dlog4j2.configurationFile=\(logging.path)", "-cp", "\(home.path)/libs/*", name,
      ] + arguments
    process.standardInput = FileHandle.nullDevice
    let log = try FileHandle(forWritingTo: output)
    try log.seekToEnd()
    process.standardOutput = log
    process.standardError = log
    try process.run()
    return process
  }

  private static func text(client: UInt16, controller: UInt16, data: URL) -> String {
    """
    process.roles=broker,controller
    node.id=1
    controller.quorum.voters=1@127.0.0.1:\(controller)
    listeners=CLIENT://127.0.0.1:\(client),CONTROLLER://127.0.0.1:\(controller)
    advertised.listeners=CLIENT://127.0.0.1:\(client)
    controller.listener.names=CONTROLLER
    inter.broker.listener.name=CLIENT
    log.dirs=\(data.path)
    auto.create.topics.enable=false
    offsets.topic.replication.factor=1
    offsets.topic.num.partitions=4
    transaction.state.log.replication.factor=1
    transaction.state.log.min.isr=1
    transaction.state.log.num.partitions=4
    share.coordinator.state.topic.replication.factor=1
    share.coordinator.state.topic.min.isr=1
    group.initial.rebalance.delay.ms=0
    message.max.bytes=13631488
    num.network.threads=2
    num.io.threads=2

    """
  }

  private static let quiet = """
    <Configuration status="WARN"><Appenders><Console name="err" target="SYSTEM_ERR"/></Appenders>
    <Loggers><Root level="WARN"><AppenderRef ref="err"/></Root></Loggers></Configuration>

    """
}

/// Why a broker did not come up, with the end of what it said.
struct BrokerFailure: Error, CustomStringConvertible {
  let description: String

  init(_ problem: String, _ files: BrokerFiles) {
    let said = (try? String(contentsOf: files.output, encoding: .utf8)) ?? ""
    description = "\(problem):\n\(said.suffix(2000))"
  }
}
