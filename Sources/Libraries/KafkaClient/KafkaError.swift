/// What went wrong with Kafka, in the class that tells a caller what to do next.
package struct KafkaError: Error, Equatable, Sendable, CustomStringConvertible {
  package enum Kind: Equatable, Sendable {
    /// The service cannot be reached or is not ready: try again later.
    case away
    /// A login or a permission is missing: trying again does not help.
    case denied
    /// The producer's queue is full: take deliveries, then send again.
    case full
    /// This client is finished: make a new one.
    case fatal
    /// The record, the topic or the position is at fault.
    case data(DataFault)
    /// This property is unknown, has a wrong value, or is not the operator's to set.
    case setting(String)
    /// The broker is too old, or the mock cluster, which lacks this.
    case unsupported
    /// Anything else; the name says what.
    case other
  }

  package enum DataFault: Equatable, Sendable {
    /// The log does not hold the offset we asked for.
    case outOfRange
    /// No such topic or partition, as far as this client may see.
    case topicMissing
    case tooLarge
    /// The bytes contradict themselves: a checksum, a compression, a header.
    case corrupt
  }

  package let kind: Kind
  /// The library's own name of the error, such as `_ALL_BROKERS_DOWN`; empty where the error is ours.
  package let name: String
  package let text: String
  /// Where it happened, as far as it is known.
  package let topic: String?
  package let partition: Int32?
  package let offset: Int64?

  package init(
    _ kind: Kind, name: String = "", _ text: String, topic: String? = nil, partition: Int32? = nil, offset: Int64? = nil
  ) {
    self.kind = kind
    self.name = name
    self.text = text
    self.topic = topic
    self.partition = partition
    self.offset = offset
  }

  /// The same, where another one happened.
  func at(_ other: KafkaError) -> KafkaError {
    KafkaError(kind, name: name, text, topic: other.topic, partition: other.partition, offset: other.offset)
  }

  package var description: String {
    let place = [
      topic ?? "", partition.map { "partition \($0)" } ?? "", offset.map { "offset \($0)" } ?? "",
    ].filter { !$0.isEmpty }.joined(separator: " ")
    return [place, name, text].filter { !$0.isEmpty }.joined(separator: ": ")
  }
}
