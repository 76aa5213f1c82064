import DisclosureCore
import DisclosureMessages
import KafkaClient
import ReaderPool
import Synchronization
import Telemetry
import WorkerRuntime

/// Submissions in, sheets out, at least once: an offset is stored only after the sheet's delivery report.
struct ParseWork: SupervisedWork {
  struct Clients {
    let consumer: KafkaConsumer
    let readers: ReaderPool
    /// Made anew after a failure that finished it.
    var producer: KafkaProducer?
    /// Read and not yet delivered; nothing more is taken until it is.
    var pending: [KafkaRecord] = []
  }

  private static let mostRecords = 32
  /// Below `max.poll.interval.ms`, with time to deliver: even where all documents of a batch hang, it is done before the
  /// group takes the worker for dead.
  private static let longestBatch = Duration.seconds(240)
  private static let bytesInHand = 16 << 20
  /// Short, so that a worker that is told to stop while Kafka is away ends within ten seconds: what was not delivered is
  /// read again.
  private static let messageTimeout = Duration.seconds(4)
  private static let flushTimeout = Duration.milliseconds(4500)
  private static let closeTimeout = Duration.seconds(4)

  let kafka: KafkaSettings
  let consumer: ConsumerSettings
  let readers: ReaderPool.Settings
  let log: Logger
  let stop: StopSignal
  /// Clients are opened anew after each outage, but the kernel stays the same.
  private let saidOnce = Said()

  func open() throws -> Clients {
    let consumer = try KafkaConsumer(kafka, consumer, topics: [Topics.submission.name]) { partitions in
      Dictionary(uniqueKeysWithValues: partitions.map { ($0, .committedOrBeginning) })
    }
    let readers = try ReaderPool(readers) { missing in
      guard saidOnce.isFirst() else { return }
      log.warning("this system does not grant the reader", ["missing": .text(missing.joined(separator: ", "))])
    }
    return Clients(consumer: consumer, readers: readers)
  }

  func step(_ clients: inout Clients) throws {
    if clients.pending.isEmpty {
      let most = ParseWork.recordsAtOnce(readers)
      clients.pending = try clients.consumer.poll(atMost: most, waiting: .milliseconds(200))
    }
    while !clients.pending.isEmpty {
      // What is left is read again by whoever comes next.
      guard try passOn(&clients) else { return }
    }
  }

  /// How many records a batch has at most.
  static func recordsAtOnce(_ readers: ReaderPool.Settings) -> Int {
    let rounds = Int(longestBatch / readers.longest)
    return min(mostRecords, readers.readers * max(1, rounds))
  }

  /// Reads and passes on as many records as fit the hand, so that their offsets are stored before the next are read.
  ///
  /// - Returns: false where it was time to stop before they were read.
  private func passOn(_ clients: inout Clients) throws -> Bool {
    var bytes = 0
    let part = clients.pending.prefix { record in
      defer { bytes += record.value?.count ?? 0 }
      return bytes == 0 || bytes + (record.value?.count ?? 0) <= ParseWork.bytesInHand
    }
    let producer = try clients.producer ?? makeProducer()
    clients.producer = producer
    guard let read = try read(part.map(OpenedSubmission.init), clients.readers) else { return false }
    do {
      try producer.deliver(read.map(\.record), within: ParseWork.flushTimeout)
    } catch {
      // What is left in its queue belongs to a try that failed; the whole part is sent again.
      clients.producer = nil
      throw error
    }
    for record in part { try clients.consumer.store(record.place, next: record.offset + 1) }
    tell(read)
    clients.pending.removeFirst(part.count)
    return true
  }

  private func read(_ opened: [OpenedSubmission], _ readers: ReaderPool) throws -> [ReadSubmission]? {
    guard var answers = try readers.read(opened.compactMap(\.document), isStopping: { stop.isStopping })?[...] else {
      return nil
    }
    return opened.map { one in
      let answer = one.document == nil ? nil : answers.popFirst()
      return ReadSubmission(one, reading: answer?.read, readerVersion: readers.version)
    }
  }

  private func tell(_ read: [ReadSubmission]) {
    log.info(
      "read", ["records": .number(read.count), "rejected": .number(read.count { $0.rejection != nil })])
    guard log.makes(.debug) else { return }
    for one in read {
      var log = log.with("partition", .number(one.partition)).with("offset", .number(one.offset))
      if let submission = one.submission { log = log.with("submission", .text("\(submission)")) }
      if let hospital = one.hospital { log = log.with("tenant", .text(hospital)) }
      if let rejection = one.rejection {
        log.debug("rejected", ["code": .text(rejection.rawValue)])
      } else {
        log.debug("sheet")
      }
    }
  }

  func close(_ clients: consuming Clients) { clients.consumer.close(within: ParseWork.closeTimeout) }

  func probe() throws { _ = try KafkaAdmin(kafka).topics() }

  func failure(of error: any Error) -> FailureClass {
    // Without a reader nothing is wrong with the work.
    error is ReaderUnavailable ? .away : FailureClass(ofKafka: error)
  }

  private func makeProducer() throws -> KafkaProducer {
    try KafkaProducer(
      kafka,
      ProducerSettings(
        messageTimeout: ParseWork.messageTimeout, maximumMessageBytes: Topics.sheet.maximumMessageBytes ?? 1_000_000))
  }
}

/// Whether something was said already.
private final class Said: Sendable {
  private let isSaid = Mutex(false)

  func isFirst() -> Bool {
    isSaid.withLock { isSaid in
      defer { isSaid = true }
      return !isSaid
    }
  }
}
