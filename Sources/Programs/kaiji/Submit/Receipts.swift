import DisclosureIdentity
import DisclosureMessages
import KafkaClient

/// Reads the receipts of this run's own submissions, and nobody else's.
///
/// Made before the first sheet is handed in: it begins at each partition's end of that moment, in a group of its own
/// that commits nothing and ends with the run.
final class Receipts {
  private let consumer: KafkaConsumer
  /// Files without a receipt, by submission: two files of the same content are one submission.
  private var missing: [Identifier: [SubmissionPlace]] = [:]

  init(_ kafka: KafkaSettings, _ admin: KafkaAdmin, partitions: Int) throws {
    let topic = Topics.receipt.name
    var ends: [TopicPartition: StartOffset] = [:]
    for partition in 0..<Int32(clamping: partitions) {
      let place = TopicPartition(topic, partition)
      ends[place] = .offset(try admin.watermarks(place).high)
    }
    let group = "kaiji.submit.\(String(UInt64.random(in: .min ... .max), radix: 36))"
    consumer = try KafkaConsumer(
      kafka, ConsumerSettings(group: group, commitsStoredOffsets: false), topics: [topic]
    ) { [ends] places in
      // A partition that was made since is read from its beginning.
      Dictionary(uniqueKeysWithValues: places.map { ($0, ends[$0] ?? .offset(0)) })
    }
  }

  var isComplete: Bool { missing.isEmpty }

  /// The files that still lack a receipt, in the order of their names.
  var incomplete: [SubmissionPlace] {
    missing.values.joined().sorted { $0.file.utf8.lexicographicallyPrecedes($1.file.utf8) }
  }

  /// Said before the submission is sent: its receipt may be there before the broker's own word is.
  func expect(_ place: SubmissionPlace) { missing[place.submission, default: []].append(place) }

  /// It was not handed in after all.
  func forget(_ place: SubmissionPlace) {
    let others = missing[place.submission]?.filter { $0.file != place.file } ?? []
    missing[place.submission] = others.isEmpty ? nil : others
  }

  /// What has come. A broker that is away is waited for.
  func take(waiting wait: Duration) throws -> [SubmissionReport] {
    let records: [KafkaRecord]
    do {
      records = try consumer.poll(atMost: 500, waiting: wait)
    } catch let error as KafkaError where error.kind == .away {
      return []
    }
    return try records.flatMap { record -> [SubmissionReport] in
      guard let id = record.key.flatMap({ Identifier(String(decoding: $0, as: UTF8.self)) }), let value = record.value,
        let places = missing.removeValue(forKey: id)
      else { return [] }
      let receipt = try SubmissionSettled(event: value)
      return places.map { SubmissionReport($0, receipt) }
    }
  }

  func close() { consumer.close(within: .seconds(2)) }
}
