import DisclosureCore
import DisclosureIdentity
import DisclosureStorage
import PostgresClient
import TestSupport
import Testing

/// What a change must wait for, told one lock at a time: the races next door need luck to show the same.
@Suite("A change waits for", .serialized, .ownThread)
struct MergeLockTests {
  private static let names = ["A", "B", "earlier"]

  private static func product(_ name: String) throws -> Identifier {
    .product(try #require(ProductName(vendor: "見本", product: name)))
  }

  /// Three products, the last one merged into the first; nobody subscribes.
  private func products() throws -> Database {
    let database = try Database()
    for name in MergeLockTests.names { try database.handIn(HandIn(id: name, vendor: "見本", product: name)) }
    _ = try ProductMerge(database.connection).run(
      MergeLockTests.product("earlier"), into: MergeLockTests.product("A"))
    try database.judge()
    return database
  }

  /// Holds a lock, begins a change, sees it wait for just that, lets go, and sees it done.
  private func expectWait(
    _ database: Database, holding sql: String, _ change: @escaping @Sendable (PostgresConnection) throws -> Void
  ) throws {
    let place = database.place
    let holder = try place.connect()
    let changing = try holder.transaction {
      let number = try holder.query("\(sql) FOR NO KEY UPDATE").map { _ in 1 }.count
      #expect(number == 1, "\(sql)")
      let process = try holder.query("SELECT pg_backend_pid()").first { try $0.int32(0) }
      let changing = Background { try change(place.connect()) }
      try wait {
        try database.count("pg_stat_activity WHERE $1 = ANY(pg_blocking_pids(pid))", .int4(process)) == 1
      }
      return changing
    }
    try changing.value()
  }

  @Test("either product and what was merged into one before, where it is a merge", arguments: ["A", "B", "earlier"])
  func mergeAndProducts(name: String) throws {
    let database = try products()
    let (from, into) = (try MergeLockTests.product("A"), try MergeLockTests.product("B"))
    let held = try MergeLockTests.product(name)
    try expectWait(database, holding: "SELECT FROM product WHERE id = '\(held)'") {
      _ = try ProductMerge($0).run(from, into: into)
    }
    #expect(try database.count("sheet WHERE product = $1", .uuid(into)) == 3)
  }

  @Test("every bucket, addressed or not, where it is a merge", arguments: [0, 31, 63])
  func mergeAndBuckets(bucket: Int) throws {
    let database = try products()
    let (from, into) = (try MergeLockTests.product("A"), try MergeLockTests.product("B"))
    try expectWait(database, holding: "SELECT FROM bucket WHERE id = \(bucket)") {
      _ = try ProductMerge($0).run(from, into: into)
    }
  }

  @Test("the sheet's product, where it is a withdrawal: a subscription that comes meanwhile is told of it")
  func withdrawal() throws {
    let database = try products()
    let hospital = try database.addHospital("a")
    let held = try MergeLockTests.product("B")
    let submission = HandIn(id: "B").submissionID
    try expectWait(database, holding: "SELECT FROM product WHERE id = '\(held)'") {
      _ = try SheetWithdrawal($0).withdraw(submission)
    }
    try database.subscribe(hospital, to: HandIn(vendor: "見本", product: "B"))
    try database.judge()
    #expect(try database.log(of: hospital) == [])
  }

  @Test("its hospital's bucket, where it is one hospital's", arguments: ["close", "unsubscribe", "remove"])
  func hospital(change: String) throws {
    let database = try products()
    let hospital = try database.addHospital("a")
    try database.subscribe(hospital, to: HandIn(vendor: "見本", product: "B"))
    try database.apply(.demanding(of: "2"), for: hospital)
    try database.judge()
    let bucket = Bucket.of(hospital: hospital)
    try expectWait(database, holding: "SELECT FROM bucket WHERE id = \(bucket)") { connection in
      switch change {
      case "close": _ = try Hospitals(connection).close(hospital)
      case "remove": _ = try PolicyRevisions(connection).remove("baseline", for: hospital, by: "a test")
      default:
        let name = try #require(ProductName(vendor: "見本", product: "B"))
        _ = try Hospitals(connection).unsubscribe(hospital, from: name)
      }
    }
    #expect(try database.count("work WHERE bucket = $1 AND hospital = $2", .int2(bucket), .text(hospital)) == 1)
  }

  @Test("no longer than two seconds for one lock, where it is a merge: then it lets all go and says so")
  func patience() throws {
    let database = try products()
    let (from, into) = (try MergeLockTests.product("A"), try MergeLockTests.product("B"))
    let holder = try database.place.connect()
    try holder.transaction {
      _ = try holder.query("SELECT FROM bucket WHERE id = 63 FOR NO KEY UPDATE")
      let error = #expect(throws: PostgresError.self) { try ProductMerge(database.connection).run(from, into: into) }
      #expect(error?.state == .lockNotAvailable)
      #expect(error?.class == .transient)
    }
    #expect(try database.count("product WHERE merged_into IS NOT NULL") == 1)
    _ = try ProductMerge(database.connection).run(from, into: into)
  }
}
