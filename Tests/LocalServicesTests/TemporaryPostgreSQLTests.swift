import Glibc
import LocalServices
import PostgresClient
import Testing

private func connect(_ server: TemporaryPostgreSQL, database: String = "postgres") throws -> PostgresConnection {
  let url = server.url(database: database)
  return try PostgresConnection(PostgresSettings(url: url, applicationName: "test", searchPath: ["public"]))
}

private func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

@Suite("A temporary PostgreSQL")
struct TemporaryPostgreSQLTests {
  @Test("comes up, keeps what was committed over a kill and a restart, and leaves nothing behind")
  func life() throws {
    let server = try TemporaryPostgreSQL()
    try server.createDatabase("Two words/and 字")
    let database = "Two words/and 字"
    let first = try connect(server, database: database)
    try first.run(script: "CREATE TABLE kept (n int8); INSERT INTO kept VALUES (1)")
    #expect(try first.query("SHOW fsync").first { try $0.text(0) } == "on")

    server.kill()
    #expect(throws: PostgresError.self) { try connect(server) }
    try server.start()
    try server.restart()

    let second = try connect(server, database: database)
    #expect(try second.query("SELECT n FROM kept").map { try $0.int64(0) } == [1])
    #expect(throws: PostgresError.self) { try first.query("SELECT n FROM kept") }

    let folder = server.socketFolder
    #expect(exists(folder))
    server.stop()
    server.stop()
    #expect(!exists(folder))
    #expect(!exists(folder.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }))
    #expect(throws: LocalServiceError.stopped) { try server.start() }
  }

  @Test("is removed with its last owner")
  func ownership() throws {
    var server: TemporaryPostgreSQL? = try TemporaryPostgreSQL()
    let folder = try #require(server?.socketFolder)
    server = nil
    #expect(!exists(folder))
  }

  @Test("listens on no network unless a port is given, and then on loopback")
  func network() throws {
    #expect(try connect(.shared()).query("SHOW listen_addresses").first { try $0.text(0) } == "")
    var options = TemporaryPostgreSQL.Options()
    let port = UInt16(20_000 + getpid() % 10_000)
    options.port = port
    options.fsync = false
    options.settings["max_connections"] = "12"
    let server = try TemporaryPostgreSQL(options)
    defer { server.stop() }
    let settings = try PostgresSettings(
      url: "postgresql://postgres@127.0.0.1:\(port)/postgres", applicationName: "test", searchPath: [])
    let connection = try PostgresConnection(settings)
    #expect(try connection.query("SHOW max_connections").first { try $0.text(0) } == "12")
    #expect(try connection.query("SHOW fsync").first { try $0.text(0) } == "off")
  }

  @Test("says why when the server does not come up")
  func failure() throws {
    var options = TemporaryPostgreSQL.Options()
    options.settings["shared_buffers"] = "nonsense"
    #expect {
      try TemporaryPostgreSQL(options)
    } throws: { error in
      guard case .failed(program: "postgres", let said)? = error as? LocalServiceError else { return false }
      return said.contains("shared_buffers")
    }
  }
}
