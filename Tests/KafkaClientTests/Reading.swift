import KafkaClient

/// A consumer with the timing of tests, and ways to wait for what it reads.
struct Reader {
  let consumer: KafkaConsumer

  init(
    _ settings: KafkaSettings, group: String, topics: [String], stores: Bool = false,
    startingAt: @escaping ([TopicPartition]) throws -> [TopicPartition: StartOffset] = fromTheGroup
  ) throws {
    let member = ConsumerSettings(group: group, commitsStoredOffsets: stores, timing: .embedded)
    consumer = try KafkaConsumer(settings, member, topics: topics, startingAt: startingAt)
  }

  static func fromTheGroup(_ partitions: [TopicPartition]) -> [TopicPartition: StartOffset] {
    Dictionary(uniqueKeysWithValues: partitions.map { ($0, .committedOrBeginning) })
  }

  /// Polls until so many records have come.
  func read(_ count: Int) throws -> [KafkaRecord] {
    var records: [KafkaRecord] = []
    try until("\(count) records, there are \(records.count)") {
      records += try consumer.poll(atMost: 100, waiting: .milliseconds(100))
      return records.count >= count
    }
    return records
  }

  /// Polls until the poll throws.
  func failure() throws -> any Error {
    var failure: (any Error)?
    try until("the poll throws") {
      do {
        _ = try consumer.poll(atMost: 100, waiting: .milliseconds(100))
      } catch {
        failure = error
      }
      return failure != nil
    }
    return failure ?? StillNot(description: "no error")
  }
}

extension KafkaProducer {
  static func make(_ settings: KafkaSettings, timeout: Duration = .seconds(30)) throws -> KafkaProducer {
    try KafkaProducer(settings, ProducerSettings(messageTimeout: timeout, maximumMessageBytes: 1_000_000))
  }

  /// Writes one record for each value and waits for all reports.
  func write(_ values: [String], to topic: String, partition: Int32) throws {
    for value in values { try send(topic: topic, partition: partition, key: nil, value: Array(value.utf8), token: 0) }
    for delivery in try flush(within: .seconds(30)) {
      if let error = delivery.error { throw error }
    }
    if outstanding > 0 { throw StillNot(description: "\(outstanding) reports are missing") }
  }
}

extension KafkaRecord {
  var text: String { String(decoding: value ?? [], as: UTF8.self) }
}
