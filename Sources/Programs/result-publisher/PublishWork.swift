import DisclosureMessages
import DisclosureStorage
import KafkaClient
import PostgresClient
import Telemetry
import WorkerRuntime

/// A cursor over the log: rows beyond it are sent, and it moves when Kafka has them. At least once on the wire; each
/// event has an id by which a reader can drop a twin.
struct PublishWork: SupervisedWork {
  struct Clients {
    /// Each made anew after it was lost.
    var connection: PostgresConnection?
    var producer: KafkaProducer?
    private var returning: [Relay.Stream: ContinuousClock.Instant] = [:]

    /// A stream that cannot be told is looked at again after a minute.
    mutating func putOff(_ stream: Relay.Stream) { returning[stream] = .now.advanced(by: .seconds(60)) }

    func isPutOff(_ stream: Relay.Stream) -> Bool { returning[stream].map { $0 > .now } ?? false }
  }

  /// Below the database's limit for an idle transaction, so that no lock outlives the events it guards.
  private static let messageTimeout = Duration.seconds(4)
  private static let flushTimeout = Duration.milliseconds(4500)

  let kafka: KafkaSettings
  let database: PostgresSettings
  let stop: StopSignal
  let log: Logger

  func open() throws -> Clients { Clients() }

  func step(_ clients: inout Clients) throws {
    do {
      let connection = try clients.connection ?? PostgresConnection(database)
      clients.connection = connection
      let relay = Relay(connection)
      // Another order each time: publishers that look at once do not meet at the same stream.
      let waiting = try relay.waiting().shuffled()
      guard !waiting.isEmpty else {
        _ = stop.wait(upTo: .milliseconds(200))
        return
      }
      let producer = try clients.producer ?? makeProducer()
      clients.producer = producer
      var told = 0
      for stream in waiting where !clients.isPutOff(stream) {
        if stop.isStopping { return }
        told += try publish(stream, relay, producer, &clients)
      }
      // Everything that waits is held by others, or put off.
      if told == 0 { _ = stop.wait(upTo: .milliseconds(200)) }
    } catch {
      // What is left in its queue belongs to a cursor that did not move; it is sent again, under the same ids.
      clients.producer = nil
      if failure(of: error) == .away { clients.connection = nil }
      throw error
    }
  }

  /// - Returns: how many events were told.
  private func publish(
    _ stream: Relay.Stream, _ relay: Relay, _ producer: KafkaProducer, _ clients: inout Clients
  ) throws -> Int {
    var sent: [OutgoingEvent] = []
    do {
      let told = try relay.publish(stream) { events in
        if log.makes(.debug) { sent = events }
        try producer.deliver(events.map(ProducerRecord.init(telling:)), within: PublishWork.flushTimeout)
      }
      guard let told else { return 0 }
      log.info("told", ["stream": .text("\(stream)"), "events": .number(told)])
      for event in sent { tell(event) }
      return told
    } catch  where PublishWork.isOfOneStream(error) {
      // Nothing is skipped: its cursor stays, an operator must look, and the other streams go on.
      log.error("stream put off", ["stream": .text("\(stream)"), "error": .text("\(error)")])
      clients.putOff(stream)
      return 0
    }
  }

  /// What is wrong with the rows of one stream, and no other.
  private static func isOfOneStream(_ error: any Error) -> Bool {
    switch error {
    case is CursorGap, is UnreadableRow: true
    case let error as KafkaError: error.kind == .data(.tooLarge)
    default: false
    }
  }

  private func tell(_ event: OutgoingEvent) {
    switch event {
    case .assessment(let row):
      log.with("tenant", .text(row.hospital)).with("submission", .text("\(row.submission)"))
        .debug("assessment", ["id": .text("\(row.id)"), "nth": .number(row.nth)])
    case .receipt(let row), .dead(let row):
      var log = log
      if let hospital = row.hospital { log = log.with("tenant", .text(hospital)) }
      if let id = row.id { log = log.with("submission", .text("\(id)")) }
      log.debug(
        "receipt",
        ["partition": .number(row.partition), "offset": .number(row.offset), "outcome": .text(row.outcome)])
    }
  }

  func close(_ clients: consuming Clients) { clients.connection?.close() }

  func probe() throws {
    _ = try PostgresConnection(database).query("SELECT 1")
    _ = try KafkaAdmin(kafka).topics()
  }

  func failure(of error: any Error) -> FailureClass {
    switch error {
    case let error as PostgresError:
      switch error.class {
      case .away: .away
      case .transient: .transient
      case .permanent: .permanent
      }
    case is KafkaError: FailureClass(ofKafka: error)
    // Somebody else published: the next look tells.
    case is CursorMoved: .transient
    default: .permanent
    }
  }

  private func makeProducer() throws -> KafkaProducer {
    try KafkaProducer(
      kafka,
      ProducerSettings(
        messageTimeout: PublishWork.messageTimeout,
        maximumMessageBytes: Topics.deadLetter.maximumMessageBytes ?? 1_000_000))
  }
}
