internal import CLibPQ

/// One row of a result, lent while it is read: columns by their number from 0, each with a form for what may be NULL.
///
/// - Throws: `.column` for another type, a NULL where a value was wanted, or a number too large; it names the column.
@safe package struct PostgresRow: ~Copyable {
  private let result: OpaquePointer
  private let index: Int32

  /// The result outlives the row, since rows are only ever lent by it.
  init(_ result: OpaquePointer, _ index: Int) {
    unsafe self.result = result
    self.index = Int32(truncatingIfNeeded: index)
  }

  package func bool(_ column: Int) throws(PostgresError) -> Bool { try value(column, .bool) }
  package func optionalBool(_ column: Int) throws(PostgresError) -> Bool? { try optional(column, .bool) }

  /// An `int2`.
  package func int16(_ column: Int) throws(PostgresError) -> Int16 { try value(column, .int16) }
  package func optionalInt16(_ column: Int) throws(PostgresError) -> Int16? { try optional(column, .int16) }

  /// An `int4`.
  package func int32(_ column: Int) throws(PostgresError) -> Int32 { try value(column, .int32) }
  package func optionalInt32(_ column: Int) throws(PostgresError) -> Int32? { try optional(column, .int32) }

  /// An `int8`.
  package func int64(_ column: Int) throws(PostgresError) -> Int64 { try value(column, .int64) }
  package func optionalInt64(_ column: Int) throws(PostgresError) -> Int64? { try optional(column, .int64) }

  /// A `text`, `varchar`, `char(n)` or `name`.
  package func text(_ column: Int) throws(PostgresError) -> String { try value(column, .text) }
  package func optionalText(_ column: Int) throws(PostgresError) -> String? { try optional(column, .text) }

  /// A `bytea`.
  package func bytes(_ column: Int) throws(PostgresError) -> [UInt8] { try value(column, .bytes) }
  package func optionalBytes(_ column: Int) throws(PostgresError) -> [UInt8]? { try optional(column, .bytes) }

  package func uuid(_ column: Int) throws(PostgresError) -> PostgresUUID { try value(column, .uuid) }
  package func optionalUuid(_ column: Int) throws(PostgresError) -> PostgresUUID? { try optional(column, .uuid) }

  /// Days since 1970-01-01.
  package func date(_ column: Int) throws(PostgresError) -> Int32 { try value(column, .date) }
  package func optionalDate(_ column: Int) throws(PostgresError) -> Int32? { try optional(column, .date) }

  /// Microseconds since 1970-01-01 00:00 UTC, of a `timestamptz`.
  package func timestamp(_ column: Int) throws(PostgresError) -> Int64 { try value(column, .timestamp) }
  package func optionalTimestamp(_ column: Int) throws(PostgresError) -> Int64? { try optional(column, .timestamp) }

  /// A `numeric` that is a whole number of tenths: 61.5 is 615.
  package func tenths(_ column: Int) throws(PostgresError) -> Int64 { try value(column, .tenths) }
  package func optionalTenths(_ column: Int) throws(PostgresError) -> Int64? { try optional(column, .tenths) }

  private func value<Value>(_ column: Int, _ form: ColumnForm<Value>) throws(PostgresError) -> Value {
    guard let value = try optional(column, form) else { throw flaw(.null, column, form) }
    return value
  }

  private func optional<Value>(_ column: Int, _ form: ColumnForm<Value>) throws(PostgresError) -> Value? {
    guard column >= 0, unsafe column < Int(PQnfields(result)) else { throw flaw(.noSuchColumn, column, form) }
    let number = Int32(column)
    let type = unsafe PQftype(result, number)
    guard form.types.contains(where: { $0.rawValue == type }) else { throw flaw(.isOfType(type), column, form) }
    guard unsafe PQgetisnull(result, index, number) == 0 else { return nil }
    guard unsafe PQfformat(result, number) == 1, let start = unsafe PQgetvalue(result, index, number) else {
      throw flaw(.damaged, column, form)
    }
    let length = unsafe Int(PQgetlength(result, index, number))
    let bytes = unsafe UnsafeRawBufferPointer(start: start, count: length).bindMemory(to: UInt8.self)
    do {
      return try form.read(unsafe bytes.span)
    } catch {
      throw flaw(error, column, form)
    }
  }

  private func flaw<Value>(_ kind: ColumnFlaw.Kind, _ column: Int, _ form: ColumnForm<Value>) -> PostgresError {
    let name = unsafe PQfname(result, Int32(truncatingIfNeeded: column)).map { unsafe String(cString: $0) }
    return .column(ColumnFlaw(kind: kind, column: name ?? "\(column)", wanted: form.wanted))
  }
}
