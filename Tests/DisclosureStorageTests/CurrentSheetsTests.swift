import DisclosureCore
import DisclosureIdentity
import DisclosureStorage
import PostgresClient
import TestSupport
import Testing

/// What a new revision of a policy is tried on before it is applied.
@Suite("A hospital's current sheets", .serialized, .ownThread)
struct CurrentSheetsTests {
  /// Submissions and waived rules, in the order in which they are handed over.
  private func read(_ database: Database, _ hospital: String, form: String = "SDS 5.0", atOnce: Int64 = 200) throws
    -> (rows: [String], largest: Int)
  {
    var (rows, largest): ([String], Int) = ([], 0)
    try CurrentSheets(of: hospital, form: form, database.connection).read(atOnce: atOnce) { part in
      largest = max(largest, part.count)
      rows += part.map { "\($0.product) \($0.submission) \($0.waivers.map(\.rule))" }
    }
    return (rows, largest)
  }

  /// What the judge finds for one hospital when it looks at everything.
  private func judged(_ database: Database, _ hospital: String) throws -> [Identifier] {
    var sheets: [Identifier] = []
    try database.run("INSERT INTO work (bucket, lane) SELECT id, 2 FROM bucket")
    while try Judging(database.connection).run({ input in
      sheets += input.subjects.filter { $0.hospital == hospital }.sorted { $0.product < $1.product }.compactMap(\.sheet)
      return input.subjects.map { _ in .judged([]) }
    }) != nil {}
    return sheets
  }

  @Test("are those that the judge takes: of highest rank among what it may see, no other's, none withdrawn or merged")
  func same() throws {
    let database = try Database()
    let (hospital, other) = try (database.addHospital("a"), database.addHospital("b"))
    func handed(_ id: String, _ product: String, _ hospital: String? = nil, later: Int64 = 0) -> HandIn {
      HandIn(id: id, hospital: hospital, product: product, time: 1_767_225_600_000 + later)
    }
    let shared = [handed("1", "一"), handed("2", "二"), handed("3", "三"), handed("4", "四"), handed("5", "五")]
    for handed in shared.dropLast() { try database.subscribe(hospital, to: handed) }
    try database.handIn(
      shared[0], shared[1], shared[2], shared[3], shared[4], handed("newer", "一", later: 1000),
      handed("own", "二", hospital, later: 1000), handed("own-alone", "六", hospital),
      handed("another's", "二", other, later: 9000), handed("others-alone", "七", other))
    _ = try SheetWithdrawal(database.connection).withdraw(shared[2].submissionID)
    let ids = try database.rows("SELECT id::text FROM product WHERE name IN ('四', '六') ORDER BY name = '六'")
    let (from, into) = try (#require(Identifier(ids[0])), #require(Identifier(ids[1])))
    _ = try ProductMerge(database.connection).run(from, into: into)
    try database.judge()

    let whole = try read(database, hospital)
    let names = whole.rows.compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(names.sorted() == ["一", "二", "六"].sorted())
    let sheets = whole.rows.compactMap { $0.split(separator: " ").dropFirst().first.flatMap { Identifier(String($0)) } }
    #expect(sheets.contains(handed("newer", "一").submissionID) && sheets.contains(handed("own", "二").submissionID))
    let stored = try judged(database, hospital).map { sheet in
      try database.rows("SELECT submission::text FROM sheet WHERE id = $1", .uuid(sheet))[0]
    }
    #expect(stored == sheets.map(\.description))
    for atOnce in [1, 2, 3] as [Int64] {
      let parts = try read(database, hospital, atOnce: atOnce)
      #expect(parts.rows == whole.rows && parts.largest <= Int(atOnce), "\(atOnce)")
    }
    #expect(try read(database, hospital, form: "MDS 9.9").rows == [])
    #expect(try read(database, other).rows.count == 2)
  }

  @Test("are read part by part, and no part reads all products or subscriptions")
  func ownAlone() throws {
    let database = try Database()
    let (hospital, other) = try (database.addHospital("a"), database.addHospital("b"))
    let handed = (1...5).map { HandIn(id: "\($0)", product: "製品\($0)") }
    for handed in handed {
      try database.subscribe(hospital, to: handed)
      try database.handIn(handed)
    }
    try database.run(
      """
      INSERT INTO product SELECT md5(n::text)::uuid, 'v', 'p' || n FROM generate_series(1, 20000) n;
      INSERT INTO subscription (bucket, hospital, product)
      SELECT h.bucket, h.id, p.id FROM hospital h, product p
       WHERE h.id = '\(other)' OR h.id = '\(hospital)' AND p.name LIKE 'p1%';
      ANALYZE
      """)
    /// Rows of the large tables that were read one after the other.
    func read() throws -> Int64 {
      try database.run("SELECT pg_stat_force_next_flush(); SELECT pg_stat_clear_snapshot()")
      return try database.connection.number(
        "SELECT sum(seq_tup_read)::bigint FROM pg_stat_user_tables WHERE relname IN ('product', 'subscription')") ?? -1
    }
    let before = try read()
    #expect(try self.read(database, hospital).rows.count == 5)
    let after = try read()
    #expect(after - before < 1000, "\(after - before)")
    // The instrument works: one look at everything is seen.
    #expect(try database.count("product WHERE name LIKE '%x'") == 0)
    #expect(try read() - after > 20_000)
  }

  @Test("come with the waivers for their product that count on the hospital's day")
  func waivers() throws {
    let database = try Database()
    let hospital = try database.addHospital("a")
    let second = HandIn(id: "second", product: "二つ目の製品")
    for handed in [HandIn(), second] { try database.subscribe(hospital, to: handed) }
    try database.handIn(HandIn(), second)
    try database.apply(.demanding(.no, of: "2"), for: hospital)
    try database.waive("demand", product: second, until: CalendarDay(iso: "2098-01-01"), for: hospital)
    let ended = try database.waive("demand", for: hospital)
    _ = try Waivers(database.connection).end(ended.id, of: hospital, by: "a test")
    func waived() throws -> [String] { try read(database, hospital).rows.filter { $0.hasSuffix("[\"demand\"]") } }
    #expect(try waived().map { $0.hasPrefix("二つ目の製品") } == [true])
    try database.run("UPDATE bucket SET day = '2098-01-01'")
    #expect(try waived().count == 1)
    try database.run("UPDATE bucket SET day = '2098-01-02'")
    #expect(try waived() == [])
  }

  @Test("are not told of a hospital that is unknown or closed")
  func refused() throws {
    let database = try Database()
    let hospital = try database.addHospital("a")
    #expect(throws: UnknownHospital.self) { try read(database, "nobody") }
    _ = try Hospitals(database.connection).close(hospital)
    #expect(throws: ClosedHospital.self) { try read(database, hospital) }
  }
}
