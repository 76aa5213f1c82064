import DisclosureMessages
import KafkaClient

/// Reads the receipts of the demo's own submissions from Kafka, as a submitter's program would.
final class DemoReceipts {
  private let consumer: KafkaConsumer
  /// By submission id; an event that comes twice says the same.
  private(set) var settled: [String: SubmissionSettled] = [:]

  init(_ kafka: KafkaSettings) throws {
    consumer = try KafkaConsumer(
      kafka, ConsumerSettings(group: "kaiji.demo", commitsStoredOffsets: false, timing: .embedded),
      topics: [Topics.receipt.name]
    ) { partitions in
      Dictionary(uniqueKeysWithValues: partitions.map { ($0, .offset(0)) })
    }
  }

  /// Takes what has come.
  func poll() throws {
    for record in try consumer.poll(atMost: 100, waiting: .milliseconds(100)) {
      guard let value = record.value else { continue }
      let receipt = try SubmissionSettled(event: value)
      settled[receipt.submissionID] = receipt
    }
  }

  func close() { consumer.close() }
}
