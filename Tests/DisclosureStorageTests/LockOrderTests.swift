import DisclosureIdentity
import DisclosureStorage
import PostgresClient
import TestSupport
import Testing

/// Each order that design.md §2 demands, seen from a session that stands in the way.
@Suite("The lock order", .serialized, .ownThread)
struct LockOrderTests {
  /// A table into which an admission inserts, how a row of it is told from a hand-in, and the order of its key.
  struct Table: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let insert: String
    let key: @Sendable (HandIn) throws -> [PostgresValue]
    let isBefore: @Sendable (HandIn, HandIn) throws -> Bool
  }

  private static let tables = [
    Table(
      testDescription: "intake",
      insert: """
        INSERT INTO intake (partition, "offset", submitter, submission, handed_in, outcome, claims, id)
        VALUES (7, $2, 'vendor-a', $1, '', 'rejected', true, $3)
        """,
      key: { [.text($0.id), .int8(Int64($0.id.utf8.last ?? 0)), .uuid($0.submissionID)] }, isBefore: { $0.id < $1.id }),
    Table(
      testDescription: "product", insert: "INSERT INTO product (id, vendor, name) VALUES ($1, 'v', 'n')",
      key: { [.uuid(.product(try #require($0.name)))] },
      isBefore: { .product(try #require($0.name)) < .product(try #require($1.name)) }),
    Table(
      testDescription: "product_name",
      insert: "INSERT INTO product_name SELECT $1, $2, id FROM product WHERE name = 'there'",
      key: { [.text(try #require($0.name).vendorKey), .text(try #require($0.name).productKey)] },
      isBefore: { try #require($0.name).productKey < #require($1.name).productKey }),
    Table(
      testDescription: "document", insert: "INSERT INTO document VALUES ('vendor-a', $1, 'text/plain', '')",
      key: { [.bytea(ContentHash.sha256($0.content).bytes)] },
      isBefore: { ContentHash.sha256($0.content) < ContentHash.sha256($1.content) }),
  ]

  private func isWaiting(_ watcher: PostgresConnection) throws -> Bool {
    try watcher.number(
      "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") == 1
  }

  @Test(
    "of an admission's inserts is that of the key: one that waits at the first row holds none behind it",
    arguments: tables)
  func inserts(into table: Table) throws {
    let database = try Database()
    try database.run(
      "INSERT INTO product (id, vendor, name) VALUES ('00000000-0000-8000-8000-000000000001', 'v', 'there')")
    let handed = (0..<8).map {
      HandIn(id: "s\($0)", product: "製品\($0)", content: Fixture.good(changing: "第4.2版", to: "第4.\($0)版"))
    }
    let ordered = try handed.sorted(by: table.isBefore)
    let place = database.place
    _ = try Positions(database.connection).next(partition: 0) { 0 }
    let watcher = try place.connect()
    // Read beforehand: what is waited for below is the admission alone.
    let records = ordered.reversed().enumerated().map { $1.record(at: Int64($0)) }
    var admission: Background<Admission.Outcome>?
    try database.connection.transaction {
      try database.connection.query(table.insert, parameters: table.key(ordered[0]))
      let background = Background {
        try Admission(place.connect()).admit(records, partition: 0)
      }
      admission = background
      try wait { try isWaiting(watcher) }
      for one in ordered.dropFirst() { try database.connection.query(table.insert, parameters: table.key(one)) }
    }
    let outcome = try #require(admission).value()
    #expect(outcome == .admitted(next: 8))
  }

  @Test("holds the product's row: an admission and a subscription wait for who has it", arguments: [true, false])
  func productsRow(admits: Bool) throws {
    let database = try Database()
    let hospital = try database.addHospital("a")
    let handed = HandIn()
    try database.handIn(HandIn(id: "zero"))
    let (place, watcher) = (database.place, try database.place.connect())
    var change: Background<Bool>?
    try database.connection.transaction {
      try database.connection.query("SELECT id FROM product FOR NO KEY UPDATE")
      let background = Background {
        let connection = try place.connect()
        if admits { return try Admission(connection).admit([handed.record(at: 1)], partition: 0) == .admitted(next: 2) }
        let name = try #require(handed.name)
        return try Hospitals(connection).subscribe(hospital, to: name, vendor: "v", product: "p")
      }
      change = background
      try wait { try isWaiting(watcher) }
    }
    let done = try #require(change).value()
    #expect(done)
  }

  @Test("is kept when a product is merged while its row is waited for: the names are looked up again")
  func mergedMeanwhile() throws {
    let database = try Database()
    let (old, root) = (HandIn(id: "old"), HandIn(id: "root", product: "新しい名前"))
    try database.handIn(old, root)
    let (place, watcher) = (database.place, try database.place.connect())
    var admission: Background<Admission.Outcome>?
    try database.connection.transaction {
      try database.connection.query("SELECT id FROM product ORDER BY id FOR NO KEY UPDATE")
      let background = Background {
        try Admission(place.connect()).admit([HandIn(id: "new").record(at: 2)], partition: 0)
      }
      admission = background
      try wait { try isWaiting(watcher) }
      try database.connection.query(
        "UPDATE product SET merged_into = $1 WHERE id = $2", .uuid(.product(try #require(root.name))),
        .uuid(.product(try #require(old.name))))
    }
    let outcome = try #require(admission).value()
    #expect(outcome == .admitted(next: 3))
    let product = try database.rows(
      "SELECT product::text FROM sheet WHERE submission = $1", .uuid(HandIn(id: "new").submissionID))
    #expect(try product == ["\(Identifier.product(#require(root.name)))"])
  }
}
