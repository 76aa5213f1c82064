internal import CRDKafka

/// The properties of one client that is about to be made.
@safe struct Configuration: ~Copyable {
  private let raw: OpaquePointer

  init() throws(KafkaError) {
    guard let raw = unsafe rd_kafka_conf_new() else { throw KafkaError(.other, "no memory for a configuration") }
    unsafe self.raw = unsafe raw
  }

  deinit { unsafe rd_kafka_conf_destroy(raw) }

  func set(_ key: String, _ value: String) throws(KafkaError) {
    var message = ErrorText()
    let result = unsafe message.filled { text, size in unsafe rd_kafka_conf_set(raw, key, value, text, size) }
    switch result {
    case RD_KAFKA_CONF_OK: return
    case RD_KAFKA_CONF_UNKNOWN: throw KafkaError(.setting(key), "\(key) is no property of this librdkafka")
    default: throw KafkaError(.setting(key), "\(key): \(message.string)")
    }
  }

  /// Makes the client; on success the library owns the configuration.
  consuming func makeClient(_ kind: rd_kafka_type_t, hooks: ClientHooks) throws(KafkaError) -> OpaquePointer {
    unsafe hooks.attach(to: raw)
    if kind == RD_KAFKA_PRODUCER {
      unsafe rd_kafka_conf_set_events(raw, RD_KAFKA_EVENT_DR | RD_KAFKA_EVENT_ERROR)
    }
    var message = ErrorText()
    let made = unsafe message.filled { text, size in unsafe rd_kafka_new(kind, raw, text, size) }
    guard let client = unsafe made else {
      _ = consume self
      throw KafkaError(.setting("configuration"), message.string)
    }
    discard self
    return unsafe client
  }
}

/// The buffer into which the library writes why it refused.
struct ErrorText {
  private var buffer = [CChar](repeating: 0, count: 512)

  mutating func filled<Result>(_ call: (UnsafeMutablePointer<CChar>?, Int) -> Result) -> Result {
    unsafe buffer.withUnsafeMutableBufferPointer { unsafe call($0.baseAddress, $0.count) }
  }

  var string: String { String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self) }
}
