import Foundation
import KafkaClient
import TestSupport
import Testing

@Suite("A consumer reads what is there, from where it is told", .ownThread)
struct ConsumerTests {
  @Test("records come back byte for byte, from the given offsets", arguments: Broker.all)
  func roundTrip(broker: Broker) throws {
    let topic = try broker.topic("round", partitions: 2)
    let producer = try KafkaProducer.make(broker.settings())
    let headers = [
      KafkaHeader("ce_id", "1"), KafkaHeader("ce_id", "2"), KafkaHeader(name: [0xff, 0xfe], value: [0, 1, 0xff]),
      KafkaHeader(name: Array("none".utf8), value: nil), KafkaHeader("empty", ""),
    ]
    let sent: [([UInt8]?, [UInt8]?, [KafkaHeader])] = [
      ([1], [2], []), (nil, [0, 0xff, 0], headers), ([], [], []), ([0], nil, [KafkaHeader("", "nameless")]),
      (nil, nil, []),
    ]
    for (key, value, headers) in sent {
      try producer.send(topic: topic, partition: 0, key: key, value: value, headers: headers, token: 0)
    }
    #expect(try producer.flush(within: .seconds(30)).allSatisfy { $0.error == nil })
    try producer.write(["a", "b", "c"], to: topic, partition: 1)

    let start: [Int32: Int64] = [0: 1, 1: 2]
    let reader = try Reader(broker.settings(), group: topic, topics: [topic]) { partitions in
      Dictionary(uniqueKeysWithValues: partitions.map { ($0, .offset(start[$0.partition] ?? 0)) })
    }
    let records = try reader.read(5)
    let first = records.filter { $0.partition == 0 }
    #expect(first.map(\.offset) == [1, 2, 3, 4])
    #expect(first.map(\.key) == sent.dropFirst().map(\.0))
    #expect(first.map(\.value) == sent.dropFirst().map(\.1))
    #expect(first.map(\.headers) == sent.dropFirst().map(\.2))
    #expect(records.filter { $0.partition == 1 }.map(\.text) == ["c"])
    #expect(reader.consumer.assignment == [TopicPartition(topic, 0), TopicPartition(topic, 1)])
  }

  @Test("the broker's time is told apart from the producer's", .enabled(if: Broker.all.contains(.apacheKafka)))
  func timestamps() throws {
    let broker = Broker.apacheKafka
    let stamped = try broker.topic("stamped", partitions: 1, ["message.timestamp.type": "LogAppendTime"])
    let claimed = try broker.topic("claimed", partitions: 1)
    let producer = try KafkaProducer.make(broker.settings())
    for topic in [stamped, claimed] { try producer.write(["x"], to: topic, partition: 0) }
    let records = try Reader(broker.settings(), group: stamped, topics: [stamped, claimed]).read(2)
    for record in records {
      switch record.timestamp {
      case .logAppendTime(let time): #expect(record.topic == stamped && time > 1_700_000_000_000)
      case .createTime(let time): #expect(record.topic == claimed && time > 1_700_000_000_000)
      case .none: Issue.record("no time")
      }
    }
  }

  @Test("a position outside the log is an error, never a skip", arguments: Broker.all)
  func outOfRange(broker: Broker) throws {
    let topic = try broker.topic("range", partitions: 1)
    try KafkaProducer.make(broker.settings()).write(["a", "b"], to: topic, partition: 0)
    let reader = try Reader(broker.settings(), group: topic, topics: [topic]) { [$0[0]: .offset(77)] }
    let error = try #require(try reader.failure() as? KafkaError)
    #expect(error.kind == .data(.outOfRange))
    #expect(error.topic == topic)
    #expect(error.partition == 0)
    try reader.consumer.refetch(TopicPartition(topic, 0), from: 1)
    #expect(try reader.read(1).map(\.text) == ["b"], "and a better position heals it")
  }

  @Test("a negative position is an error: the library would take it for the end", arguments: Broker.all)
  func negative(broker: Broker) throws {
    let topic = try broker.topic("negative", partitions: 1)
    let reader = try Reader(broker.settings(), group: topic, topics: [topic]) { [$0[0]: .offset(-1)] }
    #expect((try reader.failure() as? KafkaError)?.kind == .data(.outOfRange))
  }

  @Test("what was stored is committed on leaving, and the next member goes on there", arguments: Broker.all)
  func resumes(broker: Broker) throws {
    let topic = try broker.topic("resume", partitions: 1)
    let place = TopicPartition(topic, 0)
    try KafkaProducer.make(broker.settings()).write(["a", "b", "c"], to: topic, partition: 0)

    let first = try Reader(broker.settings(), group: topic, topics: [topic], stores: true)
    #expect(try first.read(3).map(\.text) == ["a", "b", "c"], "a fresh group begins at the beginning")
    #expect(try first.consumer.committed([place]) == [:])
    #expect(try first.consumer.store(place, next: 2))
    #expect(try !first.consumer.store(TopicPartition(topic, 1), next: 2), "not ours")
    first.consumer.close()
    first.consumer.close()

    let second = try Reader(broker.settings(), group: topic, topics: [topic], stores: true)
    #expect(try second.read(1).map(\.text) == ["c"])
    #expect(try second.consumer.committed([place]) == [place: 2])
  }

  @Test("a partition is read again from where we say, once", arguments: Broker.all)
  func refetch(broker: Broker) throws {
    let topic = try broker.topic("again", partitions: 2)
    let producer = try KafkaProducer.make(broker.settings())
    try producer.write(["a", "b", "c"], to: topic, partition: 0)
    try producer.write(["x"], to: topic, partition: 1)
    let reader = try Reader(broker.settings(), group: topic, topics: [topic])
    var seen = try reader.read(4).filter { $0.partition == 0 }.map(\.text)
    try reader.consumer.refetch(TopicPartition(topic, 0), from: 1)
    try producer.write(["d"], to: topic, partition: 0)
    try producer.write(["y"], to: topic, partition: 1)
    let later = try reader.read(4)
    seen += later.filter { $0.partition == 0 }.map(\.text)
    #expect(seen == ["a", "b", "c", "b", "c", "d"])
    #expect(later.filter { $0.partition == 1 }.map(\.text) == ["y"], "the other partition is not disturbed")
    let error = #expect(throws: KafkaError.self) {
      try reader.consumer.refetch(TopicPartition(topic, 9), from: 0)
    }
    #expect(error?.partition == 9)
  }

  @Test("what startingAt throws the poll throws, and the next poll asks again", arguments: Broker.all)
  func startFails(broker: Broker) throws {
    struct DatabaseAway: Error {}
    let topic = try broker.topic("start", partitions: 1)
    try KafkaProducer.make(broker.settings()).write(["a"], to: topic, partition: 0)
    var asked = 0
    let reader = try Reader(broker.settings(), group: topic, topics: [topic]) { partitions in
      asked += 1
      if asked < 3 { throw DatabaseAway() }
      return Reader.fromTheGroup(partitions)
    }
    #expect(try reader.failure() is DatabaseAway)
    #expect(reader.consumer.assignment == [])
    #expect(throws: DatabaseAway.self) { try reader.consumer.poll(atMost: 1, waiting: .zero) }
    #expect(try reader.read(1).map(\.text) == ["a"])
    #expect(asked == 3)
  }

  @Test("a topic that does not exist is told before the group is joined", arguments: Broker.all)
  func missing(broker: Broker) throws {
    let error = #expect(throws: KafkaError.self) {
      try Reader(broker.settings(), group: "missing", topics: ["never-made"])
    }
    #expect(error?.kind == .data(.topicMissing))
    #expect(error?.topic == "never-made")
  }
}
