import DisclosureCore
import DisclosureStorage
import KafkaClient
import PostgresClient
import Telemetry

/// Where each partition begins, and whether its log is still the one that the position counts in.
///
/// A topic that was deleted and made anew counts from 0 again, and a position in it points behind records that nobody
/// has admitted. So a partition begins one record before its position, and that record must be the one admitted last.
/// Used by the consumer's thread alone.
final class SheetLog {
  /// What a look at a partition's log found, where it cannot simply be read on.
  enum Finding {
    /// The record admitted last is gone, as retention has it. Nothing can be compared: on from the position.
    case unknown(next: Int64)
    /// Another record stands there, or the log ends before it.
    case recreated(next: Int64, found: String)
    /// The position itself lies outside the log.
    case gap(String)
  }

  private struct Last {
    let offset: Int64
    let event: String
  }

  private let kafka: KafkaSettings
  private let database: PostgresSettings
  /// What has not come yet of what must come first.
  private var last: [TopicPartition: Last] = [:]

  init(kafka: KafkaSettings, database: PostgresSettings) {
    self.kafka = kafka
    self.database = database
  }

  /// One record before the position that PostgreSQL holds, where it knows that record; where the log begins if the
  /// partition was never seen.
  func begin(_ partitions: [TopicPartition]) throws -> [TopicPartition: StartOffset] {
    let positions = Positions(try PostgresConnection(database))
    return try Dictionary(
      uniqueKeysWithValues: partitions.map { place in
        last[place] = nil
        let position = try positions.find(partition: place.partition) { try KafkaAdmin(kafka).watermarks(place).low }
        guard let event = position.lastEvent, position.next > 0 else { return (place, .offset(position.next)) }
        last[place] = Last(offset: position.next - 1, event: event)
        return (place, .offset(position.next - 1))
      })
  }

  /// Compares the first record of each partition that has just begun, and takes it away.
  ///
  /// - Returns: the records to be admitted; none of a partition whose log is another one.
  func compare(_ records: [KafkaRecord]) -> (rest: [KafkaRecord], findings: [TopicPartition: Finding]) {
    var findings: [TopicPartition: Finding] = [:]
    let rest = records.filter { record in
      guard findings[record.place] == nil else { return false }
      guard let last = last.removeValue(forKey: record.place), record.offset == last.offset else { return true }
      let event = record.eventID
      if event != last.event {
        findings[record.place] = .recreated(next: last.offset + 1, found: event ?? "a record without an id")
      }
      return false
    }
    return (rest, findings)
  }

  /// Says what it means that the log does not hold the offset at which a partition was to be read.
  func outside(_ place: TopicPartition, _ error: KafkaError) throws -> Finding {
    guard let last = last.removeValue(forKey: place) else { return .gap("\(error)") }
    guard try KafkaAdmin(kafka).watermarks(place).high > last.offset else {
      return .recreated(next: last.offset + 1, found: "the log's end")
    }
    return .unknown(next: last.offset + 1)
  }
}

extension KafkaRecord {
  /// The event's id as it is stored; nil where there is none that can be, which a stranger may have written.
  var eventID: String? {
    guard let value = headers.first(where: { $0.name.elementsEqual("ce_id".utf8) })?.value, value.count <= 256,
      !value.contains(0)
    else { return nil }
    return String(validating: value, as: UTF8.self)
  }
}
