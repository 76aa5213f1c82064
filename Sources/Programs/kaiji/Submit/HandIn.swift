import DisclosureMessages
import KafkaClient

/// Puts submissions into Kafka one after another, and never has many of them in hand.
final class HandIn {
  /// What became of one submission.
  enum Result {
    case handedIn(SubmissionPlace)
    /// The broker does not take this one; it takes others.
    case refused(SubmissionPlace, KafkaError)
  }

  /// Bytes that wait for the broker's word. With a file that is being read, and its copies, it stays below 64 MiB.
  private static let mostBytesInHand = 32 << 20

  private let producer: KafkaProducer
  private var inHand: [UInt64: (place: SubmissionPlace, bytes: Int)] = [:]
  private var bytesInHand = 0
  private var next: UInt64 = 0

  init(_ kafka: KafkaSettings) throws {
    producer = try KafkaProducer(
      kafka,
      ProducerSettings(
        messageTimeout: .seconds(30), maximumMessageBytes: Topics.submission.maximumMessageBytes ?? 1_000_000))
  }

  var isIdle: Bool { inHand.isEmpty }

  /// False where too much is in hand: take results, then come again with the same.
  func take(_ submission: OutgoingSubmission) throws(KafkaError) -> Bool {
    let record = submission.record
    let bytes = record.value?.count ?? 0
    guard isIdle || bytesInHand + bytes <= Self.mostBytesInHand else { return false }
    do throws(KafkaError) {
      try producer.send(topic: record.topic, key: record.key, value: record.value, headers: record.headers, token: next)
    } catch {
      guard error.kind == .full else { throw error }
      return false
    }
    inHand[next] = (submission.place, bytes)
    bytesInHand += bytes
    next += 1
    return true
  }

  /// What became of submissions since the last call. Throws what concerns them all, such as a broker that is away.
  func results(waiting wait: Duration) throws(KafkaError) -> [Result] {
    var results: [Result] = []
    for delivery in try producer.deliveries(waiting: wait) {
      guard let sent = inHand.removeValue(forKey: delivery.token) else { continue }
      bytesInHand -= sent.bytes
      switch delivery.error {
      case nil: results.append(.handedIn(sent.place))
      case let error? where error.kind == .data(.tooLarge): results.append(.refused(sent.place, error))
      case let error?: throw error
      }
    }
    return results
  }
}
