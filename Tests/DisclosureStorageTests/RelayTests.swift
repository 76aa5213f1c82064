import DisclosureCore
import DisclosureIdentity
import DisclosureStorage
import PostgresClient
import TestSupport
import Testing

@Suite("The relay", .serialized, .ownThread)
struct RelayTests {
  private struct Undelivered: Error {}

  /// What an event says, in one line.
  private func line(_ event: OutgoingEvent) -> String {
    switch event {
    case .assessment(let row): "\(row.sequence) \(row.id) \(row.hospital) \(row.policy) \(row.nth)"
    case .receipt(let row), .dead(let row): "\(row.offset) \(row.outcome) \(row.submission ?? "-")"
    }
  }

  private func cursor(_ database: Database, _ stream: String) throws -> [String] {
    try database.rows("SELECT published::text FROM relay WHERE stream = $1", .text(stream))
  }

  /// A hospital with three rows in its bucket's log, and where they are told.
  private func assessed(_ database: Database) throws -> (hospital: String, stream: Relay.Stream, name: String) {
    let hospital = try database.addHospital("a")
    try database.handIn(HandIn(hospital: hospital))
    try database.judge()
    try database.apply(.demanding(of: "2"), for: hospital)
    try database.judge()
    let bucket = Bucket.of(hospital: hospital)
    return (hospital, .bucket(bucket), "b\(bucket)")
  }

  @Test("tells a bucket's rows in their order, and moves the cursor only when all are delivered")
  func order() throws {
    let database = try Database()
    let (hospital, stream, name) = try assessed(database)
    let watcher = Relay(try database.place.connect())
    var told: [OutgoingEvent] = []
    let count = try Relay(database.connection).publish(stream) { events in
      told = events
      // Until this returns, whoever looks sees that they wait.
      let waiting = try watcher.waiting()
      #expect(waiting.contains(stream))
    }
    #expect(count == 3)
    #expect(try cursor(database, name) == ["3"])
    let log = try database.rows(
      "SELECT format('%s %s %s %s %s', sequence, encode(id, 'hex'), hospital, policy, nth) FROM assessment ORDER BY sequence"
    )
    #expect(told.map(line) == log)
    #expect(log.allSatisfy { $0.contains(hospital) })
    #expect(try Relay(database.connection).publish(stream) { _ in throw Undelivered() } == nil)
  }

  @Test("tells what stands in a row: judgement, score, counts, submission, day and epoch")
  func contents() throws {
    let database = try Database()
    let (_, stream, _) = try assessed(database)
    try database.run("UPDATE cell SET epoch = 7")
    var rows: [AssessedRow] = []
    _ = try Relay(database.connection).publish(stream) { events in
      for case .assessment(let row) in events { rows.append(row) }
    }
    #expect(rows.map(\.submission) == Array(repeating: HandIn(hospital: "x").submissionID, count: 3))
    #expect(rows.map(\.epoch) == [7, 7, 7])
    #expect(rows.map(\.decision) == [.refer, .accept, nil])
    #expect(rows.map(\.reason) == ["policy.none", nil, "policy.applied"])
    #expect(rows.map { $0.judged != nil } == [false, true, false])
    let judged = try #require(rows[1].judged)
    #expect([judged.passed, judged.failed, judged.exempt, judged.unknown, judged.waived] == [1, 0, 0, 0, 0])
    #expect(judged.score == 1000 && judged.results == [1, 0x0F] && judged.reasons == "[]")
    #expect(judged.policyBody == CanonicalPolicy.body(of: .demanding(of: "2")))
    #expect(
      try database.rows("SELECT (day - '1970-01-01')::text FROM assessment") == rows.map { "\($0.day.daysSince1970)" })
  }

  @Test("sends what was not delivered again, under the same ids")
  func undelivered() throws {
    let database = try Database()
    let (_, stream, name) = try assessed(database)
    var first: [String] = []
    var second: [String] = []
    #expect(throws: Undelivered.self) {
      _ = try Relay(database.connection).publish(stream) { events in
        first = events.map(line)
        throw Undelivered()
      }
    }
    #expect(try cursor(database, name) == ["0"])
    #expect(try Relay(database.connection).publish(stream) { events in second = events.map(line) } == 3)
    #expect(first.count == 3 && first == second)
  }

  @Test("leaves a stream to who holds it; others are free")
  func twoPublishers() throws {
    let database = try Database()
    let (_, stream, _) = try assessed(database)
    let other = Relay(try database.place.connect())
    let count = try Relay(database.connection).publish(stream) { _ in
      let found = try other.publish(stream) { _ in throw Undelivered() }
      #expect(found == nil)
      let receipts = try other.publish(.partition(0)) { _ in }
      #expect(receipts == 1)
    }
    #expect(count == 3)
  }

  @Test("tells a partition's receipts and dead letters in their order, and skips nothing")
  func receipts() throws {
    let database = try Database()
    let admission = Admission(database.connection)
    _ = try Positions(database.connection).next(partition: 4) { 100 }
    let records = [
      HandIn(id: "a").record(at: 100), HandIn.record(of: [9], at: 101), HandIn(id: "a").record(at: 102),
      HandIn(id: "a", vendor: "別").record(at: 103), HandIn(id: "b", hospital: "nobody").record(at: 104),
      HandIn.record(of: nil, at: 105),
    ]
    _ = try admission.admit(records, partition: 4)
    var told: [String] = []
    #expect(try Relay(database.connection).publish(.partition(4)) { told = $0.map(line) } == 6)
    #expect(
      told == ["100 stored a", "101 dead -", "102 repeated a", "103 conflict a", "104 rejected b", "105 dead -"])
    #expect(try cursor(database, "p4") == ["106"])
    _ = try admission.admit([HandIn.record(of: nil, at: 106)], partition: 4)
    #expect(try Relay(database.connection).publish(.partition(4)) { told = $0.map(line) } == 1)
    #expect(told == ["106 dead -"])
    #expect(try cursor(database, "p4") == ["107"])
  }

  @Test("refuses to pass a hole, of receipts or of assessments")
  func holes() throws {
    let database = try Database()
    let (_, stream, name) = try assessed(database)
    try database.handIn(HandIn(id: "x"), HandIn(id: "y"))
    try database.run(
      """
      DELETE FROM intake WHERE "offset" = 1;
      ALTER TABLE assessment DISABLE TRIGGER append_only;
      DELETE FROM assessment WHERE sequence = 2;
      """)
    for (stream, name, at) in [(stream, name, "0"), (.partition(0), "p0", "0")] {
      #expect(throws: CursorGap.self) { try Relay(database.connection).publish(stream) { _ in } }
      #expect(try cursor(database, name) == [at])
    }
  }

  @Test("knows exactly the streams that have something to tell")
  func waiting() throws {
    let database = try Database()
    let relay = Relay(database.connection)
    #expect(try relay.waiting() == [])
    _ = try Positions(database.connection).next(partition: 9) { 5 }
    #expect(try relay.waiting() == [])
    let (_, stream, _) = try assessed(database)
    #expect(try Set(relay.waiting()) == [stream, .partition(0)])
    _ = try relay.publish(stream) { _ in }
    #expect(try relay.waiting() == [.partition(0)])
    _ = try relay.publish(.partition(0)) { _ in }
    #expect(try relay.waiting() == [])
    _ = try Admission(database.connection).admit([HandIn(id: "z").record(at: 5)], partition: 9)
    #expect(try relay.waiting() == [.partition(9)])
  }

  @Test("tells a long log in batches, gapless")
  func batches() throws {
    let database = try Database()
    try database.handIn(HandIn())
    _ = try Positions(database.connection).next(partition: 2) { 0 }
    try database.run(
      """
      INSERT INTO intake (partition, "offset", outcome, claims, record) SELECT 2, n, 'dead', false, '' FROM generate_series(0, 1203) n;
      UPDATE position SET next_offset = 1204 WHERE partition = 2
      """)
    let relay = Relay(database.connection)
    var cursors: [[String]] = []
    while try relay.publish(.partition(2), { _ in }) != nil { cursors.append(try cursor(database, "p2")) }
    #expect(cursors == [["500"], ["1000"], ["1204"]])
  }
}
