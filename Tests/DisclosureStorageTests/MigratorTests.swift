import DisclosureCore
import DisclosureIdentity
import DisclosureStorage
import LocalServices
import PostgresClient
import Synchronization
import TestSupport
import Testing

@Suite("The migrator", .serialized, .ownThread)
struct MigratorTests {
  private static let made = Atomic<Int>(100_000)
  private static let steps = ["first light", "operating", "judging again", "asking further"]

  /// A database without a schema.
  private func empty() throws -> Database.Place {
    try Database.Place(
      numbered: MigratorTests.made.add(1, ordering: .relaxed).newValue, on: TemporaryPostgreSQL.shared())
  }

  @Test("brings an empty database to the newest step, once")
  func fresh() throws {
    let connection = try empty().connect()
    let migrator = Migrator(connection)
    #expect(try migrator.version() == 0)
    #expect(try migrator.run() == MigratorTests.steps)
    #expect(try migrator.version() == Migrator.newest)
    #expect(try migrator.run() == [])
    #expect(try migrator.version() == Migrator.newest)
  }

  @Test("run by two at once runs each step once", arguments: 0..<5)
  func twoAtOnce(_ round: Int) throws {
    let place = try empty()
    let runs = (0..<2).map { _ in Background { try Migrator(place.connect()).run() } }
    // Either may run either.
    #expect(try runs.flatMap { try $0.value() }.sorted() == MigratorTests.steps.sorted())
  }

  @Test("serves two databases of a new server at once, whose roles they share")
  func twoDatabases() throws {
    var options = TemporaryPostgreSQL.Options()
    options.fsync = false
    let server = try TemporaryPostgreSQL(options)
    defer { server.stop() }
    let runs = try ["one", "two"].map { name in
      try server.createDatabase(name)
      let settings = try PostgresSettings(
        url: server.url(database: name), applicationName: "test", searchPath: ["kaiji"])
      return Background { try Migrator(PostgresConnection(settings)).run() }
    }
    #expect(try runs.map { try $0.value() } == [MigratorTests.steps, MigratorTests.steps])
  }

  @Test("makes 64 buckets, each at the first sequence and at today's date in Tokyo")
  func buckets() throws {
    let database = try Database()
    #expect(
      try database.rows(
        """
        SELECT format('%s %s %s %s', min(id), max(id), count(*), count(DISTINCT day)) FROM bucket
         WHERE next_sequence = 1 AND day = today()
        """) == ["0 63 64 1"])
    #expect(try database.count("relay WHERE stream ~ '^b' AND published = 0") == 64)
    #expect(try database.rows("SELECT epoch::text FROM cell") == ["1"])
  }

  @Test(
    "knows one day, that of Tokyo, whatever zone a session is in",
    arguments: ["UTC", "Pacific/Kiritimati", "Pacific/Niue"])
  func today(zone: String) throws {
    let database = try Database()
    try database.run("SET TIME ZONE '\(zone)'")
    // Tokyo is nine hours ahead all year.
    #expect(
      try database.rows("SELECT (today() = ((now() AT TIME ZONE 'UTC') + interval '9 hours')::date)::text") == ["true"])
  }

  @Test("registers every catalogue that this program knows, under its hash")
  func catalogue() throws {
    let database = try Database()
    for catalogue in Catalogue.known {
      let rows = try database.connection.query(
        "SELECT form, rows FROM catalogue WHERE hash = $1", .bytea(ContentHash.catalogue(catalogue).bytes)
      ).map { (form: try $0.text(0), rows: try $0.text(1).split(separator: "\n")) }
      #expect(rows.map(\.form) == [catalogue.form.name])
      #expect(rows.first?.rows.map { $0.prefix { $0 != "\t" } } == catalogue.items.map { $0.id[...] })
    }
    #expect(try database.count("catalogue") == Int64(Catalogue.known.count))
  }
}
