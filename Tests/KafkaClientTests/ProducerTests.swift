import KafkaClient
import TestSupport
import Testing

@Suite("A producer tells what became of each record", .ownThread)
struct ProducerTests {
  @Test("each report carries its record's token and place", arguments: Broker.all)
  func tokens(broker: Broker) throws {
    let topic = try broker.topic("tokens", partitions: 2)
    let producer = try KafkaProducer.make(broker.settings())
    let tokens: [UInt64] = [0, 1, 7, .max]
    for token in tokens {
      try producer.send(
        topic: topic, partition: 1, key: [1], value: [2], headers: [KafkaHeader("a", "b")], token: token)
    }
    #expect(producer.outstanding == tokens.count)
    let reports = try producer.flush(within: .seconds(30))
    #expect(reports.map(\.token) == tokens)
    #expect(reports.map(\.offset) == [0, 1, 2, 3])
    #expect(reports.allSatisfy { $0.topic == topic && $0.partition == 1 && $0.error == nil })
    #expect(producer.outstanding == 0)
    #expect(try producer.deliveries(waiting: .seconds(60)) == [], "nothing outstanding: no waiting")
  }

  @Test("a record above our own limit is refused at once", arguments: Broker.all)
  func tooLargeForUs(broker: Broker) throws {
    let topic = try broker.topic("large", partitions: 1)
    let producer = try KafkaProducer.make(broker.settings())
    let value = [UInt8](repeating: 7, count: 1_000_001)
    let error = #expect(throws: KafkaError.self) {
      try producer.send(topic: topic, key: nil, value: value, headers: [KafkaHeader("a", "b")], token: 1)
    }
    #expect(error?.kind == .data(.tooLarge))
    #expect(error?.topic == topic)
    #expect(producer.outstanding == 0)
  }

  @Test("a record above the topic's limit fails in its report", .enabled(if: Broker.all.contains(.apacheKafka)))
  func tooLargeForTheTopic() throws {
    let broker = Broker.apacheKafka
    let topic = try broker.topic("narrow", partitions: 1, ["max.message.bytes": "1000"])
    let producer = try KafkaProducer.make(broker.settings(["compression.codec": "none"]))
    try producer.send(topic: topic, key: nil, value: [UInt8](repeating: 7, count: 5000), token: 5)
    let reports = try producer.flush(within: .seconds(30))
    #expect(reports.map(\.error?.kind) == [.data(.tooLarge)])
    #expect(reports.map(\.offset) == [-1])
  }

  @Test("a partition or a topic that is not there is told", arguments: Broker.all)
  func missing(broker: Broker) throws {
    let topic = try broker.topic("missing", partitions: 1)
    let producer = try KafkaProducer.make(broker.settings())
    try producer.write(["the partitions are known now"], to: topic, partition: 0)
    let headers = [KafkaHeader("a", "b")]
    let error = #expect(throws: KafkaError.self) {
      try producer.send(topic: topic, partition: 9, key: nil, value: [1], headers: headers, token: 1)
    }
    #expect(error?.kind == .data(.topicMissing))
    guard broker == .apacheKafka else { return }  // the mock cluster makes what it is asked for
    try producer.send(topic: "no-such-topic", key: nil, value: [1], headers: headers, token: 2)
    #expect(try producer.flush(within: .seconds(60)).map(\.error?.kind) == [.data(.topicMissing)])
  }

  @Test("a full queue takes nothing, and takes again after deliveries", arguments: Broker.all)
  func full(broker: Broker) throws {
    let topic = try broker.topic("full", partitions: 1)
    let producer = try KafkaProducer.make(broker.settings(["queue.buffering.max.messages": "1", "linger.ms": "500"]))
    try producer.send(topic: topic, key: nil, value: [1], token: 1)
    let error = #expect(throws: KafkaError.self) { try producer.send(topic: topic, key: nil, value: [2], token: 2) }
    #expect(error?.kind == .full)
    #expect(try producer.flush(within: .seconds(30)).map(\.token) == [1])
    try producer.send(topic: topic, key: nil, value: [2], token: 2)
    #expect(try producer.flush(within: .seconds(30)).map(\.token) == [2])
  }

  @Test("the same key goes to the partition that Java's partitioner chooses", arguments: Broker.all)
  func partitioner(broker: Broker) throws {
    let topic = try broker.topic("keys", partitions: 64)
    let producer = try KafkaProducer.make(broker.settings())
    // The hashes of Kafka's own UtilsTest.
    let hashes: [(String, Int32)] = [
      ("21", -973_932_308), ("foobar", -790_332_482), ("a-little-bit-long-string", -985_981_536),
      ("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58_897_971),
    ]
    let expected = hashes.map { ($0.0, ($0.1 & .max) % 64) }
    for (index, (key, _)) in expected.enumerated() {
      try producer.send(topic: topic, key: Array(key.utf8), value: nil, token: UInt64(index))
    }
    let reports = try producer.flush(within: .seconds(30)).sorted { $0.token < $1.token }
    #expect(reports.map(\.partition) == expected.map(\.1))
  }

  @Test("where nobody listens, everything is away, and the log says why")
  func unreachable() throws {
    let port = try #require(try freePorts(1).first)
    let lines = Lines()
    let settings = try KafkaSettings(bootstrapServers: "127.0.0.1:\(port)") { _, facility, text in
      lines.add("\(facility) \(text)")
    }
    let producer = try KafkaProducer.make(settings, timeout: .seconds(1))
    try producer.send(topic: "any", key: nil, value: [1], token: 3)
    let reports = try producer.flush(within: .seconds(30))
    #expect(reports.map(\.token) == [3])
    #expect(reports.map(\.error?.kind) == [.away])

    let admin = try KafkaAdmin(settings)
    let error = #expect(throws: KafkaError.self) { try admin.topics(within: .milliseconds(300)) }
    #expect(error?.kind == .away)
    let creating = #expect(throws: KafkaError.self) {
      try admin.create([NewTopic("t", partitions: 1)], within: .milliseconds(300))
    }
    #expect(creating?.kind == .away)
    let joining = #expect(throws: KafkaError.self) {
      try KafkaConsumer(
        settings, ConsumerSettings(group: "g", commitsStoredOffsets: false), topics: ["t"], within: .milliseconds(300),
        startingAt: Reader.fromTheGroup)
    }
    #expect(joining?.kind == .away)
    #expect(lines.all.contains { $0.contains("\(port)") })
  }
}
