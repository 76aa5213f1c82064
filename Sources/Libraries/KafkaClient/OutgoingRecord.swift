internal import CRDKafka

/// A record on its way into the library's queue, as the arguments of `rd_kafka_produceva`.
struct OutgoingRecord {
  let topic: String
  let partition: Int32?
  let key: [UInt8]?
  let value: [UInt8]?
  let headers: [KafkaHeader]

  func enqueue(_ client: OpaquePointer, token: UInt64) throws(KafkaError) {
    let list = try unsafe headerList()
    let refusal = unsafe topic.withCString { topic in
      unsafe Self.lend(key) { key, keySize in
        unsafe Self.lend(value) { value, valueSize in
          var arguments = unsafe [rd_kafka_vu_t](repeating: rd_kafka_vu_t(), count: 7)
          unsafe arguments[0].vtype = RD_KAFKA_VTYPE_TOPIC
          unsafe arguments[0].u.cstr = unsafe topic
          unsafe arguments[1].vtype = RD_KAFKA_VTYPE_PARTITION
          unsafe arguments[1].u.i32 = partition ?? RD_KAFKA_PARTITION_UA
          unsafe arguments[2].vtype = RD_KAFKA_VTYPE_KEY
          unsafe arguments[2].u.mem.ptr = unsafe key
          unsafe arguments[2].u.mem.size = keySize
          unsafe arguments[3].vtype = RD_KAFKA_VTYPE_VALUE
          unsafe arguments[3].u.mem.ptr = unsafe value
          unsafe arguments[3].u.mem.size = valueSize
          unsafe arguments[4].vtype = RD_KAFKA_VTYPE_MSGFLAGS
          unsafe arguments[4].u.i = RD_KAFKA_MSG_F_COPY
          unsafe arguments[5].vtype = RD_KAFKA_VTYPE_OPAQUE
          unsafe arguments[5].u.ptr = unsafe UnsafeMutableRawPointer(bitPattern: UInt(token))
          unsafe arguments[6].vtype = RD_KAFKA_VTYPE_HEADERS
          unsafe arguments[6].u.headers = unsafe list
          return unsafe rd_kafka_produceva(client, arguments, list == nil ? 6 : 7)
        }
      }
    }
    guard let refusal = unsafe refusal else { return }
    // The list belongs to the library only if it took the record. (Single headers it would free twice before 2.5.)
    if let list = unsafe list { unsafe rd_kafka_headers_destroy(list) }
    throw unsafe KafkaError(consuming: refusal, topic: topic, partition: partition)
  }

  private func headerList() throws(KafkaError) -> OpaquePointer? {
    guard !headers.isEmpty else { return nil }
    guard let list = unsafe rd_kafka_headers_new(headers.count) else {
      throw KafkaError(.other, "no memory for headers", topic: topic)
    }
    for header in headers {
      let code = unsafe Self.lend(header.name) { name, nameSize in
        unsafe Self.lend(header.value) { value, valueSize in
          unsafe rd_kafka_header_add(
            list, name?.assumingMemoryBound(to: CChar.self), nameSize, UnsafeRawPointer(value), valueSize)
        }
      }
      guard code == RD_KAFKA_RESP_ERR_NO_ERROR else {
        unsafe rd_kafka_headers_destroy(list)
        throw KafkaError(code, topic: topic)
      }
    }
    return unsafe list
  }

  /// To the library nil is a null pointer, and empty is any other pointer with size 0.
  private static func lend<Result>(
    _ bytes: [UInt8]?, _ body: (UnsafeMutableRawPointer?, Int) -> Result
  ) -> Result {
    guard let bytes else { return body(nil, 0) }
    return unsafe (bytes.isEmpty ? [0] : bytes).withUnsafeBytes {
      unsafe body(UnsafeMutableRawPointer(mutating: $0.baseAddress), bytes.count)
    }
  }
}
