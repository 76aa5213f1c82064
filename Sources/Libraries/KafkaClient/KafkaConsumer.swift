internal import CRDKafka

/// One member of a consumer group. Made, used and closed on one thread.
///
/// Partitions come and go within `poll`; each begins where `startingAt` says. Nothing is ever skipped: a position that
/// the log does not hold is an error.
package final class KafkaConsumer {
  private let client: Client
  private let held: Assignment
  /// Errors that came among records; thrown one a poll, after the records before them.
  private var failures: [KafkaError] = []
  private var isClosed = false
  private var isSubscribed = false

  /// Joins the group. Waits up to `wait` for a broker to say that the topics exist.
  ///
  /// `startingAt` is asked within `poll`, for all partitions that have just come, and answers for each of them. What
  /// it throws `poll` throws, and the next `poll` asks again.
  ///
  /// Throws `.setting`, `.away`, or `.data(.topicMissing)` (librdkafka 2.0.2 can crash on a topic that is not there).
  package init(
    _ settings: KafkaSettings, _ consumer: ConsumerSettings, topics: [String], within wait: Duration = .seconds(10),
    startingAt: @escaping ([TopicPartition]) throws -> [TopicPartition: StartOffset]
  ) throws(KafkaError) {
    held = Assignment(startingAt: startingAt)
    client = try Client(
      RD_KAFKA_CONSUMER, try settings.configuration(consumer.properties),
      hooks: ClientHooks(log: settings.log, assignment: held))
    let existing = try client.topics(within: wait)
    for topic in topics where existing[topic] == nil {
      throw KafkaError(.data(.topicMissing), "the topic does not exist, or we may not see it", topic: topic)
    }
    let list = try PartitionList(topics.map { (TopicPartition($0, RD_KAFKA_PARTITION_UA), 0) })
    let code = unsafe rd_kafka_subscribe(client.raw, list.raw)
    guard code == RD_KAFKA_RESP_ERR_NO_ERROR else { throw KafkaError(code) }
    isSubscribed = true
  }

  deinit { close() }

  /// The partitions that are ours now. Records in hand of any other may be dropped: somebody else reads them.
  package var assignment: Set<TopicPartition> { held.held }

  /// Up to `limit` records: waits for the first, then takes what is there. Empty when the wait is over.
  ///
  /// Records come in order within a partition, none of a partition that was lost meanwhile. Throws `KafkaError`, or
  /// what `startingAt` threw. `.away`, `.denied` and data errors are thrown once each and the next poll goes on;
  /// `.fatal` is thrown for ever.
  package func poll(atMost limit: Int, waiting wait: Duration) throws -> [KafkaRecord] {
    try throwWhatIsKept()
    if !held.waiting.isEmpty { try unsafe held.begin(client.raw) }
    var records = take(min(1, limit), waiting: wait)
    if let first = records.first, limit > 1 {
      let generation = held.generation(of: first.place)
      let rest = take(limit - 1, waiting: .zero)
      // The library clears its own batch of partitions that went while it was filled; the first record is ours to clear.
      if held.generation(of: first.place) != generation { records.removeAll() }
      records += rest
    }
    if records.isEmpty { try throwWhatIsKept() }
    return records
  }

  /// Says that everything of a partition before `next` is done; committed within a second and on leaving.
  ///
  /// False where the partition is no longer ours: whoever has it reads those records again.
  @discardableResult
  package func store(_ place: TopicPartition, next offset: Int64) throws(KafkaError) -> Bool {
    guard held.held.contains(place) else { return false }
    let list = try PartitionList([(place, offset)])
    let code = unsafe rd_kafka_offsets_store(client.raw, list.raw)
    switch list.entries.first?.code ?? code {
    case RD_KAFKA_RESP_ERR_NO_ERROR where code == RD_KAFKA_RESP_ERR_NO_ERROR: return true
    case RD_KAFKA_RESP_ERR__STATE: return false
    case let entry:
      let cause = entry == RD_KAFKA_RESP_ERR_NO_ERROR ? code : entry
      throw KafkaError(cause, topic: place.topic, partition: place.partition, offset: offset)
    }
  }

  /// The group's committed offsets; a partition without one is left out. Asks the coordinator.
  ///
  /// Brokers answer a connection in order, so the answer waits for a join that is under way.
  package func committed(
    _ partitions: [TopicPartition], within wait: Duration = .seconds(5)
  ) throws(KafkaError) -> [TopicPartition: Int64] {
    try unsafe held.committed(client.raw, partitions, within: wait)
  }

  /// Reads one of our partitions again from an offset; records of it that were fetched and not polled are dropped.
  package func refetch(_ place: TopicPartition, from offset: Int64) throws(KafkaError) {
    try unsafe held.refetch(client.raw, place, from: offset)
  }

  /// Reads no more of one of our partitions, until it moves or this consumer is made anew: an operator must look at it,
  /// and the others go on.
  package func setAside(_ place: TopicPartition) throws(KafkaError) {
    try unsafe held.setAside(client.raw, place)
  }

  /// Commits what was stored (where the settings say so) and leaves the group; the partitions move at once.
  ///
  /// Waits at most `wait`; a second call does nothing. A `KafkaConsumer` that goes away closes itself.
  package func close(within wait: Duration = .seconds(10)) {
    guard !isClosed else { return }
    isClosed = true
    client.releaseQueue()
    guard isSubscribed, client.fatalError == nil else { return }
    let isOver = leave(within: wait)
    // Before 2.3 the library crashes on destroying a consumer that joined and was never given anything; before 2.4 it
    // can stay in the group's protocol for ever when a rebalance crosses with the leaving. Such a one is left behind.
    let crashes = !held.wasGiven && KafkaClient.libraryVersion < LibraryVersion(2, 3)
    // 2.0.2 waits for ever in the destruction of a consumer whose topic went.
    client.hooks.outlivesItsOwner = !isOver || crashes || client.hooks.hasLostTopic
  }
}

extension KafkaConsumer {
  private func throwWhatIsKept() throws {
    if let failure = held.failure {
      held.failure = nil
      throw failure
    }
    if !failures.isEmpty { throw failures.removeFirst() }
    if let trouble = client.hooks.trouble {
      client.hooks.trouble = nil
      throw trouble
    }
    if let fatal = client.fatalError { throw fatal }
  }

  /// One call into the library, in which rebalances run.
  private func take(_ limit: Int, waiting wait: Duration) -> [KafkaRecord] {
    guard let queue = unsafe client.queue, limit > 0 else { return [] }
    var records: [KafkaRecord] = []
    // What lies behind a record that cannot be read must not be handed out: its reader would store an offset past it.
    var broken: Set<TopicPartition> = []
    unsafe withUnsafeTemporaryAllocation(of: UnsafeMutablePointer<rd_kafka_message_t>?.self, capacity: limit) { batch in
      unsafe batch.initialize(repeating: nil)
      let count = unsafe rd_kafka_consume_batch_queue(queue, wait.milliseconds, batch.baseAddress, limit)
      records.reserveCapacity(max(0, count))
      for index in 0..<max(0, count) {
        guard let message = unsafe batch[index] else { continue }
        defer { unsafe rd_kafka_message_destroy(message) }
        do throws(KafkaError) {
          let record = try unsafe KafkaRecord(message)
          if !broken.contains(record.place) { records.append(record) }
        } catch {
          failures.append(error)
          if let topic = error.topic, let partition = error.partition {
            broken.insert(TopicPartition(topic, partition))
          }
        }
      }
    }
    return records
  }

  /// Serves the last rebalance and waits for the group to let us go.
  private func leave(within wait: Duration) -> Bool {
    let deadline = Deadline(after: wait)
    guard let queue = unsafe rd_kafka_queue_new(client.raw) else { return false }
    defer { unsafe rd_kafka_queue_destroy(queue) }
    if let error = unsafe rd_kafka_consumer_close_queue(client.raw, queue) {
      unsafe rd_kafka_error_destroy(error)
      return true
    }
    while unsafe rd_kafka_consumer_closed(client.raw) == 0, !deadline.isOver {
      // Runs the rebalance, too. What was fetched and never polled comes out here (`rd_kafka_queue_poll_callback` ends
      // the process on it); it is not stored, so whoever has the partition next reads it.
      let wait = min(deadline.remaining, .milliseconds(100)).milliseconds
      if let message = unsafe rd_kafka_consume_queue(queue, wait) { unsafe rd_kafka_message_destroy(message) }
    }
    return unsafe rd_kafka_consumer_closed(client.raw) != 0
  }
}
