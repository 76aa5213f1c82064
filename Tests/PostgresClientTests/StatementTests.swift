import PostgresClient
import Testing

@Suite("Statements")
struct StatementTests {
  private func prepared(_ connection: PostgresConnection) throws -> [String] {
    try connection.query("SELECT statement FROM pg_prepared_statements ORDER BY prepare_time").map { try $0.text(0) }
  }

  @Test("are prepared once for each text and set of types")
  func once() throws {
    let connection = try connect()
    for number in 0..<5 { #expect(try connection.integers("SELECT $1", .int8(Int64(number))) == [Int64(number)]) }
    for word in ["a", "b"] { try connection.query("SELECT $1", .text(word)) }
    #expect(try prepared(connection).filter { $0 == "SELECT $1" }.count == 2)
  }

  @Test("are kept up to a bound, the longest unused goes")
  func bound() throws {
    var limits = PostgresSettings.Limits()
    limits.preparedStatements = 3
    let connection = try connect(limits: limits)
    for number in [1, 2, 3, 1, 4] {
      #expect(try connection.integers("SELECT \(number)::int8") == [Int64(number)])
    }
    let names = try prepared(connection)
    #expect(names.count == 3 && names.contains("SELECT 1::int8") && names.contains("SELECT 4::int8"))
  }

  @Test("that failed to be prepared are not remembered")
  func failedOnes() throws {
    let connection = try connect()
    let sql = "SELECT n FROM late"
    #expect(try failure { try connection.query(sql) }.state == .undefinedTable)
    try connection.run(script: "CREATE TEMP TABLE late (n int8); INSERT INTO late VALUES (1)")
    #expect(try connection.integers(sql) == [1])
  }

  @Test("whose table changed its shape, or that were deallocated, are prepared afresh at the next call")
  func changed() throws {
    let connection = try connect()
    try connection.run(script: "CREATE TEMP TABLE shape (n int8); INSERT INTO shape VALUES (1)")
    let sql = "SELECT * FROM shape"
    #expect(try connection.query(sql).columnCount == 1)
    try connection.run(script: "ALTER TABLE shape ADD m int8")
    #expect(try failure { try connection.query(sql) }.state == .featureNotSupported)
    #expect(try connection.query(sql).columnCount == 2)
    try connection.run(script: "DEALLOCATE ALL")
    #expect(try failure { try connection.query(sql) }.state == .unknownPreparedStatement)
    #expect(try connection.query(sql).columnCount == 2)
  }

  @Test("in a script run in order, as one transaction")
  func script() throws {
    let connection = try connect()
    try connection.run(script: "CREATE TEMP TABLE s (n int8); INSERT INTO s VALUES (1); INSERT INTO s VALUES (2);")
    #expect(try connection.integers("SELECT n FROM s ORDER BY n") == [1, 2])
    #expect(try failure { try connection.run(script: "DELETE FROM s; SELECT 1 / 0") }.state?.code == "22012")
    #expect(try connection.integers("SELECT n FROM s ORDER BY n") == [1, 2])
    try connection.run(script: "")
  }

  @Test("hold no NUL and speak no COPY, and more than one is for scripts")
  func refusals() throws {
    let connection = try connect()
    guard case .misuse = try failure(of: { try connection.query("SELECT 1\0") }) else { throw NothingThrown() }
    guard case .misuse = try failure(of: { try connection.run(script: "SELECT 1\0") }) else { throw NothingThrown() }
    #expect(try failure { try connection.query("SELECT 1; SELECT 2") }.state?.code == "42601")
    #expect(connection.isUsable)
  }
}
