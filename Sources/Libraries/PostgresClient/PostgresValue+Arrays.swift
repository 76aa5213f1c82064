/// Array parameters by element type. The forms with optionals send nil as NULL; a literal without nil takes the plain form.
extension PostgresValue {
  package static func bools(_ values: [Bool]) -> Self {
    .array(PostgresArray(values, width: 1) { $0 })
  }
  @_disfavoredOverload
  package static func bools(_ values: [Bool?]) -> Self {
    .array(PostgresArray(values, width: 1) { $0 })
  }

  package static func int2s(_ values: [Int16]) -> Self {
    .array(PostgresArray(values, width: 2) { $0 })
  }
  @_disfavoredOverload
  package static func int2s(_ values: [Int16?]) -> Self {
    .array(PostgresArray(values, width: 2) { $0 })
  }

  package static func int4s(_ values: [Int32]) -> Self {
    .array(PostgresArray(values, width: 4) { $0 })
  }
  @_disfavoredOverload
  package static func int4s(_ values: [Int32?]) -> Self {
    .array(PostgresArray(values, width: 4) { $0 })
  }

  package static func int8s(_ values: [Int64]) -> Self {
    .array(PostgresArray(values, width: 8) { $0 })
  }
  @_disfavoredOverload
  package static func int8s(_ values: [Int64?]) -> Self {
    .array(PostgresArray(values, width: 8) { $0 })
  }

  package static func texts(_ values: [String]) -> Self {
    .array(PostgresArray(values, width: 32) { $0 })
  }
  @_disfavoredOverload
  package static func texts(_ values: [String?]) -> Self {
    .array(PostgresArray(values, width: 32) { $0 })
  }

  package static func byteas(_ values: [[UInt8]]) -> Self {
    .array(PostgresArray(values, width: 32) { $0 })
  }
  @_disfavoredOverload
  package static func byteas(_ values: [[UInt8]?]) -> Self {
    .array(PostgresArray(values, width: 32) { $0 })
  }

  package static func uuids(_ values: [PostgresUUID]) -> Self {
    .array(PostgresArray(values, width: 16) { $0 })
  }
  @_disfavoredOverload
  package static func uuids(_ values: [PostgresUUID?]) -> Self {
    .array(PostgresArray(values, width: 16) { $0 })
  }

  /// Days since 1970-01-01.
  package static func dates(_ values: [Int32]) -> Self {
    .array(PostgresArray(values, width: 4) { DateElement(days: $0) })
  }
  @_disfavoredOverload
  package static func dates(_ values: [Int32?]) -> Self {
    .array(PostgresArray(values, width: 4) { DateElement(days: $0) })
  }

  /// Microseconds since 1970-01-01 00:00 UTC.
  package static func timestamptzs(_ values: [Int64]) -> Self {
    .array(PostgresArray(values, width: 8) { TimestampElement(microseconds: $0) })
  }
  @_disfavoredOverload
  package static func timestamptzs(_ values: [Int64?]) -> Self {
    .array(PostgresArray(values, width: 8) { TimestampElement(microseconds: $0) })
  }

  /// `numeric` values with one decimal, in tenths.
  package static func allTenths(_ values: [Int64]) -> Self {
    .array(PostgresArray(values, width: 12) { TenthsElement(tenths: $0) })
  }
  @_disfavoredOverload
  package static func allTenths(_ values: [Int64?]) -> Self {
    .array(PostgresArray(values, width: 12) { TenthsElement(tenths: $0) })
  }
}
