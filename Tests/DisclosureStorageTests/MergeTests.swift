import DisclosureCore
import DisclosureIdentity
import DisclosureStorage
import PostgresClient
import TestSupport
import Testing

@Suite("A product", .serialized, .ownThread)
struct MergeTests {
  private static let (one, other) = (HandIn(), HandIn(id: "two", product: "見本カルテEX"))

  /// The product that what is handed in makes.
  private func product(_ handed: HandIn) throws -> Identifier { .product(try #require(handed.name)) }

  private func merge(_ database: Database, _ from: HandIn, into: HandIn) throws -> ProductMerge.Moved {
    try ProductMerge(database.connection).run(product(from), into: product(into))
  }

  @Test("merged into another takes its sheets, subscriptions and waivers there; its lines end, the other's go on")
  func moves() throws {
    let database = try Database()
    let (both, first) = (try database.addHospital("both"), try database.addHospital("first"))
    for hospital in [both, first] {
      try database.subscribe(hospital, to: MergeTests.one)
      try database.apply(.demanding(of: "2"), for: hospital)
    }
    try database.subscribe(both, to: MergeTests.other)
    var newer = MergeTests.other
    newer.content = Fixture.good(to: "2025年11月1日")
    try database.handIn(MergeTests.one, newer)
    try database.waive("demand", product: MergeTests.one, for: first)
    try database.judge()
    let moved = try merge(database, MergeTests.one, into: newer)
    #expect((moved.sheets, moved.subscriptions, moved.waivers) == (1, 2, 1))
    #expect(try database.count("work WHERE hospital IS NULL AND sheet IS NULL") == 64)
    try database.judge()
    // Whoever had both keeps the one, on the newer sheet; who had the first is judged on it now.
    #expect(try database.log(of: both).suffix(1) == ["baseline 1 - product.merged nth 2"])
    #expect(
      try database.log(of: first).suffix(2) == ["baseline 1 accept - nth 1", "baseline 1 - product.merged nth 2"])
    #expect(
      try database.rows(
        """
        SELECT DISTINCT i.submission FROM assessment a JOIN sheet s ON s.id = a.sheet JOIN intake i ON i.sheet = s.id
         WHERE a.hospital = $1 AND a.product = $2
        """, .text(first), .uuid(product(newer))) == ["two"])
    for table in ["sheet", "subscription", "waiver"] {
      #expect(try database.count("\(table) WHERE product = $1", .uuid(product(MergeTests.one))) == 0, "\(table)")
    }
    #expect(try database.count("subscription") == 2)
    // And it is over.
    try database.run("INSERT INTO work (bucket, lane) SELECT id, 2 FROM bucket")
    #expect(try database.judge().reduce(0) { $0 + $1.appended } == 0)
  }

  @Test("merged away lends its names to what it became part of: for sheets, subscriptions and their end")
  func names() throws {
    let database = try Database()
    let hospital = try database.addHospital("a")
    try database.handIn(MergeTests.one, MergeTests.other)
    _ = try merge(database, MergeTests.one, into: MergeTests.other)
    try database.judge()
    try database.subscribe(hospital, to: MergeTests.one)
    var later = MergeTests.one
    later.id = "later"
    later.content = Fixture.good(to: "2025年12月1日")
    try database.handIn(later)
    try database.judge()
    let root = try product(MergeTests.other)
    #expect(try database.count("sheet WHERE product <> $1", .uuid(root)) == 0)
    #expect(try database.count("assessment WHERE product <> $1", .uuid(root)) == 0)
    #expect(try Hospitals(database.connection).unsubscribe(hospital, from: #require(MergeTests.one.name)))
    #expect(try database.count("subscription") == 0)
  }

  @Test("leads to its root in one step, however often it was merged")
  func flat() throws {
    let database = try Database()
    let third = HandIn(id: "three", product: "三つ目")
    try database.handIn(MergeTests.one, MergeTests.other, third)
    _ = try merge(database, MergeTests.one, into: MergeTests.other)
    _ = try merge(database, MergeTests.other, into: third)
    #expect(
      try database.rows("SELECT DISTINCT merged_into::text FROM product WHERE merged_into IS NOT NULL")
        == ["\(product(third))"])
    #expect(try database.count("product WHERE merged_into IS NOT NULL") == 2)
    #expect(try database.count("sheet WHERE product = $1", .uuid(product(third))) == 3)
  }

  @Test("is merged as a root into a root alone, and not into itself")
  func refused() throws {
    let database = try Database()
    let third = HandIn(id: "three", product: "三つ目")
    try database.handIn(MergeTests.one, MergeTests.other, third)
    _ = try merge(database, MergeTests.one, into: MergeTests.other)
    let work = try database.count("work")
    #expect(throws: NoRoot.self) { try merge(database, MergeTests.one, into: third) }
    #expect(throws: NoRoot.self) { try merge(database, third, into: MergeTests.one) }
    #expect(throws: SameProduct.self) { try merge(database, third, into: third) }
    #expect(throws: UnknownProduct.self) { try merge(database, third, into: HandIn(product: "知らない")) }
    #expect(try database.count("work") == work)
    #expect(try database.count("product WHERE merged_into IS NOT NULL") == 1)
  }

  @Test("takes a new name that leads to it; one known for another product says that this is a merge")
  func alias() throws {
    let database = try Database()
    try database.handIn(MergeTests.one, MergeTests.other)
    let products = Products(database.connection)
    let new = try #require(ProductName(vendor: "見本", product: "別名"))
    #expect(try products.alias(new, of: product(MergeTests.one)))
    #expect(try !products.alias(new, of: product(MergeTests.one)))
    let taken = #expect(throws: NameTaken.self) { try products.alias(new, of: product(MergeTests.other)) }
    #expect(taken?.by == (try product(MergeTests.one)))
    #expect(taken.map { "\($0)".contains("kaiji product merge") } == true)
    let nobody = try product(HandIn(product: "知らない"))
    #expect(throws: UnknownProduct.self) { try products.alias(new, of: nobody) }
    let fresh = try #require(ProductName(vendor: "見本", product: "新しい"))
    #expect(throws: UnknownProduct.self) { try products.alias(fresh, of: nobody) }
    // What is handed in under it is of the product.
    try database.handIn(HandIn(id: "three", product: "別名"))
    #expect(try database.count("sheet WHERE product = $1", .uuid(product(MergeTests.one))) == 2)
    #expect(try database.count("product") == 2)
    #expect(
      try products.list().map { "\($0.name) \($0.names) \($0.sheets)" } == ["見本カルテ 2 2", "見本カルテEX 1 1"])
  }

  @Test("that was merged takes a name for its root, and a name of either leads there already")
  func aliasOfMerged() throws {
    let database = try Database()
    try database.handIn(MergeTests.one, MergeTests.other)
    _ = try merge(database, MergeTests.one, into: MergeTests.other)
    let products = Products(database.connection)
    let new = try #require(ProductName(vendor: "見本", product: "別名"))
    #expect(try products.alias(new, of: product(MergeTests.one)))
    try database.handIn(HandIn(id: "three", product: "別名"))
    #expect(try database.count("sheet WHERE product = $1", .uuid(product(MergeTests.other))) == 3)
    for handed in [MergeTests.one, MergeTests.other] {
      let name = try #require(handed.name)
      #expect(try !products.alias(name, of: product(MergeTests.one)))
      #expect(try !products.alias(name, of: product(MergeTests.other)))
    }
  }
}
