import ChildProcess
import DisclosureMessages
import KafkaClient
import TestSupport
import Testing

@Suite("An operator is told which topics are not as they should be", .serialized, .ownThread)
struct TopicsTests {
  @Test("missing, too few partitions, other settings: each by name; then nothing", .enabled(if: RealKafka.isThere))
  func differences() throws {
    let kafka = try ApacheKafka()
    defer { kafka.stop() }
    let environment = ["KAIJI_KAFKA_BROKERS": kafka.bootstrapServers]
    let wrong = [
      NewTopic(
        Topics.submission.name, partitions: 3,
        configuration: ["cleanup.policy": "compact", "max.message.bytes": "1000000", "retention.ms": "3600000"]),
      NewTopic(Topics.sheet.name, partitions: 64, configuration: ["message.timestamp.type": "CreateTime"]),
    ]
    let admin = try KafkaAdmin(KafkaSettings(bootstrapServers: kafka.bootstrapServers))
    _ = try admin.create(wrong)
    try until("the topics are known") { try admin.topics().count >= 2 }
    let found = try check(environment)
    #expect(found.status == .exited(2))
    let submission = Topics.submission.name
    let words = found.lines.map { $0.prefix(3).joined(separator: " ") }
    #expect(
      words == [
        "differs \(submission) partitions", "differs \(submission) cleanup.policy",
        "differs \(submission) message.timestamp.type", "differs \(submission) max.message.bytes",
        "warning \(submission) retention.ms", "differs \(Topics.sheet.name) message.timestamp.type",
        "differs \(Topics.receipt.name) topic",
        "differs \(Topics.assessment.name) topic", "differs \(Topics.deadLetter.name) topic",
      ])
    #expect(found.lines.first?.last == "is 3")
  }

  @Test("what `topics create` made differs in nothing", .enabled(if: RealKafka.isThere))
  func made() throws {
    let kafka = try ApacheKafka()
    defer { kafka.stop() }
    let environment = ["KAIJI_KAFKA_BROKERS": kafka.bootstrapServers]
    let created = try Programs.command("kaiji", ["topics", "create"], environment: environment)
      .capture(within: .seconds(90))
    #expect(created.status == .exited(0))
    let found = try check(environment)
    #expect(found.status == .exited(0))
    #expect(found.lines == [])
  }

  @Test("the embedded broker has no settings to compare: that is said, and is no agreement")
  func embedded() throws {
    let cluster = try MockCluster()
    let found = try check(["KAIJI_KAFKA_BROKERS": cluster.bootstrapServers])
    #expect(found.status == .exited(3))
    #expect(found.errors.contains("mock cluster"))
  }

  private func check(
    _ environment: [String: String]
  ) throws -> (status: ChildProcess.ExitStatus, lines: [[Substring]], errors: String) {
    let said = try Programs.command("kaiji", ["topics", "check"], environment: environment)
      .capture(within: .seconds(90))
    let lines = String(decoding: said.output, as: UTF8.self).split(separator: "\n").map { $0.split(separator: "\t") }
    return (said.status, lines, String(decoding: said.errors, as: UTF8.self))
  }
}

/// Whether tests may start an Apache Kafka; where not, the reason is printed once.
enum RealKafka {
  static let isThere: Bool = {
    switch ApacheKafka.home {
    case .success: return true
    case .failure(let error):
      print("skipped on Apache Kafka: \(error.reason)")
      return false
    }
  }()
}
