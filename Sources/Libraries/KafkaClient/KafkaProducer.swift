internal import CRDKafka

/// What became of one record that was sent.
package struct Delivery: Sendable, Equatable {
  /// The number its sender gave it.
  package let token: UInt64
  package let topic: String
  package let partition: Int32
  /// Where it stands in the log; -1 where it failed, or where the broker had it already and did not say.
  package let offset: Int64
  /// nil: written, by all replicas in step.
  package let error: KafkaError?
}

/// Writes records, each once and in order, and tells what became of them. Used on one thread.
package final class KafkaProducer {
  private let client: Client
  /// Records sent whose delivery has not been taken yet.
  package private(set) var outstanding = 0

  /// Reaches no broker yet. Throws `.setting`.
  package init(_ settings: KafkaSettings, _ producer: ProducerSettings) throws(KafkaError) {
    client = try Client(
      RD_KAFKA_PRODUCER, try settings.configuration(producer.properties), hooks: ClientHooks(log: settings.log))
  }

  /// Puts a record into the queue; the bytes are copied. nil as the partition: the key decides, or chance.
  ///
  /// Throws `.full` (nothing was taken: take deliveries, send again), `.data(.tooLarge)`, `.data(.topicMissing)` for a
  /// partition that is not there, `.fatal`. Everything later is told by `deliveries`.
  package func send(
    topic: String, partition: Int32? = nil, key: [UInt8]?, value: [UInt8]?, headers: [KafkaHeader] = [], token: UInt64
  ) throws(KafkaError) {
    let record = OutgoingRecord(topic: topic, partition: partition, key: key, value: value, headers: headers)
    try unsafe record.enqueue(client.raw, token: token)
    outstanding += 1
  }

  /// What became of records since the last call: waits for the first report, then takes what is there.
  ///
  /// Does not wait where nothing is outstanding. Throws `.fatal` once all reports are taken: the producer is finished.
  package func deliveries(waiting wait: Duration) throws(KafkaError) -> [Delivery] {
    let deadline = Deadline(after: wait)
    var reports: [Delivery] = []
    while let queue = unsafe client.queue {
      let isIdle = !reports.isEmpty || outstanding == 0
      let event = unsafe rd_kafka_queue_poll(queue, isIdle ? 0 : deadline.remaining.milliseconds)
      guard let event = unsafe event else {
        if isIdle || deadline.isOver { break } else { continue }
      }
      unsafe take(event, into: &reports)
    }
    if reports.isEmpty, let fatal = client.fatalError { throw fatal }
    return reports
  }

  /// Takes reports until nothing is outstanding or the time is over; `outstanding` tells which.
  package func flush(within wait: Duration) throws(KafkaError) -> [Delivery] {
    let deadline = Deadline(after: wait)
    var reports: [Delivery] = []
    repeat {
      do {
        reports += try deliveries(waiting: deadline.remaining)
      } catch {
        if reports.isEmpty { throw error } else { break }
      }
    } while outstanding > 0 && !deadline.isOver
    return reports
  }

  /// A record that ran out of time, or was thrown away with all others, is told with the reason for it.
  private func explained(_ error: KafkaError) -> KafkaError {
    if error.name.hasPrefix("_PURGE"), let fatal = client.fatalError { return fatal.at(error) }
    return client.hooks.reason(for: error)
  }

  private func take(_ event: OpaquePointer, into reports: inout [Delivery]) {
    defer { unsafe rd_kafka_event_destroy(event) }
    switch unsafe rd_kafka_event_type(event) {
    case RD_KAFKA_EVENT_DR:
      while let message = unsafe rd_kafka_event_message_next(event) {
        let report = unsafe Delivery(message, explained: explained)
        if report.error == nil { client.hooks.trouble = nil }
        reports.append(report)
        outstanding -= 1
      }
    default: unsafe client.hear(event)
    }
  }
}

extension Delivery {
  fileprivate init(_ message: UnsafePointer<rd_kafka_message_t>, explained: (KafkaError) -> KafkaError) {
    let raw = unsafe message.pointee
    let topic = unsafe raw.rkt.flatMap { unsafe rd_kafka_topic_name($0) }.map { unsafe String(cString: $0) } ?? ""
    let isWritten = unsafe raw.err == RD_KAFKA_RESP_ERR_NO_ERROR
    unsafe self.init(
      token: UInt64(UInt(bitPattern: raw._private)), topic: topic, partition: raw.partition,
      offset: isWritten ? max(-1, raw.offset) : -1,
      error: isWritten
        ? nil
        : explained(KafkaError(raw.err, topic: topic, partition: raw.partition < 0 ? nil : raw.partition)))
  }
}
