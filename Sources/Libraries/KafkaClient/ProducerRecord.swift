/// A record that is to be written; its key chooses the partition, or chance.
package struct ProducerRecord: Sendable {
  package let topic: String
  package let key: [UInt8]?
  package let value: [UInt8]?
  package let headers: [KafkaHeader]

  package init(topic: String, key: [UInt8]?, value: [UInt8]?, headers: [KafkaHeader] = []) {
    self.topic = topic
    self.key = key
    self.value = value
    self.headers = headers
  }
}

extension KafkaProducer {
  /// Writes records in their order and returns when all replicas in step have all of them.
  ///
  /// Throws the first failure; which of the others were written is not known then: send them all again, by a new
  /// producer, to readers who can drop a twin.
  package func deliver(_ records: [ProducerRecord], within wait: Duration) throws(KafkaError) {
    for (number, record) in records.enumerated() {
      while try !take(record, token: UInt64(number)) { try check(deliveries(waiting: .milliseconds(100))) }
    }
    try check(flush(within: wait))
    guard outstanding == 0 else { throw KafkaError(.away, "records were not delivered in time") }
  }

  /// False where the queue is full.
  private func take(_ record: ProducerRecord, token: UInt64) throws(KafkaError) -> Bool {
    do throws(KafkaError) {
      try send(topic: record.topic, key: record.key, value: record.value, headers: record.headers, token: token)
      return true
    } catch {
      guard error.kind == .full else { throw error }
      return false
    }
  }

  private func check(_ deliveries: [Delivery]) throws(KafkaError) {
    if let failure = deliveries.lazy.compactMap(\.error).first { throw failure }
  }
}
