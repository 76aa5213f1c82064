import DisclosureMessages
import PostgresClient
import TestSupport
import Testing

extension EndToEnd {
  @Suite("What a hospital changes shows without a sheet being handed in again")
  struct ChangeTests {
    @Test(
      "a late subscription, a first policy, a second revision, another policy: one row for each line that it changes")
    func changes() throws {
      let running = try Running.current()
      let hospital = try running.system.addHospital("late")
      let products = ["遅れカルテ", "遅れ外来"]
      for (sheet, product) in zip(["good", "good-second"], products) {
        let submission = try running.submit(sheet, as: product)
        #expect(try running.receipts(of: submission).map(\.outcome) == [.stored])
      }
      #expect(try running.log(of: hospital) == [])

      for product in products { try running.subscribe(hospital, to: product) }
      var expected = [" r0 refer policy.none", " r0 refer policy.none"]
      #expect(try running.logWhenIdle(of: hospital) == expected)

      try running.apply("access", to: hospital)
      let opened = try running.results(of: hospital, count: 2)
      expected += opened.map { "access r1 \($0.verdict.decision) -" }.sorted()
      expected += [" r0 closed policy.applied", " r0 closed policy.applied"]
      #expect(try running.logWhenIdle(of: hospital).sortedFromThird == expected.sortedFromThird)
      // In one judging, openings come before closings.
      #expect(try running.log(of: hospital).suffix(2) == [" r0 closed policy.applied", " r0 closed policy.applied"])

      try running.apply("access-second", to: hospital)
      let second = try running.results(of: hospital, count: 2)
      #expect(second.allSatisfy { $0.revision == 2 })
      expected += second.map { "access r2 \($0.verdict.decision) -" }
      #expect(try running.logWhenIdle(of: hospital).sortedFromThird == expected.sortedFromThird)

      // The same content makes no revision, and no row.
      try running.apply("access-second", to: hospital)
      try running.subscribe(hospital, to: products[0])
      #expect(try running.logWhenIdle(of: hospital).count == expected.count)

      try running.apply("continuity", to: hospital)
      let both = try running.results(of: hospital, count: 4)
      #expect(Set(both.map { "\($0.verdict.policy) r\($0.revision)" }) == ["access r2", "continuity r1"])
      #expect(try running.log(of: hospital).count == expected.count + 2)
    }

    @Test("no row of the log is ever updated or deleted", arguments: ["UPDATE %t SET day = day", "DELETE FROM %t"])
    func appendOnly(statement: String) throws {
      let running = try Running.current()
      let session = try running.system.database()
      let sql = statement.split(separator: "%t", omittingEmptySubsequences: false).joined(separator: "kaiji.assessment")
      #expect(throws: PostgresError.self) { try session.query(sql) }
    }

    @Test("the same again is a repeat, something else under the id is a conflict; neither changes anything")
    func twins() throws {
      let running = try Running.current()
      let hospital = try running.system.addHospital("twins")
      try running.subscribe(hospital, to: "二度カルテ")
      let first = try running.submit("good", as: "二度カルテ", id: "sheet-1")
      let stored = try #require(try running.receipts(of: first).first)
      let log = try running.logWhenIdle(of: hospital)

      #expect(try running.submit("good", as: "二度カルテ", id: "sheet-1") == first)
      let repeated = try running.receipts(of: first, count: 2)[1]
      #expect(repeated.outcome == .repeated && repeated.sheet == stored.sheet && repeated.code == nil)

      #expect(try running.submit("good-second", as: "二度カルテ", id: "sheet-1") == first)
      let conflict = try running.receipts(of: first, count: 3)[2]
      #expect(conflict.outcome == .conflict && conflict.code == "submission.conflict" && conflict.sheet == nil)

      #expect(try running.logWhenIdle(of: hospital) == log)
      #expect(try running.system.number("SELECT count(*) FROM sheet WHERE submission = '\(first)'") == 1)
      #expect(try running.system.number("SELECT count(*) FROM intake WHERE id = '\(first)' AND claims") == 1)
    }
  }
}

extension Running {
  /// A hospital's log once nothing is to be done.
  fileprivate func logWhenIdle(of hospital: Hospital) throws -> [String] {
    try system.waitUntil("nothing is to be done") { try system.isIdle() }
    return try log(of: hospital)
  }
}

extension [String] {
  /// The order of two lines within one judging is nobody's business.
  fileprivate var sortedFromThird: [String] { prefix(2) + dropFirst(2).sorted() }
}
