import DisclosureIdentity
import DisclosureStorage
import PostgresClient
import TestSupport
import Testing

@testable import evaluation_worker

/// A hospital whose lines have thousands of rows: only their newest ones are looked at.
@Suite("A long history", .serialized, .ownThread)
struct LongHistoryTests {
  private static let rows = 20_000

  /// Three lines of one hospital, each with thousands of rows.
  private func historic(_ database: Database) throws -> String {
    let hospital = try database.addHospital("a")
    try database.handIn(HandIn(hospital: hospital))
    for name in ["one", "two", "three"] { try database.apply(.demanding(of: "2"), named: name, for: hospital) }
    try database.judge()
    try database.run(
      """
      INSERT INTO assessment (bucket, sequence, id, hospital, product, form, policy, revision, sheet, judgement, decision,
                              reason, nth, day)
      SELECT a.bucket, 3 * n + a.sequence, sha256(convert_to(a.policy || n, 'UTF8')), a.hospital, a.product, a.form,
             a.policy, a.revision, a.sheet, a.judgement, a.decision, a.reason, n + 1, a.day
        FROM assessment a, generate_series(1, \(LongHistoryTests.rows)) n;
      UPDATE bucket SET next_sequence = \(3 * LongHistoryTests.rows + 4) WHERE next_sequence > 1;
      ANALYZE
      """)
    return hospital
  }

  /// How many entries of the log and of its indexes were read for this.
  private func read(_ database: Database, _ body: () throws -> Void) throws -> Int64 {
    func count() throws -> Int64 {
      try database.run("SELECT pg_stat_force_next_flush(); SELECT pg_stat_clear_snapshot()")
      return try database.connection.number(
        """
        SELECT (SELECT coalesce(sum(idx_tup_read), 0)::bigint FROM pg_stat_user_indexes WHERE relname = 'assessment')
               + (SELECT seq_tup_read FROM pg_stat_user_tables WHERE relname = 'assessment')
        """) ?? -1
    }
    let before = try count()
    try body()
    return try count() - before
  }

  @Test("costs a sweep, what a hospital sees and its current results no more than a short one")
  func newestOnly() throws {
    let database = try Database()
    let hospital = try historic(database)
    let results = HospitalResults(of: hospital, database.connection)
    let products = try read(database) { _ = try results.products() }
    #expect(products < 100)
    let current = try read(database) { _ = try results.currentAssessments() }
    #expect(current < 100)
    #expect(try results.currentAssessments().count == 3)
    let session = try database.place.connect(
      user: Hospitals.login(of: hospital), password: Database.password, searchPath: [])
    let own = HospitalResults(own: session)
    let asked = try read(database) {
      #expect(try own.currentAssessments().count == 3)
      #expect(try own.ruleResults(of: HandIn().submissionID).count == 3)
      // What another session has read is counted once that session says so.
      try session.run(script: "SELECT pg_stat_force_next_flush()")
    }
    #expect(asked > 0 && asked < 200)
    let sweep = try read(database) {
      try database.run("INSERT INTO work (bucket, lane) SELECT id, 2 FROM bucket")
      let appended = try database.judge().map(\.appended)
      #expect(appended.allSatisfy { $0 == 0 })
    }
    #expect(sweep < 200)
    // The instrument works: the whole history is read where it is asked for.
    let whole = try read(database) { _ = try results.assessments() }
    #expect(whole > LongHistoryTests.rows)
    #expect(try database.count("assessment") == 3 * LongHistoryTests.rows + 3)
  }
}
