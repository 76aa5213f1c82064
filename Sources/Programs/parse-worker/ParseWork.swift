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
    guard !clients.pending.isEmpty else { return }
    let producer = try clients.producer ?? makeProducer()
    clients.producer = producer
    do {
      try deliver(clients.pending, through: producer)
    } catch {
      // What is left in its queue belongs to a try that failed; the whole batch is sent again.
      clients.producer = nil
      throw error
    }
    for record in clients.pending {
      _ = try clients.consumer.store(record.place, next: record.offset + 1)
    }
    log.debug("read", ["records": .number(clients.pending.count)])
    clients.pending = []
  }

  func close(_ clients: consuming Clients) { clients.consumer.close() }

  func probe() throws { _ = try KafkaAdmin(kafka).topics() }

  func failure(of error: any Error) -> FailureClass { FailureClass(ofKafka: error) }

  private func makeProducer() throws -> KafkaProducer {
    try KafkaProducer(
      kafka,
      ProducerSettings(
        messageTimeout: .seconds(30), maximumMessageBytes: Topics.sheet.maximumMessageBytes ?? 1_000_000))
  }

  private func deliver(_ records: [KafkaRecord], through producer: KafkaProducer) throws {
    var deliveries: [Delivery] = []
    for record in records {
      let sheet = SubmissionReader.read(record)
      let headers = sheet.headers.list.map { KafkaHeader(name: Array($0.name.utf8), value: $0.value) }
      while true {
        do throws(KafkaError) {
          try producer.send(
            topic: Topics.sheet.name, key: sheet.key, value: sheet.value, headers: headers,
            token: UInt64(bitPattern: record.offset))
          break
        } catch  where error.kind == .full {
          deliveries += try producer.deliveries(waiting: .milliseconds(100))
        }
      }
    }
    deliveries += try producer.flush(within: .seconds(35))
    if let failed = deliveries.first(where: { $0.error != nil })?.error { throw failed }
    guard producer.outstanding == 0 else { throw KafkaError(.away, "sheets were not delivered in time") }
  }
}
