import DisclosureCore
import DisclosureMessages
import DisclosureStorage
import KafkaClient
import PostgresClient
import Telemetry
import WorkerRuntime

/// Takes what was read into PostgreSQL, batch by batch of one partition. The position there says what is done.
struct AdmitWork: SupervisedWork {
  struct Clients {
    let consumer: KafkaConsumer
    /// Made anew after it was lost.
    var connection: PostgresConnection?
    /// Read and not yet admitted, each element one partition's; nothing more is taken until they are.
    var pending: [[KafkaRecord]] = []
    /// Partitions whose missing records were asked for once already.
    var refetched: Set<TopicPartition> = []
  }

  private static let recordsAtOnce = 200
  private static let recordsInTransaction = 50

  let kafka: KafkaSettings
  let consumer: ConsumerSettings
  let database: PostgresSettings
  let admitted: WakeUp
  let log: Logger

  func open() throws -> Clients {
    let start = StartPositions(kafka: kafka, database: database)
    return Clients(consumer: try KafkaConsumer(kafka, consumer, topics: [Topics.sheet.name], startingAt: start.find))
  }

  func step(_ clients: inout Clients) throws {
    if clients.pending.isEmpty {
      let records = try clients.consumer.poll(atMost: AdmitWork.recordsAtOnce, waiting: .milliseconds(200))
      clients.pending = AdmitWork.batches(of: records)
    }
    while let batch = clients.pending.first {
      try admit(batch, &clients)
      clients.pending.removeFirst()
    }
  }

  func close(_ clients: consuming Clients) {
    clients.consumer.close()
    clients.connection?.close()
  }

  func probe() throws {
    _ = try PostgresConnection(database).query("SELECT 1")
    _ = try KafkaAdmin(kafka).topics()
  }

  func failure(of error: any Error) -> FailureClass {
    if error is PositionGap { return .permanent }
    return error is KafkaError ? FailureClass(ofKafka: error) : FailureClass(ofPostgres: error)
  }

  private func admit(_ batch: [KafkaRecord], _ clients: inout Clients) throws {
    guard let place = batch.first?.place else { return }
    let outcome: Admission.Outcome
    let records = batch.map(IntakeRecord.init(record:))
    do {
      let connection = try clients.connection ?? PostgresConnection(database)
      clients.connection = connection
      outcome = try Admission(connection).admit(records, partition: place.partition)
    } catch {
      // Whether the last COMMIT was carried out is not asked of this connection: the position tells the next one.
      if FailureClass(ofPostgres: error) == .away { clients.connection = nil }
      throw error
    }
    switch outcome {
    case .admitted(let next):
      clients.refetched.remove(place)
      admitted.signal()
      tell(records, place.partition, next: next)
    case .gap(let expected, let found):
      guard clients.refetched.insert(place).inserted else {
        throw PositionGap(place: place, expected: expected, found: found)
      }
      log.warning("fetching again", ["partition": .number(place.partition), "from": .number(expected)])
      try clients.consumer.refetch(place, from: expected)
      clients.pending.removeAll { $0.first?.place == place }
      // The caller removes the batch in hand: put one in its place.
      clients.pending.insert([], at: 0)
    }
  }

  /// What was taken in, by us or by a worker before us; counted as it came, before twins are told apart.
  private func tell(_ records: [IntakeRecord], _ partition: Int32, next: Int64) {
    let counts = records.map(\.content.kind)
    log.info(
      "admitted",
      [
        "partition": .number(partition), "next": .number(next), "records": .number(records.count),
        "sheets": .number(counts.count { $0 == .sheet }), "rejected": .number(counts.count { $0 == .rejected }),
        "dead": .number(counts.count { $0 == .dead }),
      ])
    guard log.makes(.debug) else { return }
    for record in records {
      var log = log.with("partition", .number(partition)).with("offset", .number(record.offset))
      if let submission = record.submission {
        log = log.with("submission", .text("\(submission.id)"))
        if let hospital = submission.hospital { log = log.with("tenant", .text(hospital)) }
      }
      switch record.content {
      case .sheet: log.debug("sheet")
      case .rejected(_, let why): log.debug("rejected", ["code": .text(why.code.rawValue)])
      case .dead(_, let why): log.debug("dead", ["code": .text(why.code.rawValue)])
      }
    }
  }

  /// Runs of one partition, short enough for one transaction.
  private static func batches(of records: [KafkaRecord]) -> [[KafkaRecord]] {
    var batches: [[KafkaRecord]] = []
    var places: [TopicPartition: Int] = [:]
    for record in records {
      if let at = places[record.place], batches[at].count < recordsInTransaction {
        batches[at].append(record)
      } else {
        places[record.place] = batches.count
        batches.append([record])
      }
    }
    return batches
  }
}

extension IntakeRecord.Content {
  fileprivate enum Kind { case sheet, rejected, dead }

  fileprivate var kind: Kind {
    switch self {
    case .sheet: .sheet
    case .rejected: .rejected
    case .dead: .dead
    }
  }
}

/// Records are missing between the position and what Kafka holds. None is ever skipped: an operator decides.
struct PositionGap: Error, CustomStringConvertible {
  let place: TopicPartition
  let expected: Int64
  let found: Int64

  var description: String {
    "\(RejectionCode.positionGap.rawValue): \(place) begins at \(found), but \(expected) is the next to be admitted"
  }
}

/// Where each partition begins: at the position that PostgreSQL holds, or where the log begins if it was never seen.
private struct StartPositions {
  let kafka: KafkaSettings
  let database: PostgresSettings

  func find(_ partitions: [TopicPartition]) throws -> [TopicPartition: StartOffset] {
    let positions = Positions(try PostgresConnection(database))
    let admin = try KafkaAdmin(kafka)
    return try Dictionary(
      uniqueKeysWithValues: partitions.map { place in
        (place, .offset(try positions.next(partition: place.partition) { try admin.watermarks(place).low }))
      })
  }
}

extension FailureClass {
  /// What a failure of PostgreSQL means to a loop.
  init(ofPostgres error: any Error) {
    switch (error as? PostgresError)?.class {
    case .away: self = .away
    case .transient: self = .transient
    case .permanent, nil: self = .permanent
    }
  }
}
