import PostgresClient
import Testing

@Suite("Arrays")
struct ArrayTests {
  /// What PostgreSQL makes of each array, in its own notation.
  static let cases: [(PostgresValue, String)] = [
    (.bools([true, false]), "{t,f}"), (.bools([true, nil]), "{t,NULL}"),
    (.int2s([.min, .max]), "{-32768,32767}"), (.int2s([nil, 1]), "{NULL,1}"),
    (.int4s([.min, 0, .max]), "{-2147483648,0,2147483647}"), (.int4s([nil]), "{NULL}"),
    (.int8s([.min, .max]), "{-9223372036854775808,9223372036854775807}"), (.int8s([1, nil, 3]), "{1,NULL,3}"),
    (.texts(["", "a b", "NULL", "字"]), #"{"","a b","NULL",字}"#), (.texts(["x", nil]), "{x,NULL}"),
    (.byteas([[], [0, 255]]), #"{"\\x","\\x00ff"}"#), (.byteas([nil, [1]]), #"{NULL,"\\x01"}"#),
    (.uuids([PostgresUUID(high: 1, low: 2)]), "{00000000-0000-0001-0000-000000000002}"),
    (.uuids([nil]), "{NULL}"),
    (.dates([0, 20_779]), "{1970-01-01,2026-11-22}"), (.dates([nil, 0]), "{NULL,1970-01-01}"),
    (.timestamptzs([0]), #"{"1970-01-01 00:00:00+00"}"#), (.timestamptzs([nil]), "{NULL}"),
    (.allTenths([615, -5, 0]), "{61.5,-0.5,0.0}"), (.allTenths([nil, 10]), "{NULL,1.0}"),
    (.bools([]), "{}"), (.int2s([]), "{}"), (.int4s([]), "{}"), (.int8s([]), "{}"), (.texts([]), "{}"),
    (.byteas([]), "{}"), (.uuids([]), "{}"), (.dates([]), "{}"), (.timestamptzs([]), "{}"), (.allTenths([]), "{}"),
  ]

  @Test("of every type arrive, with their NULLs, empty ones too", arguments: cases.indices)
  func arrive(index: Int) throws {
    let (value, expected) = Self.cases[index]
    #expect(try connect().query("SELECT $1::text", value).first { try $0.text(0) } == expected)
  }

  @Test("carry ten thousand rows in one statement")
  func unnest() throws {
    let connection = try connect()
    try connection.run(
      script: "CREATE TEMP TABLE line (n int8 PRIMARY KEY, id uuid, name text, body bytea, score numeric(4,1))")
    let numbers = (0..<10_000).map { Int64($0) }
    let inserted = try connection.query(
      """
      INSERT INTO line (n, id, name, body, score) SELECT * FROM unnest($1, $2, $3, $4, $5) ORDER BY 1
      """,
      .int8s(numbers), .uuids(numbers.map { PostgresUUID(high: 7, low: UInt64($0)) }),
      .texts(numbers.map { $0 % 3 == 0 ? nil : "name \($0)" }),
      .byteas(numbers.map { [UInt8(truncatingIfNeeded: $0)] }), .allTenths(numbers.map { $0 % 1000 }))
    #expect(inserted.affectedRows == 10_000)

    let found = try connection.query("SELECT n, id, name, body, score FROM line ORDER BY n")
    #expect(found.rowCount == 10_000 && found.columnCount == 5)
    let wrong = try found.map { row in
      let n = try row.int64(0)
      return try row.uuid(1) == PostgresUUID(high: 7, low: UInt64(n))
        && row.optionalText(2) == (n % 3 == 0 ? nil : "name \(n)")
        && row.bytes(3) == [UInt8(truncatingIfNeeded: n)] && row.tenths(4) == n % 1000
    }.filter { !$0 }
    #expect(wrong == [])
    #expect(try connection.query("DELETE FROM line WHERE n = ANY($1)", .int8s([1, 2, 3, 20_000])).affectedRows == 3)
  }
}
