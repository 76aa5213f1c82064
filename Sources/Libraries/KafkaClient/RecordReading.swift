internal import CRDKafka
internal import Glibc

extension KafkaRecord {
  /// Copies a message of the library, or throws the error that came in its place.
  init(_ message: UnsafeMutablePointer<rd_kafka_message_t>) throws(KafkaError) {
    let raw = unsafe message.pointee
    let topic = unsafe raw.rkt.flatMap { unsafe rd_kafka_topic_name($0) }.map { unsafe String(cString: $0) } ?? ""
    guard unsafe raw.err == RD_KAFKA_RESP_ERR_NO_ERROR else {
      let text = unsafe rd_kafka_message_errstr(message).map { unsafe String(cString: $0) }
      throw unsafe KafkaError(
        raw.err, text, topic: topic.isEmpty ? nil : topic, partition: raw.partition < 0 ? nil : raw.partition,
        offset: raw.offset < 0 ? nil : raw.offset)
    }
    unsafe self.init(
      topic: topic, partition: raw.partition, offset: raw.offset, timestamp: KafkaTimestamp(message),
      key: Self.bytes(raw.key, raw.key_len), value: Self.bytes(raw.payload, raw.len),
      headers: Self.headers(message))
  }

  private static func headers(_ message: UnsafeMutablePointer<rd_kafka_message_t>) -> [KafkaHeader] {
    var list: OpaquePointer?
    let code = unsafe rd_kafka_message_headers(message, &list)
    // Headers help those who route, the body decides: a record whose headers are malformed is read without them.
    guard code == RD_KAFKA_RESP_ERR_NO_ERROR, let list = unsafe list else { return [] }
    var headers: [KafkaHeader] = []
    var name: UnsafePointer<CChar>?
    var value: UnsafeRawPointer?
    var size = 0
    while unsafe rd_kafka_header_get_all(list, headers.count, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR {
      guard let name = unsafe name else { break }
      unsafe headers.append(KafkaHeader(name: bytes(name, strlen(name)) ?? [], value: bytes(value, size)))
    }
    return headers
  }

  private static func bytes(_ start: UnsafeRawPointer?, _ count: Int) -> [UInt8]? {
    unsafe start.map { unsafe [UInt8](UnsafeRawBufferPointer(start: $0, count: count)) }
  }
}

extension KafkaTimestamp {
  fileprivate init(_ message: UnsafeMutablePointer<rd_kafka_message_t>) {
    var kind = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE
    let time = unsafe rd_kafka_message_timestamp(message, &kind)
    self =
      switch kind {
      case _ where time < 0: .none
      case RD_KAFKA_TIMESTAMP_CREATE_TIME: .createTime(time)
      case RD_KAFKA_TIMESTAMP_LOG_APPEND_TIME: .logAppendTime(time)
      default: .none
      }
  }
}
