internal import CRDKafka

/// librdkafka's mock cluster: a Kafka that lives in this process, on loopback. For tests and demos, never for data.
///
/// * It keeps 5 MB and 100,000 batches per partition and drops the oldest silently: use many partitions, `linger` of
///   5 ms or more, and a consumer that treats a position outside the log as an error (ours does).
/// * Compressed batches are stored as they are, so compression multiplies what fits.
/// * New data does not wake a waiting fetch, a first join takes 3 s, a rebalance a session less one second: use
///   `ConsumerTiming.embedded`. A session below 3 s never forms a group.
/// * A member with another assignment strategy than ours (`kcat -G`) ends the process with an assertion.
/// * No retention, compaction, broker time, access control or fencing of transactions; nothing is on disk; topics are
///   made here and not through `KafkaAdmin`; a producer that names an unknown topic makes it.
///
/// The library takes its calls from any thread.
@safe package final class MockCluster: @unchecked Sendable {
  private let client: Client
  private let cluster: OpaquePointer
  /// Where clients of any process on this machine reach it; the port is chosen by the system.
  package let bootstrapServers: String

  package init(brokers: Int32 = 1, log: @escaping KafkaLog = { _, _, _ in }) throws(KafkaError) {
    client = try Client(RD_KAFKA_PRODUCER, try Configuration(), hooks: ClientHooks(log: log))
    guard let cluster = unsafe rd_kafka_mock_cluster_new(client.raw, brokers) else {
      throw KafkaError(.other, "the mock cluster did not start")
    }
    unsafe self.cluster = unsafe cluster
    bootstrapServers = unsafe String(cString: rd_kafka_mock_cluster_bootstraps(cluster))
  }

  /// Ends all brokers; clients see their connections close.
  deinit { unsafe rd_kafka_mock_cluster_destroy(cluster) }

  /// Makes a topic; its partitions stand on all brokers.
  @discardableResult
  package func create(_ topic: String, partitions: Int32) throws(KafkaError) -> TopicCreation {
    let code = unsafe rd_kafka_mock_topic_create(cluster, topic, partitions, 1)
    switch code {
    case RD_KAFKA_RESP_ERR_NO_ERROR: return .created
    case RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS: return .alreadyThere
    default: throw KafkaError(code, topic: topic)
    }
  }
}
