import PostgresClient
import Testing

@Suite("Reading a result")
struct ResultTests {
  @Test("a NULL, another type or a column too far is an error that names the column")
  func wrongReads() throws {
    let result = try connect().query("SELECT 1::int8 AS number, NULL::text AS nothing, 'canary'::text AS word")
    let cases: [(PostgresError, ColumnFlaw)] = try [
      (failure { try result.first { try $0.text(1) } }, .init(kind: .null, column: "nothing", wanted: "text")),
      (failure { try result.first { try $0.int32(0) } }, .init(kind: .isOfType(20), column: "number", wanted: "int4")),
      (failure { try result.first { try $0.bytes(2) } }, .init(kind: .isOfType(25), column: "word", wanted: "bytea")),
      (
        failure { try result.first { try $0.optionalUuid(1) } },
        .init(kind: .isOfType(25), column: "nothing", wanted: "uuid")
      ),
      (failure { try result.first { try $0.int64(3) } }, .init(kind: .noSuchColumn, column: "3", wanted: "int8")),
      (failure { try result.first { try $0.int64(-1) } }, .init(kind: .noSuchColumn, column: "-1", wanted: "int8")),
      (
        failure { try result.first { try $0.int64(.max) } },
        .init(kind: .noSuchColumn, column: "\(Int.max)", wanted: "int8")
      ),
    ]
    for (error, flaw) in cases {
      #expect(error == .column(flaw))
      #expect(!error.description.contains("canary"))
      #expect(error.class == .permanent)
    }
  }

  @Test("text is read from all of PostgreSQL's text types")
  func textTypes() throws {
    let result = try connect().query("SELECT 'a'::text, 'b'::varchar, 'c'::char(2), 'd'::name")
    #expect(try result.first { try [$0.text(0), $0.text(1), $0.text(2), $0.text(3)] } == ["a", "b", "c ", "d"])
  }

  @Test("no row is none, and affected rows are counted")
  func counts() throws {
    let connection = try connect()
    try connection.run(script: "CREATE TEMP TABLE t (n int8)")
    #expect(try connection.query("SELECT 1::int8 WHERE false").first { try $0.int64(0) } == nil)
    #expect(try connection.query("INSERT INTO t SELECT generate_series(1, 7)").affectedRows == 7)
    #expect(try connection.query("UPDATE t SET n = n WHERE n > $1", .int8(5)).affectedRows == 2)
    #expect(try connection.query("UPDATE t SET n = n WHERE n > $1", .int8(50)).affectedRows == 0)
    #expect(try connection.query("ANALYZE t").affectedRows == 0)
  }
}
