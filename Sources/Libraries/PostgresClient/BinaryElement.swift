/// A value that knows its PostgreSQL type and its binary form on the wire (big-endian).
protocol BinaryElement {
  static var type: PostgresType { get }
  func write(into bytes: inout [UInt8]) throws(ParameterFlaw)
}

extension [UInt8] {
  mutating func append<Number: FixedWidthInteger>(bigEndian number: Number) {
    var shift = Number.bitWidth
    while shift > 0 {
      shift -= 8
      append(UInt8(truncatingIfNeeded: number >> Number(shift)))
    }
  }
}

extension Bool: BinaryElement {
  static var type: PostgresType { .bool }
  func write(into bytes: inout [UInt8]) { bytes.append(self ? 1 : 0) }
}

extension Int16: BinaryElement {
  static var type: PostgresType { .int2 }
  func write(into bytes: inout [UInt8]) { bytes.append(bigEndian: self) }
}

extension Int32: BinaryElement {
  static var type: PostgresType { .int4 }
  func write(into bytes: inout [UInt8]) { bytes.append(bigEndian: self) }
}

extension Int64: BinaryElement {
  static var type: PostgresType { .int8 }
  func write(into bytes: inout [UInt8]) { bytes.append(bigEndian: self) }
}

extension String: BinaryElement {
  static var type: PostgresType { .text }
  func write(into bytes: inout [UInt8]) throws(ParameterFlaw) {
    let start = bytes.count
    bytes.append(contentsOf: utf8)
    guard !bytes[start...].contains(0) else { throw .nulInText }
  }
}

extension [UInt8]: BinaryElement {
  static var type: PostgresType { .bytea }
  func write(into bytes: inout [UInt8]) { bytes.append(contentsOf: self) }
}

extension PostgresUUID: BinaryElement {
  static var type: PostgresType { .uuid }
  func write(into bytes: inout [UInt8]) {
    bytes.append(bigEndian: high)
    bytes.append(bigEndian: low)
  }
}

struct DateElement: BinaryElement {
  let days: Int32
  static var type: PostgresType { .date }

  func write(into bytes: inout [UInt8]) throws(ParameterFlaw) {
    let (since2000, overflow) = days.subtractingReportingOverflow(PostgresEpoch.days)
    // The least number stands for -infinity.
    guard !overflow, since2000 != .min else { throw .outOfRange }
    bytes.append(bigEndian: since2000)
  }
}

struct TimestampElement: BinaryElement {
  let microseconds: Int64
  static var type: PostgresType { .timestamptz }

  func write(into bytes: inout [UInt8]) throws(ParameterFlaw) {
    let (since2000, overflow) = microseconds.subtractingReportingOverflow(PostgresEpoch.microseconds)
    guard !overflow, since2000 != .min else { throw .outOfRange }
    bytes.append(bigEndian: since2000)
  }
}
