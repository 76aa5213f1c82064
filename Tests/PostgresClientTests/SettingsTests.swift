import Glibc
import LocalServices
import PostgresClient
import Testing

@Suite("Settings")
struct SettingsTests {
  private func flaw(of url: String) -> PostgresError? {
    do {
      _ = try PostgresSettings(url: url, applicationName: "test", searchPath: [])
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "a password in the connection string is refused, however it is written, and never repeated",
    arguments: [
      "postgresql://someone:s3cret@host/database", "postgres://someone:s3cret@host", "postgresql:///x?password=s3cret",
      "host=h password=s3cret", "host=h password = 's3cret and more'", "postgresql://host/db?sslpassword=s3cret",
      "postgresql://someone:%73s3cret@host/database", "dbname=x sslpassword=s3cret",
    ])
  func password(url: String) {
    let error = flaw(of: url)
    #expect(error == .settings(.password))
    #expect(!String(reflecting: error).contains("s3cret"))
  }

  @Test(
    "what cannot be read, or hides a password that was not encoded, is refused and never repeated",
    arguments: [
      "postgresql://someone:pa/s3cret@host/db", "postgresql://someone:12/s3cret@host/db",
      "postgresql://someone:s3cret/x@host/db", "host=h pwd=s3cret", "s3cret", "postgresql://[::1/s3cret",
      "postgresql://someone:p%ZZs3cret@host", "host=h\0 s3cret", "host=h port=s3cret", "postgresql://u:s3cret?@host/db",
    ])
  func unreadable(url: String) {
    let error = flaw(of: url)
    guard case .settings = error else {
      Issue.record("\(url) was taken")
      return
    }
    #expect(!String(reflecting: error).contains("s3cret") && error?.description.contains("s3cret") == false)
  }

  @Test("a session has its limits and its ways pinned, over what the role would have")
  func pinned() throws {
    try connect().run(
      script: """
        CREATE ROLE turned LOGIN SUPERUSER;
        ALTER ROLE turned SET default_transaction_isolation = 'serializable';
        ALTER ROLE turned SET search_path = pg_temp;
        ALTER ROLE turned SET timezone = 'Asia/Tokyo';
        ALTER ROLE turned PASSWORD 'turned'
        """)
    var limits = PostgresSettings.Limits()
    limits.lock = .milliseconds(1234)
    limits.statement = .zero
    let connection = try connect(user: "turned", password: "turned", searchPath: ["public", "A\"b"], limits: limits)
    let expected = [
      ("transaction_isolation", "read committed"), ("lock_timeout", "1234ms"), ("statement_timeout", "0"),
      ("idle_in_transaction_session_timeout", "5s"), ("TimeZone", "UTC"), ("client_encoding", "UTF8"),
      ("search_path", #"public, "A""b", pg_temp"#), ("application_name", "kaiji tests"),
    ]
    for (name, value) in expected { #expect(try connection.string("SHOW \(name)") == value, "\(name)") }
    #expect(try connect().string("SHOW statement_timeout") == "30s")
  }

  @Test("a database that is not in UTF-8 is refused")
  func encoding() throws {
    try connect().run(script: "CREATE DATABASE ascii ENCODING 'SQL_ASCII' TEMPLATE template0")
    let url = try TemporaryPostgreSQL.shared().url(database: "ascii")
    let settings = try PostgresSettings(url: url, applicationName: "test", searchPath: [])
    #expect(try failure { try PostgresConnection(settings) } == .settings(.encoding))
  }

  @Test("a hospital logs in with its password, made into a verifier here, and with no other")
  func login() throws {
    let owner = try connect()
    let role = "hospital \"7\""
    let verifier = try owner.passwordVerifier(for: "correct ' horse", role: role)
    #expect(verifier.hasPrefix("SCRAM-SHA-256$") && !verifier.contains("horse"))
    try owner.run(
      script: "CREATE ROLE \(owner.quoted(identifier: role)) LOGIN PASSWORD \(owner.quoted(literal: verifier))")
    #expect(try connect(user: role, password: "correct ' horse").string("SELECT session_user::text") == role)
    let refused = try failure { try connect(user: role, password: "s3cret") }
    #expect(refused.state == .invalidPassword && refused.class == .permanent)
    #expect(!String(reflecting: refused).contains("s3cret"))
    let empty = try failure { try connect(user: role) }
    #expect(empty.class != .transient)
  }

  @Test(
    "names and literals are made safe to stand in a script", arguments: ["", "a\"b", "o'clock", "back\\slash", "字"])
  func quoting(text: String) throws {
    let connection = try connect()
    #expect(try connection.string("SELECT \(connection.quoted(literal: text))::text") == text)
    #expect(try connection.quoted(identifier: "a\"b") == "\"a\"\"b\"")
    #expect(try failure { try connection.quoted(literal: "a\0") } == .settings(.holdsNUL))
  }

  @Test(
    "where no server is, the error says so and is worth another try",
    arguments: [
      "host=/nowhere/at/all", "host=127.0.0.1 port=1", "host=127.0.0.1,127.0.0.1 port=1,2",
    ])
  func nobody(url: String) throws {
    let settings = try PostgresSettings(url: url + " user=u dbname=d", applicationName: "test", searchPath: [])
    let error = try failure { try PostgresConnection(settings) }
    guard case .unreachable(state: nil, let reason) = error else { throw error }
    #expect(!reason.isEmpty && error.class == .away)
  }

  @Test("the second host is asked where the first is away")
  func secondHost() throws {
    let folder = try TemporaryPostgreSQL.shared().socketFolder
    let url = "host=/nowhere/at/all,\(folder) user=postgres dbname=postgres"
    let connection = try PostgresConnection(PostgresSettings(url: url, applicationName: "test", searchPath: []))
    #expect(connection.isUsable)
  }

  @Test("a host that takes the connection and says nothing is given up in its own time, and the next is asked")
  func silentHost() throws {
    let silent = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(silent) }
    #expect(listen(silent, 8) == 0)
    var address = sockaddr_in()
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    unsafe withUnsafeMutablePointer(to: &address) { address in
      unsafe address.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = unsafe getsockname(silent, $0, &length) }
    }
    let folder = try TemporaryPostgreSQL.shared().socketFolder
    let url = "host=127.0.0.1,\(folder) port=\(UInt16(bigEndian: address.sin_port)),5432 user=postgres dbname=postgres"
    var limits = PostgresSettings.Limits()
    limits.connect = .milliseconds(500)
    let settings = try PostgresSettings(url: url, applicationName: "test", searchPath: [], limits: limits)
    #expect(try PostgresConnection(settings).isUsable)
  }

  @Test("an unknown database is the server's own word")
  func unknownDatabase() throws {
    let url = try TemporaryPostgreSQL.shared().url(database: "nowhere")
    let settings = try PostgresSettings(url: url, applicationName: "test", searchPath: [])
    #expect(try failure { try PostgresConnection(settings) } == .unreachable(state: .unknownDatabase, reason: ""))
  }
}
