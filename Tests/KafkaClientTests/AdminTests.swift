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

  @Test("watermarks are the log's first offset and its next one", arguments: Broker.all)
  func watermarks(broker: Broker) throws {
    let topic = try broker.topic("marks", partitions: 2)
    try KafkaProducer.make(broker.settings()).write(["a", "b", "c"], to: topic, partition: 1)
    let admin = try KafkaAdmin(broker.settings())
    #expect(try admin.watermarks(TopicPartition(topic, 0)) == (0, 0))
    #expect(try admin.watermarks(TopicPartition(topic, 1)) == (0, 3))
  }
}
