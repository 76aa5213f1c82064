/// A header of a Kafka record; names may repeat, order counts.
package struct RecordHeader: Equatable, Sendable {
  package let name: String
  package let value: [UInt8]
}

/// The headers of an event: CloudEvents 1.0 in Kafka's binary mode, and W3C trace context.
///
/// They help those who route and watch; what an event means is in its body alone.
package struct CloudEventHeaders: Sendable {
  /// In this order: id, type, source, specversion, time, content-type, traceparent.
  package let list: [RecordHeader]

  /// - Parameters:
  ///   - id: by which a reader drops a twin: the same for the same event, however often it is sent.
  ///   - source: the submitter, or of ours e.g. `kaiji/parse-worker`.
  ///   - milliseconds: Unix milliseconds; a time that RFC 3339 cannot write leaves `ce_time` out.
  package init<E: Event>(
    for _: E.Type, id: String, source: String, time milliseconds: Int64, traceparent: String? = nil
  ) {
    let pairs: [(String, String?)] = [
      ("ce_id", id), ("ce_type", E.type), ("ce_source", source), ("ce_specversion", "1.0"),
      ("ce_time", Timestamp(milliseconds: milliseconds)?.text), ("content-type", "application/protobuf"),
      ("traceparent", traceparent),
    ]
    list = pairs.compactMap { name, value in value.map { RecordHeader(name: name, value: Array($0.utf8)) } }
  }
}
