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
    let sheets: SheetLog
    /// The topic was not there: the next one of its name may be another.
    var mustCompare = false
    /// Made anew after it was lost.
    var connection: PostgresConnection?
    /// Read and not yet admitted, each element one partition's; nothing more is taken until they are.
    var pending: [[KafkaRecord]] = []
    /// Partitions whose missing records were asked for once already.
    var refetched: Set<TopicPartition> = []
  }

  private static let recordsAtOnce = 200
  private static let recordsInTransaction = 50
  private static let bytesInTransaction = 16 << 20
  private static let closeTimeout = Duration.seconds(4)

  let kafka: KafkaSettings
  let consumer: ConsumerSettings
  let database: PostgresSettings
  let admitted: WakeUp
  let log: Logger

  func open() throws -> Clients {
    let sheets = SheetLog(kafka: kafka, database: database)
    let consumer = try KafkaConsumer(kafka, consumer, topics: [Topics.sheet.name], startingAt: sheets.begin)
    return Clients(consumer: consumer, sheets: sheets)
  }

  func step(_ clients: inout Clients) throws {
    if clients.pending.isEmpty { clients.pending = AdmitWork.batches(of: try poll(&clients)) }
    while let batch = clients.pending.first, let place = batch.first?.place {
      let records = try batch.map(IntakeRecord.init(record:))
      switch try admit(records, place, &clients) {
      case .admitted(let next):
        clients.pending.removeFirst()
        clients.refetched.remove(place)
        admitted.signal()
        tell(records, place.partition, next: next)
      case .gap(let expected, let found):
        clients.pending.removeAll { $0.first?.place == place }
        try missing(place, expected: expected, found: found, &clients)
      }
    }
  }

  /// What is to be admitted next; what is wrong with one partition's log concerns that one alone.
  private func poll(_ clients: inout Clients) throws -> [KafkaRecord] {
    let consumer = clients.consumer
    do {
      if clients.mustCompare {
        for (place, start) in try clients.sheets.begin(Array(consumer.assignment)) {
          if case .offset(let offset) = start { try consumer.refetch(place, from: offset) }
        }
        clients.mustCompare = false
      }
      let (rest, findings) = clients.sheets.compare(
        try consumer.poll(atMost: AdmitWork.recordsAtOnce, waiting: .milliseconds(200)))
      for (place, finding) in findings { try heed(finding, at: place, consumer) }
      return rest
    } catch let error as KafkaError where error.kind == .data(.outOfRange) {
      guard let topic = error.topic, let partition = error.partition else { throw error }
      let place = TopicPartition(topic, partition)
      try heed(try clients.sheets.outside(place, error), at: place, consumer)
      return []
    } catch let error as KafkaError where error.kind == .data(.topicMissing) {
      // The library reads on in the next topic of this name.
      clients.mustCompare = true
      throw error
    }
  }

  /// A partition whose log is not the one that was admitted, or lacks what was to come next, waits for an operator:
  /// none of its records is skipped or admitted again. The others go on.
  private func heed(_ finding: SheetLog.Finding, at place: TopicPartition, _ consumer: KafkaConsumer) throws {
    let log = log.with("partition", .number(place.partition))
    switch finding {
    case .unknown(let next):
      log.info("the record admitted last is no longer there to be compared", ["next": .number(next)])
      try consumer.refetch(place, from: next)
    case .recreated(let next, let found):
      log.error("position.recreated", ["next": .number(next), "found": .text(found)])
      try consumer.setAside(place)
    case .gap(let error):
      log.error("position.gap", ["error": .text(error)])
      try consumer.setAside(place)
    }
  }

  /// Records are missing between the position and what came. They are fetched once more; then the partition is set
  /// aside under the name `position.gap`, and none is ever skipped.
  private func missing(_ place: TopicPartition, expected: Int64, found: Int64, _ clients: inout Clients) throws {
    let facts: Logger.Facts = [
      "partition": .number(place.partition), "expected": .number(expected), "found": .number(found),
    ]
    if clients.refetched.insert(place).inserted {
      log.warning("records are missing; fetching again", facts)
      try clients.consumer.refetch(place, from: expected)
    } else {
      log.error("position.gap", facts)
      try clients.consumer.setAside(place)
    }
  }

  func close(_ clients: consuming Clients) {
    clients.consumer.close(within: AdmitWork.closeTimeout)
    clients.connection?.close()
  }

  func probe() throws {
    _ = try PostgresConnection(database).query("SELECT 1")
    _ = try KafkaAdmin(kafka).topics()
  }

  func failure(of error: any Error) -> FailureClass {
    switch error {
    case is NewerContent: .away
    case is KafkaError: FailureClass(ofKafka: error)
    default: FailureClass(ofPostgres: error)
    }
  }

  private func admit(
    _ records: [IntakeRecord], _ place: TopicPartition, _ clients: inout Clients
  ) throws -> Admission.Outcome {
    do {
      let connection = try clients.connection ?? PostgresConnection(database)
      clients.connection = connection
      return try Admission(connection).admit(records, partition: place.partition)
    } catch {
      // Whether the last COMMIT was carried out is not asked of this connection: the position tells the next one.
      if FailureClass(ofPostgres: error) == .away { clients.connection = nil }
      throw error
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
    var bytes: [Int] = []
    for record in records {
      let size = record.value?.count ?? 0
      if let at = places[record.place], batches[at].count < recordsInTransaction, bytes[at] + size <= bytesInTransaction
      {
        batches[at].append(record)
        bytes[at] += size
      } else {
        places[record.place] = batches.count
        batches.append([record])
        bytes.append(size)
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
