import PostgresClient
import Testing

@Suite("Values go to PostgreSQL and come back")
struct ValueTests {
  @Test("bool", arguments: [true, false, nil])
  func bool(value: Bool?) throws {
    #expect(try connect().query("SELECT $1", .bool(value)).first { try $0.optionalBool(0) } == .some(value))
  }

  @Test("int2", arguments: [0, 1, -1, .max, .min, nil] as [Int16?])
  func int2(value: Int16?) throws {
    #expect(try connect().query("SELECT $1", .int2(value)).first { try $0.optionalInt16(0) } == .some(value))
  }

  @Test("int4", arguments: [0, 1, -1, .max, .min, nil] as [Int32?])
  func int4(value: Int32?) throws {
    #expect(try connect().query("SELECT $1", .int4(value)).first { try $0.optionalInt32(0) } == .some(value))
  }

  @Test("int8", arguments: [0, 1, -1, .max, .min, nil] as [Int64?])
  func int8(value: Int64?) throws {
    #expect(try connect().query("SELECT $1", .int8(value)).first { try $0.optionalInt64(0) } == .some(value))
  }

  @Test("text, scalar by scalar", arguments: ["", "a", "ﾊﾟ", "ハ\u{309A}", "\u{1}\u{7F}\u{10FFFF}", "'\"\\$1", nil])
  func text(value: String?) throws {
    let back = try connect().query("SELECT $1", .text(value)).first { try $0.optionalText(0) }
    #expect(back.map { $0.map { Array($0.utf8) } } == .some(value.map { Array($0.utf8) }))
  }

  @Test("bytea", arguments: [[], [0], [0, 255, 0], [UInt8](repeating: 7, count: 1 << 20), nil])
  func bytea(value: [UInt8]?) throws {
    #expect(try connect().query("SELECT $1", .bytea(value)).first { try $0.optionalBytes(0) } == .some(value))
  }

  @Test(
    "uuid",
    arguments: [
      PostgresUUID(high: 0, low: 0), PostgresUUID(high: .max, low: .max),
      PostgresUUID(high: 0x0123_4567_89AB_CDEF, low: 0xFEDC_BA98_7654_3210), nil,
    ])
  func uuid(value: PostgresUUID?) throws {
    try connect().query("SELECT $1, $1::text", .uuid(value)).forEach { row throws in
      #expect(try row.optionalUuid(0) == value)
      #expect(try row.optionalText(1) == value?.description)
      #expect(try value == row.optionalUuid(0).flatMap { PostgresUUID($0.bytes) })
    }
  }

  @Test(
    "date, as days since 1970",
    arguments: [
      ("1970-01-01", 0), ("2000-01-01", 10_957), ("1969-12-31", -1), ("2026-11-22", 20_779), ("0001-01-01", -719_162),
      ("5874897-12-31", 2_145_042_541 + 10_957 - 10_957),
    ] as [(String, Int32)])
  func date(text: String, days: Int32) throws {
    try connect().query("SELECT $1::date, $2, $2::text", .text(text), .date(days)).forEach { row throws in
      if text.utf8.count == 10 { #expect(try row.date(0) == days) }
      #expect(try row.date(1) == days)
      if text.utf8.count == 10 { #expect(try row.text(2) == text) }
    }
  }

  @Test(
    "timestamptz, as microseconds since 1970",
    arguments: [
      ("1970-01-01 00:00:00+00", 0), ("2000-01-01 00:00:00+00", 946_684_800_000_000),
      ("1969-12-31 23:59:59.999999+00", -1), ("2026-11-22 03:04:05.000006+00", 1_795_316_645_000_006),
    ] as [(String, Int64)])
  func timestamp(text: String, microseconds: Int64) throws {
    try connect().query("SELECT $1::timestamptz, $2, $2::text", .text(text), .timestamptz(microseconds)).forEach {
      row throws in
      #expect(try row.timestamp(0) == microseconds)
      #expect(try row.timestamp(1) == microseconds)
      #expect(try row.text(2) == text)
    }
  }

  @Test(
    "numeric with one decimal, as tenths",
    arguments: [
      (0, "0.0"), (615, "61.5"), (-615, "-61.5"), (5, "0.5"), (-5, "-0.5"), (10, "1.0"), (1000, "100.0"),
      (100_000, "10000.0"), (99_999, "9999.9"), (1_000_000_005, "100000000.5"), (.max, "922337203685477580.7"),
      (.min, "-922337203685477580.8"), (1_234_567_890_123_456_789, "123456789012345678.9"),
    ] as [(Int64, String)])
  func tenths(value: Int64, text: String) throws {
    try connect().query(
      "SELECT $1, $1::text, $2::numeric, $2::numeric * 1.0000, $3", .tenths(value), .text(text), .tenths(nil)
    ).forEach {
      row throws in
      #expect(try row.tenths(0) == value)
      #expect(try row.text(1) == text)
      #expect(try row.tenths(2) == value)
      #expect(try row.tenths(3) == value)
      #expect(try row.optionalTenths(4) == nil)
    }
  }

  @Test(
    "a number that is no tenth, or too large for one, is an error and not another number",
    arguments: ["0.05", "61.51", "NaN", "Infinity", "-Infinity", "922337203685477580.8", "1e40", "1e-40"])
  func noTenths(text: String) throws {
    let error = try failure { try connect().query("SELECT $1::numeric AS n", .text(text)).map { try $0.tenths(0) } }
    guard case .column(let flaw) = error else { throw error }
    #expect(flaw.kind == .outOfRange && flaw.column == "n")
  }

  @Test("the infinities of dates and times are errors, not days", arguments: ["infinity", "-infinity"])
  func infinities(text: String) throws {
    let connection = try connect()
    let result = try connection.query("SELECT $1::date AS d, $1::timestamptz AS t", .text(text))
    for error in try [
      failure { try result.first { try $0.date(0) } }, failure { try result.first { try $0.timestamp(1) } },
    ] {
      guard case .column(let flaw) = error else { throw error }
      #expect(flaw.kind == .outOfRange)
    }
  }

  @Test("what cannot be sent is refused by number, and the session goes on")
  func refusedParameters() throws {
    let connection = try connect()
    let cases: [(PostgresValue, ParameterFlaw)] = [
      (.text("can\0ary"), .nulInText), (.texts(["a", "\0"]), .nulInText), (.date(.min), .outOfRange),
      (.timestamptz(.min), .outOfRange), (.dates([0, .min, 0]), .outOfRange),
    ]
    for (value, flaw) in cases {
      let sql = "SELECT $1, $2"
      #expect(
        try failure { try connection.query(sql, .int8(1), value) } == .parameter(number: 2, flaw, statement: sql))
    }
    #expect(try connection.integers("SELECT $1", .int8(5)) == [5])
  }

  @Test("more parameters than the protocol counts are refused")
  func tooMany() throws {
    let connection = try connect()
    let values = [PostgresValue](repeating: .int8(1), count: 65_536)
    guard case .parameter(_, .tooLarge, _) = try failure(of: { try connection.query("SELECT 1", parameters: values) })
    else { throw NothingThrown() }
    #expect(connection.isUsable)
  }
}

func failure<Answer>(_ body: () throws -> Answer) throws -> PostgresError { try failure(of: body) }
