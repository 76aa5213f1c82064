import KafkaClient
import TestSupport
import Testing

@Suite("Members of a group share its partitions", .ownThread)
struct GroupTests {
  @Test("two members share, and the one that leaves hands over", arguments: Broker.all)
  func handOver(broker: Broker) throws {
    let topic = try broker.topic("share", partitions: 4)
    let places = Set((0..<4).map { TopicPartition(topic, $0) })
    let producer = try KafkaProducer.make(broker.settings())
    let first = try Reader(broker.settings(), group: topic, topics: [topic], stores: true)
    var read: [KafkaRecord] = []
    func poll(_ reader: Reader) throws {
      for record in try reader.consumer.poll(atMost: 100, waiting: .milliseconds(50)) {
        #expect(reader.consumer.assignment.contains(record.place), "a record of a partition that went")
        try reader.consumer.store(record.place, next: record.offset + 1)
        read.append(record)
      }
    }
    try until("the first has all") {
      try poll(first)
      return first.consumer.assignment == places
    }
    let second = try Reader(broker.settings(), group: topic, topics: [topic], stores: true)
    try until("they share") {
      try poll(first)
      try poll(second)
      return first.consumer.assignment.count == 2 && second.consumer.assignment.count == 2
    }
    #expect(first.consumer.assignment.union(second.consumer.assignment) == places)
    for partition in 0..<4 { try producer.write(["a\(partition)"], to: topic, partition: Int32(partition)) }
    try until("both have read") {
      try poll(first)
      try poll(second)
      return read.count >= 4
    }
    first.consumer.close()
    try until("the second has all") {
      try poll(second)
      return second.consumer.assignment == places
    }
    for partition in 0..<4 { try producer.write(["b\(partition)"], to: topic, partition: Int32(partition)) }
    try until("the second has read") {
      try poll(second)
      return read.count >= 8
    }
    #expect(read.map(\.text).sorted() == ["a0", "a1", "a2", "a3", "b0", "b1", "b2", "b3"], "each once")
  }

  @Test("a broker that dies is away, and the consumer can still be closed", arguments: Broker.all)
  func death(broker: Broker) throws {
    var brokers: [AnyObject] = []
    let settings: KafkaSettings
    switch broker {
    case .mockCluster:
      let cluster = try MockCluster()
      try cluster.create("t", partitions: 1)
      settings = try KafkaSettings(bootstrapServers: cluster.bootstrapServers)
      brokers.append(cluster)
    case .apacheKafka:
      let kafka = try ApacheKafka()
      settings = try KafkaSettings(bootstrapServers: kafka.bootstrapServers)
      let admin = try KafkaAdmin(settings)
      _ = try admin.create([NewTopic("t", partitions: 1)])
      try until("the topic is known") { try admin.topics()["t"] == 1 }
      brokers.append(kafka)
    }
    try KafkaProducer.make(settings).write(["a"], to: "t", partition: 0)
    let reader = try Reader(settings, group: "g", topics: ["t"])
    #expect(try reader.read(1).map(\.text) == ["a"])

    brokers.removeAll()
    #expect((try reader.failure() as? KafkaError)?.kind == .away)
    let producer = try KafkaProducer.make(settings, timeout: .seconds(1))
    try producer.send(topic: "t", key: nil, value: [1], token: 9)
    #expect(try producer.flush(within: .seconds(30)).map(\.error?.kind) == [.away])
    reader.consumer.close()
  }

  @Test("closing leaves what was fetched and not polled to the next one", arguments: Broker.all)
  func backlog(broker: Broker) throws {
    let topic = try broker.topic("backlog", partitions: 1)
    let values = (0..<500).map { "r\($0)" }
    try KafkaProducer.make(broker.settings()).write(values, to: topic, partition: 0)
    let first = try Reader(broker.settings(), group: topic, topics: [topic], stores: true)
    var read: [KafkaRecord] = []
    try until("one record") {
      read += try first.consumer.poll(atMost: 1, waiting: .milliseconds(100))
      return !read.isEmpty
    }
    try first.consumer.store(read[0].place, next: read[0].offset + 1)
    first.consumer.close()
    let second = try Reader(broker.settings(), group: topic, topics: [topic], stores: true)
    read += try second.read(values.count - 1)
    #expect(read.map(\.text) == values)
  }

  @Test("a consumer may be closed before its group has answered", arguments: Broker.all)
  func early(broker: Broker) throws {
    let topic = try broker.topic("early", partitions: 1)
    for group in 0..<5 {
      let reader = try Reader(broker.settings(), group: "\(topic)-\(group)", topics: [topic])
      _ = try reader.consumer.poll(atMost: 10, waiting: .milliseconds(20 * group))
      reader.consumer.close()
      #expect(throws: KafkaError.self) { try reader.consumer.refetch(TopicPartition(topic, 0), from: 0) }
    }
  }
}
