import DisclosureCore
import DisclosureIdentity
import DisclosureStorage
import PostgresClient
import TestSupport
import Testing

/// What becomes of a hospital's lines, judged by the real planner.
@Suite("A line", .serialized, .ownThread)
struct LineTests {
  private static let none = "- 0 refer policy.none nth 1"

  /// A hospital that subscribes to the product of the good sheet, which is there and judged.
  private func subscribed(_ database: Database, handed: HandIn = HandIn()) throws -> String {
    let hospital = try database.addHospital("a")
    try database.subscribe(hospital, to: handed)
    try database.handIn(handed)
    try database.judge()
    return hospital
  }

  @Test("without a policy refers, under the empty name and revision 0")
  func noPolicy() throws {
    let database = try Database()
    let hospital = try subscribed(database)
    #expect(try database.log(of: hospital) == [LineTests.none])
    #expect(try database.count("judgement") == 0)
  }

  @Test("of the first policy opens before the empty one closes with policy.applied")
  func firstPolicy() throws {
    let database = try Database()
    let hospital = try subscribed(database)
    try database.apply(.demanding(of: "2"), for: hospital)
    try database.judge()
    #expect(
      try database.log(of: hospital)
        == [LineTests.none, "baseline 1 accept - nth 1", "- 0 - policy.applied nth 2"])
  }

  @Test(
    "says what the policy decides",
    arguments: [
      ("accept", Policy.demanding(of: "2", "3")), ("reject", .demanding(of: "1.1")),
      ("accept", .demanding(of: "1.1", severity: .minor)),
      ("reject", .demanding(.no, of: "2", severity: .critical)),
    ])
  func decisions(decision: String, policy: Policy) throws {
    let database = try Database()
    let hospital = try database.addHospital("a")
    try database.apply(policy, for: hospital)
    try database.handIn(HandIn(hospital: hospital))
    try database.judge()
    #expect(try database.log(of: hospital) == ["baseline 1 \(decision) - nth 1"])
  }

  @Test(
    "gets exactly one row by a second revision, whether the result changes or not",
    arguments: [
      ("reject", Policy.demanding(.no, of: "2")), ("accept", .demanding(of: "2", "3")),
    ])
  func secondRevision(decision: String, policy: Policy) throws {
    let database = try Database()
    let hospital = try subscribed(database)
    let second = HandIn(id: "second", product: "二つ目の製品", content: Fixture.bytes("good-second"))
    try database.subscribe(hospital, to: second)
    try database.handIn(second)
    try database.apply(.demanding(of: "2"), for: hospital)
    try database.judge()
    let before = try database.log(of: hospital)
    #expect(try database.apply(policy, for: hospital) == 2)
    try database.judge()
    #expect(
      try Array(database.log(of: hospital).dropFirst(before.count))
        == ["baseline 2 \(decision) - nth 2", "baseline 2 \(decision) - nth 2"])
    #expect(try database.count("assessment WHERE revision = 2 GROUP BY product") == 1)
  }

  @Test("gets no row, no revision and no work by the same content applied again")
  func sameContent() throws {
    let database = try Database()
    let hospital = try subscribed(database)
    try database.apply(.demanding(of: "2"), for: hospital)
    try database.judge()
    let before = try database.log(of: hospital)
    let again = try PolicyRevisions(database.connection).apply(
      .init(.demanding(of: "2"), named: "baseline"), for: hospital)
    #expect(again == (1, false))
    #expect(try database.count("work") == 0)
    #expect(try database.count("policy") == 1)
    // Nor by work that finds nothing new.
    try database.run("INSERT INTO work (bucket, lane) SELECT id, 2 FROM bucket")
    #expect(try database.judge().reduce(0) { $0 + $1.appended } == 0)
    #expect(try database.log(of: hospital) == before)
  }

  @Test("that goes back to an earlier content is news: a revision and a row of its own")
  func backAgain() throws {
    let database = try Database()
    let hospital = try subscribed(database)
    for (at, policy) in [Policy.demanding(of: "2"), .demanding(.no, of: "2"), .demanding(of: "2")].enumerated() {
      #expect(try database.apply(policy, for: hospital) == Int64(at + 1))
      try database.judge()
    }
    #expect(
      try database.log(of: hospital).filter { $0.hasPrefix("baseline") }
        == ["baseline 1 accept - nth 1", "baseline 2 reject - nth 2", "baseline 3 accept - nth 3"])
    #expect(try database.count("judgement") == 2)
    #expect(try database.count("policy_content") == 2)
  }

  @Test("of each named policy stands by itself; equal contents share their judgement")
  func twoPolicies() throws {
    let database = try Database()
    let hospital = try subscribed(database)
    try database.apply(.demanding(of: "2"), named: "one", for: hospital)
    try database.apply(.demanding(of: "2"), named: "two", for: hospital)
    try database.judge()
    #expect(
      try database.log(of: hospital)
        == [LineTests.none, "one 1 accept - nth 1", "two 1 accept - nth 1", "- 0 - policy.applied nth 2"])
    #expect(try database.count("judgement") == 1)
  }

  @Test("opens by a subscription that comes after the sheet, and only for who subscribes")
  func subscriptionAfterSheet() throws {
    let database = try Database()
    let (hospital, other) = (try database.addHospital("a"), try database.addHospital("b"))
    try database.handIn(HandIn())
    #expect(try database.judge() == [])
    try database.subscribe(hospital)
    try database.judge()
    #expect(try database.log(of: hospital) == [LineTests.none])
    #expect(try database.log(of: other) == [])
    // A second time changes nothing.
    try database.subscribe(hospital)
    #expect(try database.count("work") == 0)
  }

  @Test("of a private sheet is its hospital's alone, subscribed or not")
  func privateSheet() throws {
    let database = try Database()
    let (hospital, other) = (try database.addHospital("a"), try database.addHospital("b"))
    try database.subscribe(other)
    try database.handIn(HandIn(hospital: hospital))
    try database.judge()
    #expect(try database.log(of: hospital) == [LineTests.none])
    #expect(try database.log(of: other) == [])
    try database.apply(.demanding(of: "2"), for: other)
    try database.judge()
    #expect(try database.log(of: other) == [])
  }

  /// Ids of the submissions that a hospital's line was judged on, in order.
  private func sheets(_ database: Database, _ hospital: String) throws -> [String] {
    try database.rows(
      """
      SELECT i.submission FROM assessment a JOIN sheet s ON s.id = a.sheet JOIN intake i ON i.id = s.submission AND i.claims
       WHERE a.hospital = $1 ORDER BY a.sequence
      """, .text(hospital))
  }

  private static let aMonth: Int64 = 30 * 86_400_000

  @Test(
    "is judged on the sheet of highest rank, whichever came last",
    arguments: [
      (
        "a newer date supersedes", HandIn(), HandIn(id: "two", content: Fixture.good(to: "2025年10月2日")), ["one", "two"]
      ),
      (
        "an older date does not, however late", HandIn(),
        HandIn(id: "two", content: Fixture.good(to: "2025年9月30日"), time: HandIn().time + aMonth), ["one"]
      ),
      (
        "of one date the broker's later time does", HandIn(),
        HandIn(id: "two", content: Fixture.good(changing: "第4.2版", to: "第4.3版"), time: HandIn().time + 1),
        ["one", "two"]
      ),
      (
        "and its earlier time does not", HandIn(),
        HandIn(id: "two", content: Fixture.good(changing: "第4.2版", to: "第4.3版"), time: HandIn().time - 1), ["one"]
      ),
      (
        "a date of 2062 counts as the day it came", HandIn(id: "one", content: Fixture.good(to: "2062年10月1日")),
        HandIn(id: "two", content: Fixture.good(to: "2026年1月20日"), time: HandIn().time + aMonth), ["one", "two"]
      ),
      (
        "no date comes before all dates", HandIn(),
        HandIn(id: "two", content: Fixture.good(to: "昨日"), time: HandIn().time + aMonth), ["one"]
      ),
    ])
  func rank(why: String, first: HandIn, second: HandIn, expected: [String]) throws {
    let database = try Database()
    let hospital = try subscribed(database, handed: first)
    try database.handIn(second)
    try database.judge()
    #expect(try sheets(database, hospital) == expected, "\(why)")
    #expect(try database.count("sheet") == 2)
  }

  @Test("is judged on the higher of what is public and what is private to its hospital, others on the public one")
  func privateAndPublic() throws {
    let database = try Database()
    let hospital = try subscribed(database)
    let other = try database.addHospital("b")
    try database.subscribe(other)
    try database.handIn(HandIn(id: "mine", hospital: hospital, content: Fixture.good(to: "2025年11月1日")))
    try database.judge()
    #expect(try sheets(database, hospital) == ["one", "mine"])
    #expect(try sheets(database, other) == ["one"])
    try database.handIn(HandIn(id: "newest", content: Fixture.good(to: "2025年12月1日")))
    try database.judge()
    #expect(try sheets(database, hospital) == ["one", "mine", "newest"])
    #expect(try sheets(database, other) == ["one", "newest"])
  }

  /// A change of what a hospital is, by SQL as long as no program makes it, and the rows that follow from it.
  private static let closings: [(change: String, rows: [String])] = [
    ("UPDATE hospital SET closed_at = now()", ["baseline 1 - hospital.closed nth 2"]),
    ("DELETE FROM subscription", ["baseline 1 - subscription.ended nth 2"]),
    ("UPDATE sheet SET withdrawn_at = now()", ["baseline 1 - sheet.withdrawn nth 2"]),
    ("UPDATE sheet SET withdrawn_at = now(); DELETE FROM subscription", ["baseline 1 - sheet.withdrawn nth 2"]),
    (
      """
      INSERT INTO product (id, vendor, name) VALUES ('00000000-0000-8000-8000-000000000001', 'v', 'n');
      UPDATE product SET merged_into = '00000000-0000-8000-8000-000000000001' WHERE name <> 'n'
      """, ["baseline 1 - product.merged nth 2"]
    ),
    (
      "INSERT INTO policy SELECT bucket, hospital, name, 2, form, NULL, catalogue, yaml, now(), 'a test' FROM policy",
      ["- 0 refer policy.none nth 3", "baseline 1 - policy.removed nth 2"]
    ),
    (
      "INSERT INTO policy SELECT bucket, hospital, name, 2, 'MDS 5.0', content, catalogue, yaml, now(), 'a test' FROM policy",
      ["- 0 refer policy.none nth 3", "baseline 1 - policy.removed nth 2"]
    ),
  ]

  @Test("that is no longer wanted ends with one row that says why, after what opens", arguments: closings)
  func closing(change: String, rows: [String]) throws {
    let database = try Database()
    let hospital = try subscribed(database)
    try database.apply(.demanding(of: "2"), for: hospital)
    try database.judge()
    let before = try database.log(of: hospital)
    try database.run("\(change); INSERT INTO work (bucket, lane, hospital) SELECT bucket, 1, id FROM hospital")
    try database.judge()
    #expect(try Array(database.log(of: hospital).dropFirst(before.count)) == rows)
    // And stays ended.
    try database.run("INSERT INTO work (bucket, lane) SELECT id, 2 FROM bucket")
    #expect(try database.judge().reduce(0) { $0 + $1.appended } == 0)
    #expect(
      try database.count(
        "assessment n JOIN assessment o USING (bucket, hospital, product, form, policy) WHERE n.nth = o.nth + 1 AND n.decision IS NULL AND (n.sheet, n.revision) <> (o.sheet, o.revision)"
      ) == 0)
  }

  @Test("has gapless sequences, its rows numbered, and the ids that encoding.md gives")
  func ids() throws {
    let database = try Database()
    let hospital = try subscribed(database)
    for policy in [Policy.demanding(of: "2"), .demanding(.no, of: "2")] {
      try database.apply(policy, for: hospital)
      try database.judge()
    }
    // Away and back: the empty line says the same again, and so does its end.
    for (revision, content) in [(3, "NULL"), (4, "content")] {
      try database.run(
        """
        INSERT INTO policy SELECT bucket, hospital, name, \(revision), form, \(content), catalogue, yaml, now(), 'a test'
          FROM policy WHERE revision = 2;
        INSERT INTO work (bucket, lane, hospital) SELECT bucket, 1, id FROM hospital
        """)
      try database.judge()
    }
    let rows = try database.connection.query(
      """
      SELECT sequence, id, policy, revision, product, sheet, judgement, reason, nth FROM assessment ORDER BY sequence
      """
    ).map { row in
      (
        sequence: try row.int64(0), id: try row.bytes(1), policy: try row.text(2), revision: try row.int64(3),
        product: Identifier(try row.uuid(4)), sheet: Identifier(try row.uuid(5)),
        judgement: try row.optionalBytes(6).flatMap(ContentHash.init(bytes:)),
        reason: try row.optionalText(7).flatMap(AssessmentReason.init(rawValue:)), nth: try row.int64(8)
      )
    }
    #expect(rows.map(\.sequence) == Array(1...8))
    #expect(try database.rows("SELECT next_sequence::text FROM bucket WHERE next_sequence > 1") == ["9"])
    var lines: [String: Int64] = [:]
    var said: [String: Int64] = [:]
    for row in rows {
      lines[row.policy, default: 0] += 1
      #expect(row.nth == lines[row.policy])
      let saying =
        "\(row.policy) \(row.revision) \(row.sheet) \(String(describing: row.judgement)) \(String(describing: row.reason))"
      let id = ContentHash.assessment(
        hospital: hospital, product: row.product, form: "SDS 5.0", policy: row.policy, revision: row.revision,
        sheet: row.sheet, judgement: row.judgement, reason: row.reason, earlier: said[saying, default: 0])
      #expect(row.id == id.bytes)
      said[saying, default: 0] += 1
    }
    #expect(said.values.max() == 2)
    #expect(Set(rows.map(\.id)).count == rows.count)
  }
}
