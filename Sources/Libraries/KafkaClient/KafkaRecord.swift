/// One record of a topic, with its bytes exactly as they were written.
package struct KafkaRecord: Sendable, Equatable {
  package let topic: String
  package let partition: Int32
  package let offset: Int64
  package let timestamp: KafkaTimestamp
  /// nil where the record has none, which is something else than empty.
  package let key: [UInt8]?
  /// nil is a tombstone: data like any other.
  package let value: [UInt8]?
  /// In the order they were written; a name may come twice.
  package let headers: [KafkaHeader]

  package init(
    topic: String, partition: Int32, offset: Int64, timestamp: KafkaTimestamp, key: [UInt8]?, value: [UInt8]?,
    headers: [KafkaHeader]
  ) {
    self.topic = topic
    self.partition = partition
    self.offset = offset
    self.timestamp = timestamp
    self.key = key
    self.value = value
    self.headers = headers
  }

  package var place: TopicPartition { TopicPartition(topic, partition) }
}

/// A name and a value beside the record, both plain bytes.
///
/// librdkafka hands names out as C strings, so a name that holds a zero byte is read up to that byte.
package struct KafkaHeader: Sendable, Equatable {
  package let name: [UInt8]
  package let value: [UInt8]?

  package init(name: [UInt8], value: [UInt8]?) {
    self.name = name
    self.value = value
  }

  package init(_ name: String, _ value: String) {
    self.init(name: Array(name.utf8), value: Array(value.utf8))
  }
}

/// When a record was written, and by whose clock; milliseconds since 1970 UTC.
package enum KafkaTimestamp: Sendable, Equatable {
  case none
  /// The producer's clock: whoever writes can choose it.
  case createTime(Int64)
  /// The broker's clock.
  case logAppendTime(Int64)
}

/// One partition of one topic.
package struct TopicPartition: Sendable, Hashable, CustomStringConvertible {
  package let topic: String
  package let partition: Int32

  package init(_ topic: String, _ partition: Int32) {
    self.topic = topic
    self.partition = partition
  }

  package var description: String { "\(topic)[\(partition)]" }
}
