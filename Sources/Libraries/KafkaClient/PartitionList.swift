internal import CRDKafka

/// A list of partitions with an offset each, as the library passes them about.
@safe struct PartitionList: ~Copyable {
  let raw: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>

  init(_ partitions: some Collection<(TopicPartition, Int64)>) throws(KafkaError) {
    guard let raw = unsafe rd_kafka_topic_partition_list_new(Int32(clamping: partitions.count)) else {
      throw KafkaError(.other, "no memory for a list of partitions")
    }
    unsafe self.raw = unsafe raw
    for (place, offset) in partitions {
      guard let entry = unsafe rd_kafka_topic_partition_list_add(raw, place.topic, place.partition) else { continue }
      unsafe entry.pointee.offset = offset
    }
  }

  deinit { unsafe rd_kafka_topic_partition_list_destroy(raw) }

  /// One row of such a list.
  struct Entry {
    let place: TopicPartition
    let offset: Int64
    let code: rd_kafka_resp_err_t
  }

  var entries: [Entry] { unsafe Self.entries(raw) }

  static func read(_ list: UnsafePointer<rd_kafka_topic_partition_list_t>?) -> [TopicPartition] {
    guard let list = unsafe list else { return [] }
    return unsafe entries(list).map(\.place)
  }

  private static func entries(_ list: UnsafePointer<rd_kafka_topic_partition_list_t>) -> [Entry] {
    unsafe UnsafeBufferPointer(start: list.pointee.elems, count: Int(list.pointee.cnt)).map {
      unsafe Entry(
        place: TopicPartition(String(cString: $0.topic), $0.partition), offset: $0.offset, code: $0.err)
    }
  }
}
