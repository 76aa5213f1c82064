internal import CRDKafka

/// A topic to be made.
package struct NewTopic: Sendable {
  package let name: String
  package let partitions: Int32
  /// nil: as the broker has it by default.
  package let replication: Int32?
  /// Kafka's own names, such as `message.timestamp.type`.
  package let configuration: [String: String]

  package init(
    _ name: String, partitions: Int32, replication: Int32? = nil, configuration: [String: String] = [:]
  ) {
    self.name = name
    self.partitions = partitions
    self.replication = replication
    self.configuration = configuration
  }
}

package enum TopicCreation: Sendable, Equatable {
  case created
  /// It was there before, perhaps with other partitions and settings; nothing was changed.
  case alreadyThere
}

/// Makes topics and looks at them. Used on one thread.
package final class KafkaAdmin {
  let client: Client

  /// Reaches no broker yet. Throws `.setting`.
  package init(_ settings: KafkaSettings) throws(KafkaError) {
    client = try Client(RD_KAFKA_PRODUCER, try settings.configuration([]), hooks: ClientHooks(log: settings.log))
  }

  /// All topics this client may see, with the number of their partitions.
  package func topics(within wait: Duration = .seconds(10)) throws(KafkaError) -> [String: Int] {
    try client.topics(within: wait)
  }

  /// The lowest offset that a partition's log holds, and the one its next record will get.
  package func watermarks(
    _ place: TopicPartition, within wait: Duration = .seconds(10)
  ) throws(KafkaError) -> (low: Int64, high: Int64) {
    var low: Int64 = 0
    var high: Int64 = 0
    let code = unsafe rd_kafka_query_watermark_offsets(
      client.raw, place.topic, place.partition, &low, &high, wait.milliseconds)
    guard code == RD_KAFKA_RESP_ERR_NO_ERROR else {
      throw client.explained(KafkaError(code, topic: place.topic, partition: place.partition))
    }
    return (low, high)
  }

  /// Makes topics; one that is there already is told, and left as it is.
  ///
  /// Throws what the broker said of the first topic it refused; the others may have been made, and a second call is
  /// harmless.
  package func create(
    _ topics: [NewTopic], within wait: Duration = .seconds(30)
  ) throws(KafkaError) -> [String: TopicCreation] {
    var requests: [OpaquePointer?] = unsafe []
    defer { unsafe rd_kafka_NewTopic_destroy_array(&requests, requests.count) }
    for topic in topics { unsafe requests.append(try unsafe request(topic)) }
    let event = try unsafe client.answer(RD_KAFKA_ADMIN_OP_CREATETOPICS, within: wait) { options, answers in
      unsafe rd_kafka_CreateTopics(client.raw, &requests, requests.count, options, answers)
    }
    defer { unsafe rd_kafka_event_destroy(event) }
    var count = 0
    let results = unsafe rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event), &count)
    var outcomes: [String: TopicCreation] = [:]
    for index in 0..<count {
      let result = unsafe results?[index]
      let name = unsafe String(cString: rd_kafka_topic_result_name(result))
      switch unsafe rd_kafka_topic_result_error(result) {
      case RD_KAFKA_RESP_ERR_NO_ERROR: outcomes[name] = .created
      case RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS: outcomes[name] = .alreadyThere
      case let code:
        let text = unsafe rd_kafka_topic_result_error_string(result).map { unsafe String(cString: $0) }
        throw KafkaError(code, text, topic: name)
      }
    }
    return outcomes
  }
}

extension KafkaAdmin {
  private func request(_ topic: NewTopic) throws(KafkaError) -> OpaquePointer {
    var message = ErrorText()
    let made = unsafe message.filled {
      unsafe rd_kafka_NewTopic_new(topic.name, topic.partitions, topic.replication ?? -1, $0, $1)
    }
    guard let request = unsafe made else { throw KafkaError(.other, message.string, topic: topic.name) }
    for (key, value) in topic.configuration.sorted(by: { $0.key < $1.key }) {
      let code = unsafe rd_kafka_NewTopic_set_config(request, key, value)
      guard code == RD_KAFKA_RESP_ERR_NO_ERROR else {
        unsafe rd_kafka_NewTopic_destroy(request)
        throw KafkaError(code, topic: topic.name)
      }
    }
    return unsafe request
  }
}
