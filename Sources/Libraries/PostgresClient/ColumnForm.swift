/// How a column's binary form becomes a Swift value, and which types have that form.
struct ColumnForm<Value>: Sendable {
  let wanted: String
  let types: [PostgresType]
  let read: @Sendable (Span<UInt8>) throws(ColumnFlaw.Kind) -> Value
}

extension ColumnForm<Bool> {
  static let bool = ColumnForm(wanted: "bool", types: [.bool]) { bytes throws(ColumnFlaw.Kind) in
    try bytes.number(UInt8.self) != 0
  }
}

extension ColumnForm<Int16> {
  static let int16 = ColumnForm(wanted: "int2", types: [.int2]) { bytes throws(ColumnFlaw.Kind) in
    try bytes.number(Int16.self)
  }
}

extension ColumnForm<Int32> {
  static let int32 = ColumnForm(wanted: "int4", types: [.int4]) { bytes throws(ColumnFlaw.Kind) in
    try bytes.number(Int32.self)
  }

  static let date = ColumnForm(wanted: "date", types: [.date]) { bytes throws(ColumnFlaw.Kind) in
    let since2000 = try bytes.number(Int32.self)
    // The two outermost numbers stand for the infinities.
    guard since2000 != .min, since2000 != .max else { throw .outOfRange }
    let (days, overflow) = since2000.addingReportingOverflow(PostgresEpoch.days)
    guard !overflow else { throw .outOfRange }
    return days
  }
}

extension ColumnForm<Int64> {
  static let int64 = ColumnForm(wanted: "int8", types: [.int8]) { bytes throws(ColumnFlaw.Kind) in
    try bytes.number(Int64.self)
  }

  static let timestamp = ColumnForm(wanted: "timestamptz", types: [.timestamptz]) { bytes throws(ColumnFlaw.Kind) in
    let since2000 = try bytes.number(Int64.self)
    guard since2000 != .min, since2000 != .max else { throw .outOfRange }
    let (microseconds, overflow) = since2000.addingReportingOverflow(PostgresEpoch.microseconds)
    guard !overflow else { throw .outOfRange }
    return microseconds
  }

  static let tenths = ColumnForm(wanted: "numeric with one decimal", types: [.numeric]) {
    bytes throws(ColumnFlaw.Kind) in
    try TenthsElement(reading: bytes).tenths
  }
}

extension ColumnForm<String> {
  static let text = ColumnForm(wanted: "text", types: [.text, .varchar, .bpchar, .name]) {
    bytes throws(ColumnFlaw.Kind) in
    do {
      return String(copying: try UTF8Span(validating: bytes))
    } catch {
      throw ColumnFlaw.Kind.damaged
    }
  }
}

extension ColumnForm<[UInt8]> {
  static let bytes = ColumnForm(wanted: "bytea", types: [.bytea]) { bytes throws(ColumnFlaw.Kind) in
    unsafe bytes.withUnsafeBufferPointer { unsafe Array($0) }
  }
}

extension ColumnForm<PostgresUUID> {
  static let uuid = ColumnForm(wanted: "uuid", types: [.uuid]) { bytes throws(ColumnFlaw.Kind) in
    guard bytes.count == 16 else { throw .damaged }
    return PostgresUUID(high: bytes.bigEndian(at: 0), low: bytes.bigEndian(at: 8))
  }
}

extension Span<UInt8> {
  /// The big-endian number at a place that is known to lie inside.
  func bigEndian<Number: FixedWidthInteger>(at start: Int, as: Number.Type = Number.self) -> Number {
    var number: Number = 0
    for index in start..<start + Number.bitWidth / 8 { number = number << 8 | Number(truncatingIfNeeded: self[index]) }
    return number
  }

  /// The whole span as one number.
  fileprivate func number<Number: FixedWidthInteger>(_: Number.Type) throws(ColumnFlaw.Kind) -> Number {
    guard count == Number.bitWidth / 8 else { throw .damaged }
    return bigEndian(at: 0)
  }
}
