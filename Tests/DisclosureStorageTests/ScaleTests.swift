import ChildProcess
import DisclosureCore
import DisclosureIdentity
import DisclosureStorage
import Foundation
import LocalServices
import PostgresClient
import TestSupport
import Testing

/// 10,000 hospitals with 3 policies and 20 products each, swept by a released evaluation-worker. `Tests/scale` runs it;
/// otherwise it is left out.
@Suite(
  "At the size of a country", .serialized, .ownThread,
  .enabled(if: ProcessInfo.processInfo.environment["KAIJI_SCALE"] != nil))
struct ScaleTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let hospitals = environment["KAIJI_SCALE_HOSPITALS"].flatMap(Int.init) ?? 10_000
  private static let products = 20
  private static let policies = 3
  private static let lines = hospitals * products * policies

  /// A policy that a guideline's date turns, with a demand that tells it from others.
  private static func policy(_ number: Int) throws -> Policy {
    let items = Catalogue.sds50.items.filter { $0.answers.contains(.yes) }.map(\.id)
    return Policy(
      form: "SDS 5.0",
      rules: [
        Rule(
          id: "guideline", severity: .major, items: nil, require: .not(.finding(try #require(Finding.Code("H3"))))),
        Rule(
          id: "some", severity: .minor, items: Array(items[number..<number + 40]),
          require: .is(item: nil, AnswerSet([.yes, .notApplicable]))),
      ])
  }

  @Test("a guideline's day changes every result, and a policy's change in the middle of it is seen within two seconds")
  func sweep() throws {
    let worker = try #require(ScaleTests.environment["KAIJI_SCALE"])
    let server = try TemporaryPostgreSQL()
    defer { server.stop() }
    let database = try Database(on: server)
    try prepare(database)
    let program = try ChildProcess(
      ChildCommand(
        worker, [],
        environment: [
          "KAIJI_DATABASE_URL": database.place.url(),
          // Nobody is there: judging needs no Kafka.
          "KAIJI_KAFKA_BROKERS": "127.0.0.1:1", "KAIJI_LOG_LEVEL": "error",
        ]), output: .null, errors: .null)
    defer {
      program.kill()
      program.wait()
    }
    tell("first judging of \(ScaleTests.lines) lines", try seconds { try drain(database) }, rows: ScaleTests.lines)
    #expect(try database.count("assessment WHERE decision = 'accept'") == ScaleTests.lines)

    try database.setToday("2026-06-29")
    var waits: [Double] = []
    try waitForDay(database)
    let sweep = try seconds {
      while try database.count("work") > 0 { waits.append(try changePolicy(database, number: waits.count)) }
    }
    let worst = waits.max() ?? 0
    tell("a new day that changes every result", sweep, rows: ScaleTests.lines)
    print(
      "scale: \(waits.count) policy changes meanwhile, worst \(rounded(worst)) s, median \(rounded(median(waits))) s")
    #expect(worst < 2)
    #expect(
      try database.count(
        """
        hospital h CROSS JOIN LATERAL lines_of(h.bucket, h.id) l
          JOIN assessment a ON a.bucket = h.bucket AND a.sequence = l.sequence WHERE a.decision = 'reject'
        """) == ScaleTests.lines)

    try database.setToday("2026-06-30")
    try waitForDay(database)
    let quiet = try seconds { try drain(database) }
    tell("a new day that changes nothing", quiet, rows: ScaleTests.lines)
    #expect(try database.count("assessment WHERE day = '2026-06-30'") == 0)
  }

  private func prepare(_ database: Database) throws {
    try database.setToday("2026-06-28")
    try database.run("UPDATE bucket SET day = today()")
    let first = try database.addHospital("first")
    for number in 0..<ScaleTests.products {
      let handed = HandIn(id: "\(number)", product: "製品\(number)")
      try database.subscribe(first, to: handed)
      try database.handIn(handed)
    }
    for number in 0..<ScaleTests.policies {
      try database.apply(ScaleTests.policy(number), named: "policy\(number)", for: first)
    }
    try database.run(
      """
      TRUNCATE work;
      INSERT INTO hospital (id, bucket, name)
      SELECT h.id, get_byte(sha256(convert_to(h.id, 'UTF8')), 0) >> 2, h.id
        FROM (SELECT 'scale.' || n AS id FROM generate_series(1, \(ScaleTests.hospitals - 1)) n) h;
      INSERT INTO subscription (bucket, hospital, product)
      SELECT h.bucket, h.id, s.product FROM hospital h, subscription s WHERE h.id LIKE 'scale.%';
      INSERT INTO policy (bucket, hospital, name, revision, form, content, catalogue, yaml, applied_by)
      SELECT h.bucket, h.id, p.name, 1, p.form, p.content, p.catalogue, p.yaml, p.applied_by
        FROM hospital h, policy p WHERE h.id LIKE 'scale.%';
      INSERT INTO work (bucket, lane) SELECT id, 2 FROM bucket;
      ANALYZE
      """)
    print("scale: fsync \(try database.rows("SHOW fsync"))")
  }

  /// Gives one hospital another policy, and says how many seconds later all its products show it.
  private func changePolicy(_ database: Database, number: Int) throws -> Double {
    let hospital = "scale.\(1 + number * 7919 % (ScaleTests.hospitals - 1))"
    return try seconds {
      try database.apply(ScaleTests.policy(10 + number % 50), named: "policy0", for: hospital)
      try wait(
        database,
        until: """
          SELECT count(*) FROM kaiji.current_assessments_of(\(Bucket.of(hospital: hospital))::smallint, '\(hospital)')
           WHERE policy = 'policy0' AND revision = (SELECT max(revision) FROM policy
             WHERE bucket = \(Bucket.of(hospital: hospital)) AND hospital = '\(hospital)' AND name = 'policy0')
          """, is: Int64(ScaleTests.products))
    }
  }

  /// The worker looks at the clock every few seconds; what is measured begins when it has seen the day.
  private func waitForDay(_ database: Database) throws {
    try wait(database, until: "SELECT count(*) FROM bucket WHERE day < today()", is: 0)
  }

  private func drain(_ database: Database) throws { try wait(database, until: "SELECT count(*) FROM work", is: 0) }

  private func wait(_ database: Database, until sql: String, is expected: Int64) throws {
    try TestSupport.until("\(sql) gives \(expected)", within: .seconds(1200)) {
      try database.connection.number(sql) == expected
    }
  }

  private func seconds(_ body: () throws -> Void) rethrows -> Double {
    try ContinuousClock().measure(body) / .seconds(1)
  }

  private func tell(_ what: String, _ seconds: Double, rows: Int) {
    print("scale: \(what): \(rounded(seconds)) s, \(Int(Double(rows) / seconds)) lines/s")
  }

  private func rounded(_ seconds: Double) -> Double { (seconds * 1000).rounded() / 1000 }

  private func median(_ values: [Double]) -> Double { values.isEmpty ? 0 : values.sorted()[values.count / 2] }
}
