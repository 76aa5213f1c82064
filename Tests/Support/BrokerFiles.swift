import Foundation
import Glibc

/// The folder of one broker: its properties, its log, its data.
struct BrokerFiles {
  let folder: URL
  let clientPort: UInt16
  private let properties: URL
  private let logging: URL
  let output: URL

  init(in folder: URL, login: BrokerLogin) throws {
    self.folder = folder
    properties = folder.appending(path: "server.properties")
    logging = folder.appending(path: "log4j2.xml")
    output = folder.appending(path: "broker.log")
    let ports = try freePorts(2)
    clientPort = ports[0]
    let text = Self.text(client: ports[0], controller: ports[1], data: folder.appending(path: "data"))
    try (text + login.brokerProperties).write(to: properties, atomically: true, encoding: .utf8)
    try Self.quiet.write(to: logging, atomically: true, encoding: .utf8)
    _ = FileManager.default.createFile(atPath: output.path, contents: nil)
  }

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

/// Ports of loopback that nobody listens on. All are taken at once, so that they differ.
package func freePorts(_ count: Int) throws -> [UInt16] {
  var sockets: [Int32] = []
  defer { for socket in sockets { close(socket) } }
  return try (0..<count).map { _ in
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard socket >= 0 else { throw POSIXError(.EMFILE) }
    sockets.append(socket)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = unsafe withUnsafeMutablePointer(to: &address) {
      unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe bind(socket, $0, size) == 0 ? getsockname(socket, $0, &size) : -1
      }
    }
    guard result == 0 else { throw POSIXError(.EADDRNOTAVAIL) }
    return UInt16(bigEndian: address.sin_port)
  }
}
