import LocalServices
import PostgresClient
import Testing

private let canary = "c4nary"

@Suite("An error")
struct ErrorTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let sql: String
    let state: SQLState
    let values: [PostgresValue]
    var testDescription: String { sql }
  }

  static let cases = [
    Case(sql: "INSERT INTO guarded (word) VALUES ($1)", state: .uniqueViolation, values: [.text(canary)]),
    Case(sql: "INSERT INTO guarded (word, size) VALUES ('x', $1)", state: .checkViolation, values: [.int4(-424_242)]),
    Case(
      sql: "INSERT INTO guarded (word, other) VALUES ('x', $1)", state: .foreignKeyViolation,
      values: [.text(canary + "2")]),
    Case(
      sql: "INSERT INTO guarded (word, size) VALUES ($1, NULL)", state: .notNullViolation, values: [.text(canary + "3")]
    ),
    Case(sql: "SELECT $1::int8", state: .invalidTextRepresentation, values: [.text(canary)]),
    Case(sql: "SELECT $1::jsonb", state: .invalidTextRepresentation, values: [.text(#"{"\#(canary)": nonsense}"#)]),
    Case(sql: "SELECT pg_temp.shout($1)", state: .undefinedTable, values: [.text(canary)]),
  ]

  private func guarded() throws -> PostgresConnection {
    let connection = try connect()
    try connection.run(
      script: """
        CREATE TEMP TABLE guarded (
          word text CONSTRAINT one_word PRIMARY KEY, size int4 NOT NULL DEFAULT 1 CONSTRAINT some_size CHECK (size > 0),
          other text CONSTRAINT known REFERENCES guarded);
        CREATE FUNCTION pg_temp.shout(text) RETURNS void LANGUAGE plpgsql AS
          $$ BEGIN RAISE 'value %', $1 USING errcode = '42P01', detail = $1, hint = $1; END $$;
        DO $$ BEGIN RAISE WARNING 'a warning is not printed'; END $$
        """)
    try connection.query("INSERT INTO guarded (word) VALUES ($1)", .text(canary))
    return connection
  }

  @Test("tells its state and the statement, and never a value", arguments: cases)
  func secrecy(of example: Case) throws {
    let connection = try guarded()
    let error = try failure { try connection.query(example.sql, parameters: example.values) }
    guard case .server(let report) = error else { throw error }
    #expect(report.state == example.state)
    #expect(report.statement == example.sql)
    #expect(error.class == .permanent)
    for text in [error.description, "\(error)", String(reflecting: error)] {
      #expect(!text.contains(canary) && !text.contains("424242"))
      #expect(text.contains(example.state.code))
    }
    #expect(try connection.integers("SELECT 1::int8") == [1])
  }

  @Test("names the constraint, the table and the column")
  func names() throws {
    let connection = try guarded()
    let unique = try failure { try connection.query("INSERT INTO guarded VALUES ($1)", .text(canary)) }
    guard case .server(let report) = unique else { throw unique }
    #expect(report.constraint == "one_word" && report.table == "guarded" && report.severity == "ERROR")
    let missing = try failure { try connection.query("INSERT INTO guarded VALUES ($1, NULL)", .text("y")) }
    guard case .server(let report) = missing else { throw missing }
    #expect(report.column == "size")
  }

  @Test("about a statement's own words tells what and where")
  func syntax() throws {
    let error = try failure { try connect().query("SELECT nonsense FROM nowhere") }
    guard case .server(let report) = error else { throw error }
    #expect(report.message == #"relation "nowhere" does not exist"# && report.position == 22)
  }

  @Test("in a script tells which statement it was, and nothing of its text")
  func script() throws {
    let connection = try connect()
    let words = [
      "SELECT 1; SELECT 2; SELECT '\(canary)'::int8", "SELECT '\(canary)", "CREATE ROLE r PASSWORD \(canary)",
    ]
    for script in words {
      let error = try failure { try connection.run(script: script) }
      #expect(!error.description.contains(canary) && !String(reflecting: error).contains(canary))
      #expect(error.description.contains("of a script"))
    }
    #expect(try failure { try connection.run(script: words[0]) }.description.contains("statement 3 of a script"))
  }

  @Test(
    "knows whether to try again",
    arguments: [
      ("40001", PostgresError.Class.transient), ("40P01", .transient), ("55P03", .transient), ("57014", .transient),
      ("57P01", .away), ("57P02", .away), ("57P03", .away), ("53300", .away), ("08006", .away), ("25P03", .away),
      ("25006", .away), ("53100", .away), ("58030", .away), ("23505", .permanent), ("XX000", .permanent),
      ("42501", .permanent),
    ])
  func classes(code: String, expected: PostgresError.Class) throws {
    let connection = try connect()
    try connection.run(
      script:
        "CREATE FUNCTION pg_temp.fail() RETURNS void LANGUAGE plpgsql AS $$ BEGIN RAISE SQLSTATE '\(code)'; END $$")
    let error = try failure { try connection.query("SELECT pg_temp.fail()") }
    #expect(error.state?.code == code && error.class == expected)
  }

  @Test("a SQLSTATE has five digits or capitals", arguments: ["", "2350", "235050", "2350a", "23 05", "２３５０５"])
  func states(text: String) { #expect(SQLState(text) == nil) }
}
