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

  /// What ended this client for good, if anything did: `.denied` where a right is missing, else `.fatal`.
  var fatalError: KafkaError? {
    var message = ErrorText()
    let code = unsafe message.filled { text, size in unsafe rd_kafka_fatal_error(raw, text, size) }
    guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { return nil }
    let kind: KafkaError.Kind = KafkaError.Kind(code) == .denied ? .denied : .fatal
    return KafkaError(kind, name: unsafe String(cString: rd_kafka_err2name(code)), message.string)
  }

  /// The topics this client may see, with the number of their partitions. Asks a broker.
  ///
  /// Goes on asking while nobody answers, but not where we are not let in: that is thrown as soon as it is known.
  func topics(within wait: Duration) throws(KafkaError) -> [String: Int] {
    let deadline = Deadline(after: wait)
    var patience = Duration.milliseconds(500)
    while true {
      do throws(KafkaError) {
        return try metadata(within: min(patience, deadline.remaining))
      } catch {
        let reason = explained(error)
        guard reason.kind == .away, !deadline.isOver else { throw reason }
        patience *= 2
      }
    }
  }

  /// The same error, or what the library has said meanwhile of the client as a whole. Not for a producer with records
  /// under way: their reports come through the same queue.
  func explained(_ error: KafkaError) -> KafkaError {
    guard error.kind == .away else { return error }
    if hooks.assignment != nil {
      // Calls the hooks; there is no record before a subscription.
      if let message = unsafe rd_kafka_consumer_poll(raw, 0) { unsafe rd_kafka_message_destroy(message) }
    } else if let queue = unsafe queue {
      while let event = unsafe rd_kafka_queue_poll(queue, 0) {
        unsafe hear(event)
        unsafe rd_kafka_event_destroy(event)
      }
    }
    return hooks.reason(for: error)
  }

  /// An error event goes to the hooks, as the error callback does for a consumer.
  func hear(_ event: OpaquePointer) {
    guard unsafe rd_kafka_event_type(event) == RD_KAFKA_EVENT_ERROR else { return }
    let text = unsafe rd_kafka_event_error_string(event).map { unsafe String(cString: $0) }
    hooks.note(unsafe rd_kafka_event_error(event), text)
  }

  private func metadata(within wait: Duration) throws(KafkaError) -> [String: Int] {
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
