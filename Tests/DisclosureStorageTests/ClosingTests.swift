import DisclosureCore
import DisclosureIdentity
import DisclosureStorage
import PostgresClient
import TestSupport
import Testing

/// What an operator's changes do to a hospital's lines, by the real transactions and the real planner.
@Suite("A change by an operator", .serialized, .ownThread)
struct ClosingTests {
  /// A hospital that subscribes to the product of the good sheet and has a policy; judged.
  private func judged(_ database: Database) throws -> String {
    let hospital = try database.addHospital("a")
    try database.subscribe(hospital)
    try database.apply(.demanding(of: "2"), for: hospital)
    try database.handIn(HandIn())
    try database.judge()
    return hospital
  }

  /// What is appended by a change once its work is done, and by nothing else.
  private func rows(_ database: Database, _ hospital: String, after change: () throws -> Bool) throws -> [String] {
    let before = try database.log(of: hospital)
    guard try change() else { throw NothingChanged() }
    #expect(try database.count("work") > 0)
    try database.judge()
    let rows = try Array(database.log(of: hospital).dropFirst(before.count))
    try database.run("INSERT INTO work (bucket, lane) SELECT id, 2 FROM bucket")
    #expect(try database.judge().reduce(0) { $0 + $1.appended } == 0)
    return rows
  }

  private struct NothingChanged: Error {}

  @Test("closes a hospital: its line ends, a second time changes nothing, and what comes for it alone is rejected")
  func hospitalClosed() throws {
    let database = try Database()
    let hospital = try judged(database)
    #expect(
      try rows(database, hospital) { try Hospitals(database.connection).close(hospital) }
        == ["baseline 1 - hospital.closed nth 2"])
    #expect(try !Hospitals(database.connection).close(hospital))
    #expect(try database.count("work") == 0)
    #expect(throws: ClosedHospital.self) { try database.apply(.demanding(of: "3"), for: hospital) }
    #expect(throws: ClosedHospital.self) { try database.subscribe(hospital) }
    #expect(throws: UnknownHospital.self) { try Hospitals(database.connection).close("nobody") }
    try database.handIn(HandIn(id: "late", hospital: hospital))
    #expect(
      try database.rows("SELECT concat_ws(' ', outcome, code) FROM intake ORDER BY \"offset\" DESC LIMIT 1")
        == ["rejected hospital.unknown"])
    let listed = try #require(try Hospitals(database.connection).list().first { $0.id == hospital })
    #expect(listed.closedAt?.hasSuffix("Z") == true)
    #expect((listed.subscriptions, listed.policies) == (1, 1))
  }

  @Test("ends a subscription: the line ends and goes on when the hospital subscribes again")
  func unsubscribed() throws {
    let database = try Database()
    let hospital = try judged(database)
    let name = try #require(HandIn().name)
    let hospitals = Hospitals(database.connection)
    #expect(
      try rows(database, hospital) { try hospitals.unsubscribe(hospital, from: name) }
        == ["baseline 1 - subscription.ended nth 2"])
    #expect(try !hospitals.unsubscribe(hospital, from: name))
    #expect(try database.count("work") == 0)
    #expect(throws: UnknownProduct.self) {
      try hospitals.unsubscribe(hospital, from: #require(ProductName(vendor: "誰か", product: "何か")))
    }
    #expect(
      try rows(database, hospital) {
        try database.subscribe(hospital)
        return true
      } == ["baseline 1 accept - nth 3"])
  }

  @Test("ends a subscription, and what is the hospital's own stays")
  func unsubscribedWithOwnSheet() throws {
    let database = try Database()
    let hospital = try judged(database)
    try database.handIn(HandIn(id: "own", hospital: hospital, content: Fixture.good(to: "2025年9月1日")))
    try database.judge()
    let name = try #require(HandIn().name)
    #expect(
      try rows(database, hospital) { try Hospitals(database.connection).unsubscribe(hospital, from: name) }
        == ["baseline 1 accept - nth 2"])
    #expect(
      try database.rows(
        "SELECT s.audience FROM assessment a JOIN sheet s ON s.id = a.sheet ORDER BY sequence DESC LIMIT 1")
        == [hospital])
  }

  @Test("withdraws a sheet: the one before counts, and without one the line ends for all that the sheet addressed")
  func withdrawn() throws {
    let database = try Database()
    let hospital = try judged(database)
    let other = try database.addHospital("b")
    try database.subscribe(other)
    let newer = HandIn(id: "newer", content: Fixture.good(to: "2025年11月1日"))
    try database.handIn(newer)
    try database.judge()
    let withdrawal = SheetWithdrawal(database.connection)
    #expect(
      try rows(database, hospital) { try withdrawal.withdraw(newer.submissionID) }
        == ["baseline 1 accept - nth 3"])
    let before = try database.log(of: other)
    #expect(
      try rows(database, hospital) { try withdrawal.withdraw(HandIn().submissionID) }
        == ["baseline 1 - sheet.withdrawn nth 4"])
    #expect(
      try Array(database.log(of: other).dropFirst(before.count)) == ["- 0 - sheet.withdrawn nth \(before.count + 1)"])
    #expect(try !withdrawal.withdraw(newer.submissionID))
    #expect(try database.count("work") == 0)
    #expect(throws: NoSheet.self) { try withdrawal.withdraw(HandIn(id: "never").submissionID) }
    // The same again is a repeat and brings nothing back; a new sheet lets the line go on.
    try database.handIn(newer)
    #expect(try database.count("work") == 0)
    #expect(
      try rows(database, hospital) {
        try database.handIn(HandIn(id: "newest", content: Fixture.good(to: "2025年12月1日")))
        return true
      } == ["baseline 1 accept - nth 5"])
  }

  @Test("withdraws a sheet that is one hospital's alone: its bucket's work and nobody else's")
  func withdrawnPrivate() throws {
    let database = try Database()
    let hospital = try judged(database)
    try database.handIn(HandIn(id: "own", hospital: hospital, content: Fixture.good(to: "2025年11月1日")))
    try database.judge()
    _ = try SheetWithdrawal(database.connection).withdraw(HandIn(id: "own").submissionID)
    #expect(
      try database.rows("SELECT concat_ws(' ', bucket, lane, sheet IS NOT NULL) FROM work")
        == ["\(Bucket.of(hospital: hospital)) 1 t"])
  }

  @Test(
    "removes a policy: its line ends after the empty one opened, and applied again it goes on with the next revision")
  func policyRemoved() throws {
    let database = try Database()
    let hospital = try judged(database)
    let revisions = PolicyRevisions(database.connection)
    #expect(
      try rows(database, hospital) {
        try revisions.remove("baseline", for: hospital, by: "somebody") == 2
      } == ["- 0 refer policy.none nth 1", "baseline 1 - policy.removed nth 2"])
    #expect(throws: PolicyNotThere.self) { try revisions.remove("baseline", for: hospital, by: "somebody") }
    #expect(throws: PolicyNotThere.self) { try revisions.remove("other", for: hospital, by: "somebody") }
    #expect(try database.count("work") == 0)
    #expect(
      try rows(database, hospital) { try database.apply(.demanding(of: "2"), for: hospital) == 3 }
        == ["baseline 3 accept - nth 3", "- 0 - policy.applied nth 2"])
    let history = try revisions.history(of: "baseline", hospital: hospital)
    #expect(history.map(\.number) == [1, 2, 3])
    #expect(history.map(\.yaml) == ["policy: baseline", nil, "policy: baseline"])
    #expect(history.map(\.appliedBy) == ["a test", "somebody", "a test"])
    #expect(throws: PolicyNotThere.self) { try revisions.history(of: "baseline", hospital: "nobody") }
  }
}
