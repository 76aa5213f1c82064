import PostgresClient
import Testing

private struct Refused: Error {}

@Suite("A transaction")
struct TransactionTests {
  private func table() throws -> PostgresConnection {
    let connection = try connect()
    try connection.run(script: "CREATE TEMP TABLE t (n int8 CONSTRAINT later UNIQUE DEFERRABLE INITIALLY DEFERRED)")
    return connection
  }

  @Test("stores what its body did and returns what it found")
  func commit() throws {
    let connection = try table()
    let answer = try connection.transaction {
      #expect(connection.isInTransaction)
      return try connection.query("INSERT INTO t VALUES (1)").affectedRows
    }
    #expect(answer == 1 && !connection.isInTransaction)
    #expect(try connection.integers("SELECT n FROM t") == [1])
  }

  @Test("stores nothing when its body throws, whatever it throws")
  func rollback() throws {
    let connection = try table()
    #expect(throws: Refused.self) {
      try connection.transaction {
        try connection.query("INSERT INTO t VALUES (1)")
        throw Refused()
      }
    }
    #expect(
      try failure { try connection.transaction { try connection.query("SELECT 1 / 0").rowCount } }.state?.code
        == "22012")
    #expect(try connection.integers("SELECT n FROM t") == [])
    #expect(!connection.isInTransaction)
  }

  @Test("whose statement failed unnoticed does not pass for stored")
  func swallowed() throws {
    let connection = try table()
    let error = try failure {
      try connection.transaction {
        try connection.query("INSERT INTO t VALUES (1)")
        do { try connection.query("SELECT 1 / 0") } catch {}
      }
    }
    #expect(error == .rolledBack)
    #expect(try connection.integers("SELECT n FROM t") == [])
  }

  @Test("that fails at COMMIT says why, and is not in doubt")
  func deferred() throws {
    let connection = try table()
    let error = try failure {
      try connection.transaction { try connection.query("INSERT INTO t VALUES (1), (1)").rowCount }
    }
    #expect(error.state == .uniqueViolation)
    #expect(try connection.integers("SELECT n FROM t") == [])
  }

  @Test("does not nest, and does not end inside its braces")
  func misuse() throws {
    let connection = try table()
    for body in [{ try connection.transaction {} }, { try connection.run(script: "COMMIT") }] {
      guard case .misuse = try failure(of: { try connection.transaction(body) }) else { throw NothingThrown() }
      #expect(!connection.isInTransaction)
    }
    guard case .misuse = try failure(of: { try connection.savepoint {} }) else { throw NothingThrown() }
  }

  @Test("keeps what stands outside a savepoint that was undone")
  func savepoint() throws {
    let connection = try table()
    try connection.transaction {
      try connection.query("INSERT INTO t VALUES (1)")
      #expect(throws: Refused.self) {
        try connection.savepoint {
          try connection.query("INSERT INTO t VALUES (2)")
          try connection.savepoint { _ = try connection.query("INSERT INTO t VALUES (3)") }
          throw Refused()
        }
      }
      #expect(
        try failure { try connection.savepoint { try connection.query("SELECT 1 / 0").rowCount } }.state?.code
          == "22012")
      // Swallowed inside, it is told at the closing brace.
      let told = try failure { try connection.savepoint { do { try connection.query("SELECT 1 / 0") } catch {} } }
      #expect(told.state == .failedTransaction)
      try connection.savepoint { _ = try connection.query("INSERT INTO t VALUES (4)") }
    }
    #expect(try connection.integers("SELECT n FROM t ORDER BY n") == [1, 4])
  }

  @Test("is READ COMMITTED whatever the session's default became")
  func isolation() throws {
    let connection = try connect()
    try connection.run(script: "SET default_transaction_isolation = 'serializable'")
    #expect(try connection.transaction { try connection.string("SHOW transaction_isolation") } == "read committed")
  }
}

@Suite("A connection that breaks")
struct LossTests {
  private func kill(_ connection: PostgresConnection) throws {
    try connect().query("SELECT pg_terminate_backend($1, 60000)", .int4(connection.serverProcess))
  }

  @Test("in a transaction is away, and says so again at the next use")
  func inTransaction() throws {
    let connection = try connect()
    let error = try failure {
      try connection.transaction {
        try kill(connection)
        return try connection.query("SELECT 1").rowCount
      }
    }
    #expect(error.class == .away && error.state == .adminShutdown)
    #expect(!connection.isUsable && !connection.isInTransaction)
    #expect(try failure { try connection.query("SELECT 1") } == .closed)
    #expect(try failure { try connection.run(script: "SELECT 1") } == .closed)
    #expect(try failure { try connection.transaction {} } == .closed)
  }

  @Test("at COMMIT leaves the outcome in doubt")
  func atCommit() throws {
    let connection = try connect()
    let error = try failure { try connection.transaction { try kill(connection) } }
    #expect(error == .inDoubt && error.class == .away)
  }

  @Test("because it was idle in a transaction is away, and certainly not stored")
  func idle() throws {
    var limits = PostgresSettings.Limits()
    limits.idleInTransaction = .milliseconds(50)
    let connection = try connect(limits: limits)
    let watcher = try connect()
    let error = try failure {
      try connection.transaction {
        // Waits until the server has ended the session.
        while try watcher.integers(
          "SELECT count(*) FROM pg_stat_activity WHERE pid = $1", .int4(connection.serverProcess)) != [0]
        {}
      }
    }
    #expect(error.state == .idleInTransactionTimeout && error.class == .away)
    #expect(!connection.isUsable)
  }

  @Test("closed by us is closed")
  func closed() throws {
    let connection = try connect()
    connection.close()
    connection.close()
    #expect(!connection.isUsable)
    #expect(try failure { try connection.query("SELECT 1") } == .closed)
  }

  @Test("gives no answer in time and is given up, with its session")
  func silence() throws {
    var limits = PostgresSettings.Limits()
    limits.grace = .milliseconds(300)
    limits.statement = .milliseconds(1)
    let connection = try connect(limits: limits)
    try connection.run(script: "SET statement_timeout = 0")
    let error = try failure { try connection.query("SELECT pg_sleep(600)::text") }
    #expect(error == .lost(statement: "SELECT pg_sleep(600)::text"))
    #expect(error.class == .away && !connection.isUsable)
    #expect(try failure { try connection.query("SELECT 1") } == .closed)
    try kill(connection)
  }

  @Test(
    "COPY ends the session rather than hang it",
    arguments: ["COPY (SELECT 1) TO STDOUT", "CREATE TEMP TABLE t (n int); COPY t FROM STDIN"])
  func copy(script: String) throws {
    let connection = try connect()
    guard case .misuse = try failure(of: { try connection.run(script: script) }) else { throw NothingThrown() }
    #expect(!connection.isUsable)
  }
}

@Suite("A limit")
struct LimitTests {
  @Test("on waiting for a lock is transient, and the session goes on")
  func lock() throws {
    let name = "lock_test"
    let holder = try connect()
    try holder.run(script: "CREATE TABLE IF NOT EXISTS \(name) (n int8)")
    var limits = PostgresSettings.Limits()
    limits.lock = .milliseconds(30)
    let waiter = try connect(limits: limits)
    try holder.transaction {
      try holder.run(script: "LOCK TABLE \(name)")
      let error = try failure { try waiter.query("SELECT n FROM \(name)") }
      #expect(error.state == .lockNotAvailable && error.class == .transient)
    }
    #expect(try waiter.integers("SELECT n FROM \(name)") == [])
  }

  @Test("on a statement is transient")
  func statement() throws {
    var limits = PostgresSettings.Limits()
    limits.statement = .milliseconds(30)
    let connection = try connect(limits: limits)
    let error = try failure { try connection.query("SELECT pg_sleep(600)::text") }
    #expect(error.state == .queryCanceled && error.class == .transient)
    #expect(connection.isUsable)
  }
}
