import DisclosureCore
import DisclosureIdentity
import DisclosureStorage
import PostgresClient
import TestSupport
import Testing

@Suite("A submission", .serialized, .ownThread)
struct TwinTests {
  /// What became of each record, in order: outcome, whether it claims its id, whether it has the first sheet, code.
  private func outcomes(_ database: Database) throws -> [String] {
    try database.rows(
      """
      SELECT format('%s %s %s %s', outcome, CASE WHEN claims THEN 'claims' ELSE 'open' END,
                    CASE WHEN sheet IS NULL THEN '-' ELSE 'sheet' END, coalesce(code, '-'))
        FROM intake ORDER BY "offset"
      """)
  }

  private static let unreadable = HandIn(content: Fixture.bytes("unreadable"))

  @Test("handed in again is a repeat with the first's sheet, in the same batch and in a later one")
  func repeated() throws {
    let database = try Database()
    try database.handIn(HandIn(), HandIn())
    try database.handIn(HandIn())
    #expect(try outcomes(database) == ["stored claims sheet -", "repeated open sheet -", "repeated open sheet -"])
    #expect(try database.count("intake i JOIN sheet s ON s.id = i.sheet") == 3)
    #expect(try database.count("sheet") == 1)
  }

  @Test("that was rejected is a repeat of that, with its code, place and message")
  func repeatedRejection() throws {
    let database = try Database()
    try database.handIn(TwinTests.unreadable, TwinTests.unreadable)
    try database.handIn(TwinTests.unreadable)
    #expect(
      try outcomes(database)
        == ["rejected claims - form.unknown", "repeated open - form.unknown", "repeated open - form.unknown"])
    #expect(try database.rows("SELECT format('%s|%s', place, message) FROM intake GROUP BY 1").count == 1)
  }

  @Test(
    "with something else under a used id is a conflict and changes nothing",
    arguments: [
      HandIn(content: Fixture.bytes("good-second")), HandIn(vendor: "別の会社"), HandIn(product: "別の製品"),
      HandIn(vendor: nil),
      unreadable,
    ])
  func conflict(other: HandIn) throws {
    let database = try Database()
    try database.handIn(HandIn(), other)
    try database.handIn(other)
    let conflict = "conflict open - submission.conflict"
    #expect(try outcomes(database) == ["stored claims sheet -", conflict, conflict])
    #expect(try database.count("sheet") == 1)
    #expect(try database.count("product") == 1)
    #expect(try database.count("document") == 1)
  }

  @Test("for another audience under a used id is a conflict")
  func otherAudience() throws {
    let database = try Database()
    let hospital = try database.addHospital("a")
    try database.handIn(HandIn(), HandIn(hospital: hospital))
    #expect(try outcomes(database) == ["stored claims sheet -", "conflict open - submission.conflict"])
  }

  @Test("with an empty name is the same as one without")
  func emptyName() throws {
    let database = try Database()
    try database.handIn(HandIn(vendor: nil), HandIn(vendor: ""))
    #expect(try outcomes(database) == ["stored claims sheet -", "repeated open sheet -"])
  }

  @Test("of two submitters may have one id")
  func twoSubmitters() throws {
    let database = try Database()
    try database.handIn(HandIn(), HandIn(submitter: "vendor-b"))
    #expect(try outcomes(database) == ["stored claims sheet -", "stored claims sheet -"])
  }

  @Test(
    "that its bytes did not spoil leaves its id open: a good one after it is stored",
    arguments: [
      ("hospital.unknown", HandIn(hospital: "nobody")), ("schema.newer", HandIn(schema: 2)),
      ("content.hash", HandIn(saidHash: [UInt8](repeating: 7, count: 32))),
    ])
  func open(code: String, bad: HandIn) throws {
    let database = try Database()
    try database.handIn(bad, bad)
    try database.handIn(HandIn(), HandIn())
    let rejected = "rejected open - \(code)"
    #expect(try outcomes(database) == [rejected, rejected, "stored claims sheet -", "repeated open sheet -"])
  }

  @Test("for a hospital that comes later is stored when it is handed in again, and rejected for one that closed")
  func hospitalComesAndGoes() throws {
    let database = try Database()
    let handed = HandIn(hospital: database.place.hospital("late"))
    try database.handIn(handed)
    let id = try database.addHospital("late")
    try database.handIn(handed)
    try database.run("UPDATE hospital SET closed_at = now() WHERE id = '\(id)'")
    try database.handIn(HandIn(id: "two", hospital: id))
    #expect(
      try outcomes(database)
        == ["rejected open - hospital.unknown", "stored claims sheet -", "rejected open - hospital.unknown"])
  }

  @Test("that was stored stays what it is, even where the same would be rejected today")
  func repeatedThoughRejected() throws {
    let database = try Database()
    let handed = HandIn(hospital: try database.addHospital("a"))
    try database.handIn(handed)
    try database.run("UPDATE hospital SET closed_at = now()")
    try database.handIn(handed)
    #expect(try outcomes(database) == ["stored claims sheet -", "repeated open sheet -"])
  }

  @Test("whose id is open is judged by what came before it, not by what comes after it in its batch")
  func openThenStored() throws {
    let database = try Database()
    try database.handIn(
      HandIn(saidHash: []), HandIn(), HandIn(saidHash: []), HandIn(content: Fixture.bytes("good-second"), saidHash: []))
    #expect(
      try outcomes(database)
        == [
          "rejected open - content.hash", "stored claims sheet -", "repeated open sheet -",
          "conflict open - submission.conflict",
        ])
  }

  @Test(
    "rejected for what it is claims its id",
    arguments: [
      ("form.unknown", unreadable), ("content.empty", HandIn(content: [])), ("text.nul", HandIn(content: [0x61, 0])),
      ("product.unnamed", HandIn(vendor: "株式会社", content: Fixture.goodWithoutVendor)),
    ])
  func claims(code: String, bad: HandIn) throws {
    let database = try Database()
    try database.handIn(bad)
    try database.handIn(HandIn())
    #expect(try outcomes(database) == ["rejected claims - \(code)", "conflict open - submission.conflict"])
  }

  @Test(
    "of which not even the envelope can be read is dead: its record is kept and it claims nothing",
    arguments: [nil, [], [1, 2, 3], Array("plain text".utf8)] as [[UInt8]?])
  func dead(value: [UInt8]?) throws {
    let database = try Database()
    let admission = Admission(database.connection)
    _ = try Positions(database.connection).next(partition: 0) { 0 }
    let records = (0..<2).map { HandIn.record(of: value, at: $0) }
    #expect(try admission.admit(records, partition: 0) == .admitted(next: 2))
    #expect(
      try database.rows(
        """
        SELECT format('%s %s %s %s %s %s', outcome, claims, coalesce(submitter, '-'), coalesce(id::text, '-'), code,
                      record IS NOT NULL) FROM intake
        """) == ["dead f - - envelope.invalid t", "dead f - - envelope.invalid t"])
  }

  @Test("of a newer schema with names that cannot be stored is rejected all the same, and holds up nobody")
  func hostileNewerEnvelope() throws {
    let database = try Database()
    try database.handIn(
      HandIn(id: "a", fileName: "a\0b", schema: 2), HandIn(id: "b", hospital: "a\0b", schema: 2),
      HandIn(id: "c", fileName: String(repeating: "x", count: 100_000), schema: 2), HandIn(id: "d"))
    let newer = "rejected open - schema.newer"
    #expect(try outcomes(database) == [newer, newer, newer, "stored claims sheet -"])
    #expect(try database.count("intake WHERE length(file_name) > 1000") == 0)
  }
}
