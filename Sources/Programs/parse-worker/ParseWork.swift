import DisclosureMessages
import KafkaClient
import Telemetry
import WorkerRuntime

/// Submissions in, sheets out, at least once: an offset is stored only after the sheet's delivery report.
struct ParseWork: SupervisedWork {
  struct Clients {
    let consumer: KafkaConsumer
    /// Made anew after a failure that finished it.
    var producer: KafkaProducer?
    /// Read and not yet delivered; nothing more is taken until it is.
    var pending: [KafkaRecord] = []
  }

  private static let recordsAtOnce = 100
  private static let bytesInHand = 16 << 20
  /// Short, so that a worker that is told to stop while Kafka is away ends within ten seconds: what was not delivered is
  /// read again.
  private static let messageTimeout = Duration.seconds(4)
  private static let flushTimeout = Duration.milliseconds(4500)
  private static let closeTimeout = Duration.seconds(4)

  let kafka: KafkaSettings
  let consumer: ConsumerSettings
  let log: Logger

  func open() throws -> Clients {
    let consumer = try KafkaConsumer(kafka, consumer, topics: [Topics.submission.name]) { partitions in
      Dictionary(uniqueKeysWithValues: partitions.map { ($0, .committedOrBeginning) })
    }
    return Clients(consumer: consumer)
  }

  func step(_ clients: inout Clients) throws {
    if clients.pending.isEmpty {
      clients.pending = try clients.consumer.poll(atMost: ParseWork.recordsAtOnce, waiting: .milliseconds(200))
    }
    while !clients.pending.isEmpty { try passOn(&clients) }
  }

  /// Reads and passes on as many records as fit the hand, so that their offsets are stored before the next are read.
  private func passOn(_ clients: inout Clients) throws {
    var bytes = 0
    let part = clients.pending.prefix { record in
      defer { bytes += record.value?.count ?? 0 }
      return bytes == 0 || bytes + (record.value?.count ?? 0) <= ParseWork.bytesInHand
    }
    let producer = try clients.producer ?? makeProducer()
    clients.producer = producer
    do {
      try producer.deliver(part.map(ProducerRecord.init(reading:)), within: ParseWork.flushTimeout)
    } catch {
      // What is left in its queue belongs to a try that failed; the whole part is sent again.
      clients.producer = nil
      throw error
    }
    for record in part { try clients.consumer.store(record.place, next: record.offset + 1) }
    log.debug("read", ["records": .number(part.count)])
    clients.pending.removeFirst(part.count)
  }

  func close(_ clients: consuming Clients) { clients.consumer.close(within: ParseWork.closeTimeout) }

  func probe() throws { _ = try KafkaAdmin(kafka).topics() }

  func failure(of error: any Error) -> FailureClass { FailureClass(ofKafka: error) }

  private func makeProducer() throws -> KafkaProducer {
    try KafkaProducer(
      kafka,
      ProducerSettings(
        messageTimeout: ParseWork.messageTimeout, maximumMessageBytes: Topics.sheet.maximumMessageBytes ?? 1_000_000))
  }
}
