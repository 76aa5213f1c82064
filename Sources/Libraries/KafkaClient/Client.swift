internal import CRDKafka

/// One client of the library, with the queue through which it speaks to us.
@safe final class Client {
  let raw: OpaquePointer
  let hooks: ClientHooks
  private(set) var queue: OpaquePointer?

  init(_ kind: rd_kafka_type_t, _ configuration: consuming Configuration, hooks: ClientHooks) throws(KafkaError) {
    unsafe raw = try configuration.makeClient(kind, hooks: hooks)
    self.hooks = hooks
    if kind == RD_KAFKA_CONSUMER {
      // One queue for records, errors and rebalances.
      unsafe rd_kafka_poll_set_consumer(raw)
      unsafe queue = unsafe rd_kafka_queue_get_consumer(raw)
    } else {
      unsafe queue = unsafe rd_kafka_queue_get_main(raw)
    }
  }

  deinit {
    releaseQueue()
    if hooks.outlivesItsOwner {
      _ = unsafe Unmanaged.passRetained(hooks)
    } else {
      unsafe rd_kafka_destroy(raw)
    }
  }

  /// The library wants its queues back before a consumer leaves its group.
  func releaseQueue() {
    if let queue = unsafe queue { unsafe rd_kafka_queue_destroy(queue) }
    unsafe queue = nil
  }

  /// What ended this client for good, if anything did.
  var fatalError: KafkaError? {
    var message = ErrorText()
    let code = unsafe message.filled { text, size in unsafe rd_kafka_fatal_error(raw, text, size) }
    guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { return nil }
    return KafkaError(.fatal, name: unsafe String(cString: rd_kafka_err2name(code)), message.string)
  }

  /// The topics this client may see, with the number of their partitions. Asks a broker.
  func topics(within wait: Duration) throws(KafkaError) -> [String: Int] {
    var answer: UnsafePointer<rd_kafka_metadata>?
    let code = unsafe rd_kafka_metadata(raw, 1, nil, &answer, wait.milliseconds)
    guard code == RD_KAFKA_RESP_ERR_NO_ERROR, let metadata = unsafe answer else { throw KafkaError(code) }
    defer { unsafe rd_kafka_metadata_destroy(metadata) }
    var counts: [String: Int] = [:]
    for index in unsafe 0..<Int(metadata.pointee.topic_cnt) {
      let topic = unsafe metadata.pointee.topics[index]
      guard unsafe topic.err == RD_KAFKA_RESP_ERR_NO_ERROR else { continue }
      unsafe counts[String(cString: topic.topic)] = Int(topic.partition_cnt)
    }
    return counts
  }
}
