import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import DisclosureStorage
import PostgresClient
import TestSupport
import Testing

/// Failures that a hospital has accepted, judged by the real planner.
@Suite("A waiver", .serialized, .ownThread)
struct WaiverTests {
  /// The good sheet says はい to item 2: demanding いいえ fails.
  private static let failing = Policy.demanding(.no, of: "2")

  /// A hospital whose policy fails.
  private func rejected(_ database: Database, _ policy: Policy = failing) throws -> String {
    let hospital = try database.addHospital("a")
    try database.subscribe(hospital)
    try database.apply(policy, for: hospital)
    try database.handIn(HandIn())
    try database.judge()
    return hospital
  }

  /// The newest row of the line: decision, passed, failed, unknown, waived.
  private func newest(_ database: Database) throws -> String? {
    try database.rows(
      """
      SELECT format('%s %s/%s/%s/%s', a.decision, j.passed, j.failed, j.unknown, j.waived)
        FROM assessment a JOIN judgement j ON j.bucket = a.bucket AND j.id = a.judgement
       WHERE a.policy = 'baseline' ORDER BY a.sequence DESC LIMIT 1
      """
    ).first
  }

  @Test("turns a failure into waived, in the row, the rule's result and the counts; ended, it fails again")
  func turnsFailure() throws {
    let database = try Database()
    let hospital = try rejected(database)
    #expect(try newest(database) == "reject 0/1/0/0")
    let waiver = try database.waive("demand", for: hospital)
    #expect(waiver.isNew)
    #expect(try database.count("work") == 1)
    try database.judge()
    #expect(try newest(database) == "accept 0/0/0/1")
    let results = HospitalResults(of: hospital, database.connection)
    #expect(
      try results.ruleResults(of: HandIn().submissionID).map { "\($0.result) \($0.reason ?? "-") \($0.items)" }
        == ["waived waived [\"2\"]"])
    #expect(try results.currentAssessments().map(\.waived) == [1])
    #expect(try Waivers(database.connection).end(waiver.id, of: hospital, by: "somebody"))
    try database.judge()
    #expect(try newest(database) == "reject 0/1/0/0")
    #expect(try !Waivers(database.connection).end(waiver.id, of: hospital, by: "somebody"))
    #expect(try database.count("work") == 0)
    #expect(try database.log(of: hospital).count == 3)
    // Back to the same judgement: its row is there already.
    #expect(try database.count("judgement") == 2)
  }

  @Test("changes nothing of what passes, is exempt or unknown", arguments: [Policy.demanding(of: "2")])
  func onlyFailures(policy: Policy) throws {
    let database = try Database()
    let hospital = try rejected(database, policy)
    let before = try database.log(of: hospital)
    try database.waive("demand", for: hospital)
    try database.judge()
    #expect(try database.log(of: hospital) == before)
    #expect(try database.count("judgement") == 1)
  }

  @Test("leaves what is unknown unknown")
  func unknown() throws {
    let database = try Database()
    let hospital = try rejected(
      database,
      Policy(
        form: "SDS 5.0", rules: [Rule(id: "demand", severity: .major, items: nil, require: .sheetAge(months: 1200))])
    )
    // Before the sheet's own date its age is unknown.
    try database.run("UPDATE bucket SET day = '2025-01-01'; INSERT INTO work (bucket, lane) SELECT id, 2 FROM bucket")
    try database.judge()
    #expect(try newest(database) == "refer 0/0/1/0")
    try database.waive("demand", for: hospital)
    try database.judge()
    #expect(try newest(database) == "refer 0/0/1/0")
  }

  @Test("is bound to the rule as it was worded: a revision that changes it is not waived, one that goes back is")
  func boundToContent() throws {
    let database = try Database()
    let hospital = try rejected(database)
    try database.waive("demand", for: hospital)
    try database.judge()
    let others = [Policy.demanding(.no, of: "2", severity: .critical), WaiverTests.failing]
    for (policy, expected) in zip(others, ["reject 0/1/0/0", "accept 0/0/0/1"]) {
      try database.apply(policy, for: hospital)
      try database.judge()
      #expect(try newest(database) == expected)
    }
  }

  @Test("is for one policy name, one product and one hospital")
  func others() throws {
    let database = try Database()
    let hospital = try rejected(database)
    let second = HandIn(id: "second", product: "二つ目の製品", content: Fixture.bytes("good-second"))
    let neighbour = try database.addHospital("b")
    try database.subscribe(hospital, to: second)
    try database.subscribe(neighbour)
    try database.apply(WaiverTests.failing, named: "other", for: hospital)
    try database.apply(WaiverTests.failing, for: neighbour)
    try database.handIn(second)
    try database.judge()
    try database.waive("demand", for: hospital)
    let done = try database.judge()
    #expect(done.reduce(0) { $0 + $1.appended } == 1)
    #expect(try newest(database) == "accept 0/0/0/1")
  }

  @Test("counts on its last day and not after it: the new day appends its end, and nothing else")
  func until() throws {
    let database = try Database()
    let hospital = try rejected(database)
    try database.setToday("2026-03-01")
    try database.run("UPDATE bucket SET day = '2026-03-01'")
    try database.waive("demand", until: CalendarDay(iso: "2026-03-02"), for: hospital)
    try database.judge()
    for (day, expected, appended) in [
      ("2026-03-02", "accept 0/0/0/1", 0), ("2026-03-03", "reject 0/1/0/0", 1), ("2026-03-04", "reject 0/1/0/0", 0),
    ] {
      try database.setToday(day)
      #expect(try Days(database.connection).moveOn().moved == 64)
      #expect(try database.judge().reduce(0) { $0 + $1.appended } == appended, "\(day)")
      #expect(try newest(database) == expected, "\(day)")
    }
  }

  @Test("said again changes nothing; said otherwise it is another")
  func again() throws {
    let database = try Database()
    let hospital = try rejected(database)
    let first = try database.waive("demand", for: hospital)
    let same = try database.waive("demand", for: hospital)
    #expect((same.id, same.isNew) == (first.id, false))
    let longer = try database.waive("demand", until: CalendarDay(iso: "2999-12-31"), for: hospital)
    #expect(longer.isNew && longer.id != first.id)
    #expect(try database.count("waiver") == 2)
    // While one counts, the rule is waived.
    #expect(try Waivers(database.connection).end(first.id, of: hospital, by: "somebody"))
    try database.judge()
    #expect(try newest(database) == "accept 0/0/0/1")
  }

  @Test("is refused where there is no such rule, policy, product or hospital, or the day is past; nothing is changed")
  func refused() throws {
    let database = try Database()
    let hospital = try rejected(database)
    #expect(throws: RuleNotThere.self) { try database.waive("other", for: hospital) }
    #expect(throws: PolicyNotThere.self) { try database.waive("demand", of: "other", for: hospital) }
    #expect(throws: UnknownProduct.self) {
      try database.waive("demand", product: HandIn(product: "知らない製品"), for: hospital)
    }
    #expect(throws: UnknownHospital.self) { try database.waive("demand", for: "nobody") }
    #expect(throws: WaiverIsPast.self) {
      try database.waive("demand", until: CalendarDay(iso: "2020-01-01"), for: hospital)
    }
    #expect(throws: UnknownWaiver.self) {
      try Waivers(database.connection).end(HandIn().submissionID, of: hospital, by: "somebody")
    }
    _ = try PolicyRevisions(database.connection).remove("baseline", for: hospital, by: "somebody")
    #expect(throws: PolicyNotThere.self) { try database.waive("demand", for: hospital) }
    #expect(try database.count("waiver") == 0)
  }

  @Test("is listed with what it is now: counting, without its rule, past, ended")
  func listed() throws {
    let database = try Database()
    let hospital = try rejected(database)
    let waivers = Waivers(database.connection)
    func states() throws -> [String] {
      try waivers.list(of: hospital).map(\.standing.rawValue)
    }
    let waiver = try database.waive("demand", for: hospital)
    #expect(try states() == ["counts"])
    let row = try #require(try waivers.list(of: hospital).first)
    #expect((row.product, row.policy, row.rule) == ("見本カルテ", "baseline", "demand"))
    #expect((row.reason, row.approvedBy, row.addedBy) == ("because", "the chief", "a test"))
    try database.apply(.demanding(.no, of: "2", severity: .critical), for: hospital)
    #expect(try states() == ["unbound"])
    try database.apply(WaiverTests.failing, for: hospital)
    try database.run("UPDATE bucket SET day = '9999-01-01'")
    #expect(try states() == ["past"])
    _ = try waivers.end(waiver.id, of: hospital, by: "somebody")
    #expect(try states() == ["ended"])
  }
}

/// A rule of a stored policy, by its id.
enum RuleHash {
  static func of(_ id: String, in body: [UInt8]) -> ContentHash? {
    PolicyBody.policy(body)?.rules.first { $0.id == id }.map(ContentHash.rule)
  }
}

extension Database {
  /// Accepts the failure of a rule; without a day until the year 2099.
  @discardableResult
  func waive(
    _ rule: String, of policy: String = "baseline", product: HandIn = HandIn(), until: CalendarDay? = nil,
    for hospital: String
  ) throws -> (id: Identifier, isNew: Bool) {
    guard let name = product.name, let until = until ?? CalendarDay(iso: "2099-12-31") else { throw NotAdmitted() }
    let request = Waivers.Request(
      product: name, policy: policy, rule: rule, reason: "because", approvedBy: "the chief", until: until,
      addedBy: "a test")
    return try Waivers(connection).add(request, for: hospital) { RuleHash.of(rule, in: $0) }
  }

  /// Makes the database's date in Tokyo another one.
  func setToday(_ day: String) throws {
    try run(
      "CREATE OR REPLACE FUNCTION kaiji.today() RETURNS date LANGUAGE sql STABLE AS $$ SELECT date '\(day)' $$")
  }
}
