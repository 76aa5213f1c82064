import DisclosureCore
import DisclosureIdentity
import DisclosureStorage
import PostgresClient
import SheetParsing
import TestSupport
import Testing

@Suite("Admission", .serialized, .ownThread)
struct AdmissionTests {
  /// Everything that admission writes, in one order.
  private func contents(_ database: Database) throws -> [String] {
    try database.rows(
      """
      SELECT format('intake %s', i) FROM intake i UNION ALL SELECT format('sheet %s', s) FROM sheet s
       UNION ALL SELECT format('document %s %s', owner, sha256) FROM document
       UNION ALL SELECT format('position %s', p) FROM position p UNION ALL SELECT format('work %s', w) FROM work w
       UNION ALL SELECT format('product %s', p) FROM product p UNION ALL SELECT format('name %s', n) FROM product_name n
       ORDER BY 1
      """)
  }

  private func begin(_ database: Database, at offset: Int64 = 0) throws -> Admission {
    #expect(try Positions(database.connection).next(partition: 0) { offset } == offset)
    return Admission(database.connection)
  }

  private func records(_ offsets: some Sequence<Int64>) -> [IntakeRecord] {
    offsets.map { HandIn(id: "s\($0)").record(at: $0) }
  }

  @Test("stores a sheet with all that was read of it, its document, its product, and says where the position is")
  func stored() throws {
    let database = try Database()
    let handed = HandIn(vendor: "株式会社 見本", product: "見本 カルテ")
    try database.handIn(handed)
    let sheet = Identifier.sheet(
      submission: handed.submissionID, reader: SheetReader.version, catalogue: .catalogue(.sds50))
    #expect(
      try database.rows(
        """
        SELECT format('%s %s %s %s %s', i.outcome, i.claims, i.id = $1, i.sheet = $2, i.file_name) FROM intake i
        """, .uuid(PostgresUUID(high: handed.submissionID.high, low: handed.submissionID.low)),
        .uuid(PostgresUUID(high: sheet.high, low: sheet.low))) == ["stored t t t sheet.txt"])
    #expect(
      try database.rows(
        """
        SELECT format('%s %s %s %s %s %s', s.id, s.submission, s.form, s.audience, s.sheet_date, s.owner) FROM sheet s
          JOIN document d USING (owner, sha256) WHERE d.body = $1 AND d.media_type = 'text/plain'
        """, .bytea(handed.content))
        == ["\(sheet) \(handed.submissionID) SDS 5.0  2025-10-01 vendor-a"])
    #expect(
      try database.rows(
        "SELECT format('%s %s %s', p.id, p.vendor, p.name) FROM product p JOIN product_name n ON n.product = p.id")
        == ["\(Identifier.product(try #require(handed.name))) 株式会社 見本 見本 カルテ"])
    #expect(
      try database.rows("SELECT format('%s %s', next_offset, last_event) FROM position")
        == ["1 \(handed.submissionID)"])
  }

  @Test("takes a batch once: the same again, of a zombie or after a commit in doubt, changes nothing")
  func once() throws {
    let database = try Database()
    let admission = try begin(database)
    #expect(try admission.admit(records(0..<3), partition: 0) == .admitted(next: 3))
    let before = try contents(database)
    #expect(before.count { $0.hasPrefix("sheet") } == 3)
    for part in [0..<3, 0..<1, 1..<3, 2..<3] as [Range<Int64>] {
      #expect(try admission.admit(records(part), partition: 0) == .admitted(next: 3))
    }
    #expect(try contents(database) == before)
  }

  @Test("takes only the rest of a batch that begins before the position")
  func overlap() throws {
    let database = try Database()
    let admission = try begin(database)
    _ = try admission.admit(records(0..<2), partition: 0)
    #expect(try admission.admit(records(0..<5), partition: 0) == .admitted(next: 5))
    #expect(
      try database.rows("SELECT format('%s %s', \"offset\", outcome) FROM intake ORDER BY \"offset\"")
        == ["0 stored", "1 stored", "2 stored", "3 stored", "4 stored"])
    #expect(try database.count("sheet") == 5)
  }

  @Test("takes nothing of a batch beyond the position, and says what is missing")
  func gap() throws {
    let database = try Database()
    let admission = try begin(database, at: 7)
    _ = try admission.admit(records(7..<9), partition: 0)
    let before = try contents(database)
    #expect(try admission.admit(records(10..<12), partition: 0) == .gap(expected: 9, found: 10))
    #expect(try contents(database) == before)
  }

  @Test("takes what stands before a gap inside a batch, and skips nothing")
  func innerGap() throws {
    let database = try Database()
    let admission = try begin(database)
    #expect(try admission.admit(records([0, 1, 4, 5]), partition: 0) == .gap(expected: 2, found: 4))
    #expect(try database.rows("SELECT \"offset\"::text FROM intake ORDER BY 1") == ["0", "1"])
    #expect(try database.rows("SELECT next_offset::text FROM position") == ["2"])
  }

  @Test("of a partition whose position was never set is an error, not a beginning at 0")
  func unknownPartition() throws {
    let database = try Database()
    #expect(throws: UnknownPartition.self) { try Admission(database.connection).admit(records(0..<2), partition: 9) }
    #expect(try database.count("intake") == 0)
  }

  @Test("knows the position of a batch that is empty")
  func empty() throws {
    let database = try Database()
    #expect(try begin(database, at: 4).admit([], partition: 0) == .admitted(next: 4))
  }

  @Test("begins a partition where its log begins, once, and its receipts with it")
  func beginning() throws {
    let database = try Database()
    let positions = Positions(database.connection)
    #expect(try positions.next(partition: 5) { 40 } == 40)
    #expect(try positions.next(partition: 5) { 99 } == 40)
    #expect(try database.rows("SELECT published::text FROM relay WHERE stream = 'p5'") == ["40"])
  }

  @Test("remembers the event at the end of each batch")
  func lastEvent() throws {
    let database = try Database()
    let handed = [HandIn(id: "a"), HandIn(id: "b")]
    for one in handed {
      try database.handIn(one)
      #expect(try database.rows("SELECT last_event FROM position") == ["\(one.submissionID)"])
    }
  }

  @Test("makes work for exactly the buckets that subscribe, or the one bucket of a private sheet's hospital")
  func work() throws {
    let database = try Database()
    let hospitals = try ["a", "b", "c", "d"].map { try database.addHospital($0) }
    let other = HandIn(product: "別の製品")
    try database.subscribe(hospitals[0])
    try database.subscribe(hospitals[1])
    try database.subscribe(hospitals[2], to: other)
    try database.run("DELETE FROM work")

    try database.handIn(HandIn(id: "public"))
    let subscribed = Set(hospitals.prefix(2).map { Bucket.of(hospital: $0) }).sorted()
    let disclosed = try database.rows("SELECT format('%s %s %s', bucket, lane, hospital) FROM work ORDER BY bucket")
    #expect(disclosed == subscribed.map { "\($0) 0 " })
    try database.run("DELETE FROM work")

    try database.handIn(HandIn(id: "private", hospital: hospitals[3]))
    #expect(
      try database.rows(
        "SELECT format('%s %s %s', w.bucket, w.lane, s.audience) FROM work w JOIN sheet s ON s.id = w.sheet")
        == ["\(Bucket.of(hospital: hospitals[3])) 0 \(hospitals[3])"])
    try database.run("DELETE FROM work")

    try database.handIn(HandIn(id: "nobody's", product: "誰も購読しない製品"))
    #expect(try database.count("work") == 0)
  }

  @Test("of one content by several submitters keeps a document for each, and of several submissions of one only one")
  func documents() throws {
    let database = try Database()
    try database.handIn(HandIn(id: "a"), HandIn(id: "b"), HandIn(submitter: "vendor-b", id: "c"))
    #expect(try database.rows("SELECT owner FROM document ORDER BY 1") == ["vendor-a", "vendor-b"])
    #expect(try database.count("sheet") == 3)
  }
}
