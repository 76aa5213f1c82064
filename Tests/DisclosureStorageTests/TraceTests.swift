import DisclosureCore
import DisclosureIdentity
import DisclosureStorage
import KafkaClient
import PostgresClient
import TestSupport
import Testing

@testable import evaluation_worker
@testable import parse_worker

/// Where a submission came from goes with everything that is told because it came.
@Suite("A submission's traceparent", .serialized, .ownThread)
struct TraceTests {
  private static func trace(_ digit: Character) -> String {
    "00-\(String(repeating: digit, count: 32))-b7ad6b7169203331-01"
  }

  /// Admits a sheet whose submission has this traceparent.
  private func handIn(_ database: Database, _ handed: HandIn, _ digit: Character?) throws {
    let first = try Positions(database.connection).next(partition: 0) { 0 }
    let plain = handed.record(at: first)
    let record = IntakeRecord(
      offset: first, event: plain.event, traceparent: digit.map(TraceTests.trace), content: plain.content)
    #expect(try Admission(database.connection).admit([record], partition: 0) == .admitted(next: first + 1))
  }

  /// Tells everything that waits.
  private func told(_ database: Database) throws -> (receipts: [SettledRow], assessments: [AssessedRow]) {
    var (receipts, assessments) = ([SettledRow](), [AssessedRow]())
    let relay = Relay(database.connection)
    for stream in try relay.waiting() {
      _ = try relay.publish(stream) { events in
        for event in events {
          switch event {
          case .receipt(let row), .dead(let row): receipts.append(row)
          case .assessment(let row): assessments.append(row)
          }
        }
      }
    }
    return (receipts, assessments)
  }

  @Test(
    "goes through the sheet topic as it came, or not at all where it is none", arguments: [("a", true), ("0", false)])
  func hops(digit: Character, isCarried: Bool) throws {
    let header = KafkaHeader("traceparent", TraceTests.trace(digit))
    let original = KafkaRecord(
      topic: "disclosure.submission.v1", partition: 0, offset: 7, timestamp: .none, key: nil, value: [1, 2, 3],
      headers: [KafkaHeader("other", "x"), header])
    let read = ReadSubmission(inProcess: original).record
    #expect(read.headers.contains(header) == isCarried)
    let record = KafkaRecord(
      topic: read.topic, partition: 0, offset: 0, timestamp: .none, key: read.key, value: read.value,
      headers: read.headers)
    #expect(try IntakeRecord(record: record).traceparent == (isCarried ? TraceTests.trace(digit) : nil))
  }

  @Test("is told with its receipt, repeats with their own, and with the assessments that its coming made")
  func arrivals() throws {
    let database = try Database()
    let hospital = try database.addHospital("a")
    try database.subscribe(hospital)
    try handIn(database, HandIn(), "a")
    try handIn(database, HandIn(), "b")
    try handIn(database, HandIn(id: "none"), nil)
    try database.judge()
    let told = try told(database)
    #expect(told.receipts.map(\.traceparent) == [TraceTests.trace("a"), TraceTests.trace("b"), nil])
    // Judged at once, on the one of highest rank: its trace, and no other's.
    let current = try database.rows(
      "SELECT coalesce(traceparent, '-') FROM sheet ORDER BY rank DESC LIMIT 1")
    #expect(told.assessments.map { $0.traceparent ?? "-" } == current)
  }

  @Test("is not told with what a hospital, an operator or another sheet changes later")
  func changes() throws {
    let database = try Database()
    let hospital = try database.addHospital("a")
    let late = try database.addHospital("late")
    try database.subscribe(hospital)
    try handIn(database, HandIn(), "a")
    try database.judge()
    #expect(try told(database).assessments.map(\.traceparent) == [TraceTests.trace("a")])

    try database.apply(.demanding(of: "2"), for: hospital)
    try database.subscribe(late)
    try database.judge()
    #expect(try told(database).assessments.map(\.traceparent) == [nil, nil, nil])

    let newer = HandIn(id: "newer", content: Fixture.good(to: "2025年11月1日"))
    try handIn(database, newer, "b")
    try database.judge()
    #expect(try told(database).assessments.map(\.traceparent) == [TraceTests.trace("b"), TraceTests.trace("b")])

    // Back to the sheet before, by the withdrawal of the newer one.
    _ = try SheetWithdrawal(database.connection).withdraw(newer.submissionID)
    try database.judge()
    #expect(try told(database).assessments.map(\.traceparent) == [nil, nil])
    #expect(try database.count("assessment WHERE is_fresh") == 3)
  }
}
