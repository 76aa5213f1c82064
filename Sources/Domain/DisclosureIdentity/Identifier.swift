/// A 16-byte id (a UUID of version 8): the hash of what it names, never drawn.
package struct Identifier: Sendable, Hashable, Comparable {
  package let high: UInt64
  package let low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// The first 16 bytes of a hash, with version 8 and variant 10.
  package init(_ hash: ContentHash) {
    high = hash.words.0 & 0xFFFF_FFFF_FFFF_0FFF | 0x8000
    low = hash.words.1 & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
  }

  /// Nil unless there are 16 bytes.
  package init?(bytes: [UInt8]) {
    guard bytes.count == 16 else { return nil }
    high = bytes[0..<8].reduce(0) { $0 << 8 | UInt64($1) }
    low = bytes[8..<16].reduce(0) { $0 << 8 | UInt64($1) }
  }

  package var bytes: [UInt8] { bigEndian(high) + bigEndian(low) }

  package static func < (left: Identifier, right: Identifier) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}

extension Identifier: CustomStringConvertible {
  /// Lower case, with hyphens.
  package var description: String {
    let hex = Array(hexadecimal(bytes).utf8)
    return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(decoding: hex[$0], as: UTF8.self) }
      .joined(separator: "-")
  }

  /// Reads the form with hyphens, in either case.
  package init?(_ text: String) {
    let characters = Array(text.utf8)
    guard characters.count == 36, [8, 13, 18, 23].allSatisfy({ characters[$0] == UInt8(ascii: "-") }),
      let bytes = bytesOf(hexadecimal: characters.filter { $0 != UInt8(ascii: "-") })
    else { return nil }
    self.init(bytes: bytes)
  }
}
