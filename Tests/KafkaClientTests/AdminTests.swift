import Foundation
import KafkaClient
import TestSupport
import Testing

@Suite("Topics are made once and looked at", .ownThread)
struct AdminTests {
  @Test("a topic that is there is told, and left as it is", arguments: Broker.all)
  func twice(broker: Broker) throws {
    let topic = "twice-\(UUID().uuidString.prefix(8))"
    #expect(try broker.create(topic, partitions: 3) == .created)
    #expect(try broker.create(topic, partitions: 5) == .alreadyThere)
    let admin = try KafkaAdmin(broker.settings())
    try until("the topic is known") { try admin.topics()[topic] == 3 }
  }

  @Test("a topic of impossible settings is refused by name", .enabled(if: Broker.all.contains(.apacheKafka)))
  func refused() throws {
    let admin = try KafkaAdmin(Broker.apacheKafka.settings())
    let topic = NewTopic("refused", partitions: 1, replication: 1, configuration: ["cleanup.policy": "burn"])
    let error = #expect(throws: KafkaError.self) { try admin.create([topic]) }
    #expect(error?.topic == "refused")
  }

  @Test("a topic's settings are what holds, defaults included", .enabled(if: Broker.all.contains(.apacheKafka)))
  func configurations() throws {
    let broker = Broker.apacheKafka
    let topic = try broker.topic("settings", partitions: 1, ["message.timestamp.type": "LogAppendTime"])
    let found = try KafkaAdmin(broker.settings()).configurations(of: [topic, "no-such-topic"])
    #expect(Array(found.keys) == [topic])
    #expect(found[topic]?["message.timestamp.type"] == "LogAppendTime")
    #expect(found[topic]?["cleanup.policy"] == "delete")
  }

  @Test("the mock cluster says that it cannot tell a topic's settings")
  func noConfigurations() throws {
    let broker = Broker.mockCluster
    let topic = try broker.topic("settings", partitions: 1)
    let error = #expect(throws: KafkaError.self) { try KafkaAdmin(broker.settings()).configurations(of: [topic]) }
    #expect(error?.kind == .unsupported)
  }

  @Test("watermarks are the log's first offset and its next one", arguments: Broker.all)
  func watermarks(broker: Broker) throws {
    let topic = try broker.topic("marks", partitions: 2)
    try KafkaProducer.make(broker.settings()).write(["a", "b", "c"], to: topic, partition: 1)
    let admin = try KafkaAdmin(broker.settings())
    #expect(try admin.watermarks(TopicPartition(topic, 0)) == (0, 0))
    #expect(try admin.watermarks(TopicPartition(topic, 1)) == (0, 3))
  }
}
