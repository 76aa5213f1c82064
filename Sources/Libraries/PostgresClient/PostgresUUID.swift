/// The 16 bytes of a `uuid`. Any 16 bytes will do; no version is asked for. Ordered as PostgreSQL orders them.
package struct PostgresUUID: Hashable, Sendable {
  /// The first and the last eight bytes, most significant first.
  package let high, low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Nil unless there are exactly 16 bytes.
  package init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == 16 else { return nil }
    self.high = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    self.low = bytes.suffix(8).reduce(0) { $0 << 8 | UInt64($1) }
  }

  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(bigEndian: high)
    bytes.append(bigEndian: low)
    return bytes
  }
}

extension PostgresUUID: Comparable, CustomStringConvertible {
  package static func < (one: Self, other: Self) -> Bool { (one.high, one.low) < (other.high, other.low) }

  /// As PostgreSQL writes it: 8-4-4-4-12 hexadecimal digits.
  package var description: String {
    var text = ""
    for (index, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(index) { text += "-" }
      text += String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }
    return text
  }
}
