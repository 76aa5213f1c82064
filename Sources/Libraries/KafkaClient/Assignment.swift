internal import CRDKafka

/// Where a consumer begins to read a partition it was given.
package enum StartOffset: Sendable, Equatable {
  case offset(Int64)
  /// Where the group's committed offset is; where it has none, at the beginning of the log.
  case committedOrBeginning
}

/// The partitions that the group has given to this consumer, and where each of them begins.
///
/// Used on the consumer's thread alone: the library runs a rebalance within the poll.
final class Assignment {
  private let startingAt: ([TopicPartition]) throws -> [TopicPartition: StartOffset]
  private let commitTimeout: Duration = .seconds(5)
  /// Being read.
  private(set) var held: Set<TopicPartition> = []
  /// Given to us and not yet begun: `startingAt` failed, and is asked again.
  private(set) var waiting: Set<TopicPartition> = []
  /// Counts every beginning and end of a partition, so that a record of an earlier one is told apart.
  private var changes: [TopicPartition: Int] = [:]
  /// Whether the group has ever answered us.
  private(set) var wasGiven = false
  /// What went wrong inside a rebalance; the poll throws it.
  var failure: (any Error)?

  init(startingAt: @escaping ([TopicPartition]) throws -> [TopicPartition: StartOffset]) {
    self.startingAt = startingAt
  }

  func generation(of place: TopicPartition) -> Int { changes[place, default: 0] }

  /// One rebalance: partitions come or go, the others are not disturbed.
  func rebalance(_ client: OpaquePointer, _ code: rd_kafka_resp_err_t, _ partitions: [TopicPartition]) {
    do {
      switch code {
      case RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS:
        wasGiven = true
        waiting.formUnion(partitions)
        do {
          try unsafe begin(client)
        } catch {
          // The group wants an answer now; what we could not place stays waiting.
          try unsafe assign(client, [])
          throw error
        }
      case RD_KAFKA_RESP_ERR__REVOKE_PARTITIONS:
        waiting.subtract(partitions)
        try unsafe unassign(client, partitions.filter(held.contains))
      default:
        throw KafkaError(code, "a rebalance failed")
      }
    } catch {
      failure = error
    }
  }

  /// Begins all waiting partitions where the caller says.
  func begin(_ client: OpaquePointer) throws {
    let partitions = waiting.sorted { ($0.topic, $0.partition) < ($1.topic, $1.partition) }
    let starts = partitions.isEmpty ? [:] : try startingAt(partitions)
    var offsets: [(TopicPartition, Int64)] = []
    var unsettled: [TopicPartition] = []
    for place in partitions {
      switch starts[place] {
      case .offset(let offset): offsets.append((place, try Self.checked(offset, at: place)))
      case .committedOrBeginning: unsettled.append(place)
      case nil:
        throw KafkaError(.other, "no start was given", topic: place.topic, partition: place.partition)
      }
    }
    let committed = unsettled.isEmpty ? [:] : try unsafe committed(client, unsettled, within: commitTimeout)
    for place in unsettled { offsets.append((place, committed[place] ?? Int64(RD_KAFKA_OFFSET_BEGINNING))) }
    try unsafe assign(client, offsets)
  }

  /// Reads one held partition again from an offset: ends it and begins it anew, and what was fetched is dropped.
  func refetch(_ client: OpaquePointer, _ place: TopicPartition, from offset: Int64) throws(KafkaError) {
    let offset = try Self.checked(offset, at: place)
    guard held.contains(place) else {
      throw KafkaError(
        .other, "not held, so it cannot be fetched again", topic: place.topic, partition: place.partition)
    }
    try unsafe unassign(client, [place])
    do {
      try unsafe assign(client, [(place, offset)])
    } catch {
      waiting.insert(place)
      throw error
    }
  }

  /// Reads no more of one held partition; the group goes on to count it as ours until it moves.
  func setAside(_ client: OpaquePointer, _ place: TopicPartition) throws(KafkaError) {
    guard held.contains(place) else { return }
    try unsafe unassign(client, [place])
  }

  /// The group's committed offsets; a partition without one is left out. Asks the coordinator.
  func committed(
    _ client: OpaquePointer, _ partitions: [TopicPartition], within wait: Duration
  ) throws(KafkaError) -> [TopicPartition: Int64] {
    let list = try PartitionList(partitions.map { ($0, Int64(RD_KAFKA_OFFSET_INVALID)) })
    let code = unsafe rd_kafka_committed(client, list.raw, wait.milliseconds)
    guard code == RD_KAFKA_RESP_ERR_NO_ERROR else { throw KafkaError(code) }
    var offsets: [TopicPartition: Int64] = [:]
    for entry in list.entries {
      guard entry.code == RD_KAFKA_RESP_ERR_NO_ERROR else {
        throw KafkaError(entry.code, topic: entry.place.topic, partition: entry.place.partition)
      }
      if entry.offset >= 0 { offsets[entry.place] = entry.offset }
    }
    return offsets
  }

  /// A negative offset would mean something else to the library: -1 is the end, and skips all that is there.
  private static func checked(_ offset: Int64, at place: TopicPartition) throws(KafkaError) -> Int64 {
    guard offset >= 0 else {
      throw KafkaError(
        .data(.outOfRange), "an offset is never negative", topic: place.topic, partition: place.partition,
        offset: offset)
    }
    return offset
  }

  private func assign(_ client: OpaquePointer, _ offsets: [(TopicPartition, Int64)]) throws(KafkaError) {
    let list = try PartitionList(offsets)
    if let error = unsafe rd_kafka_incremental_assign(client, list.raw) { throw unsafe KafkaError(consuming: error) }
    for (place, _) in offsets {
      waiting.remove(place)
      held.insert(place)
      changes[place, default: 0] += 1
    }
  }

  private func unassign(_ client: OpaquePointer, _ partitions: [TopicPartition]) throws(KafkaError) {
    let list = try PartitionList(partitions.map { ($0, Int64(RD_KAFKA_OFFSET_INVALID)) })
    for place in partitions {
      held.remove(place)
      changes[place, default: 0] += 1
    }
    if let error = unsafe rd_kafka_incremental_unassign(client, list.raw) { throw unsafe KafkaError(consuming: error) }
  }
}
