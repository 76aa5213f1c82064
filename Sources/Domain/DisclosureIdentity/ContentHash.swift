/// The SHA-256 of what it names.
package struct ContentHash: Sendable, Hashable {
  let words: (UInt64, UInt64, UInt64, UInt64)

  /// Nil unless there are 32 bytes.
  package init?(bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    func word(_ at: Int) -> UInt64 { bytes[at..<at + 8].reduce(0) { $0 << 8 | UInt64($1) } }
    words = (word(0), word(8), word(16), word(24))
  }

  package var bytes: [UInt8] {
    bigEndian(words.0) + bigEndian(words.1) + bigEndian(words.2) + bigEndian(words.3)
  }

  package static func == (left: ContentHash, right: ContentHash) -> Bool { left.words == right.words }

  package func hash(into hasher: inout Hasher) { hasher.combine(words.0) }
}

extension ContentHash: Comparable {
  package static func < (left: ContentHash, right: ContentHash) -> Bool { left.words < right.words }
}

extension ContentHash: CustomStringConvertible {
  /// Lower-case hex.
  package var description: String { hexadecimal(bytes) }

  package init?(hexadecimal text: String) {
    guard let bytes = bytesOf(hexadecimal: Array(text.utf8)) else { return nil }
    self.init(bytes: bytes)
  }
}

func bigEndian(_ word: UInt64) -> [UInt8] { (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * $0)) } }

package func hexadecimal(_ bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var text: [UInt8] = []
  text.reserveCapacity(2 * bytes.count)
  for byte in bytes {
    text.append(digits[Int(byte >> 4)])
    text.append(digits[Int(byte & 15)])
  }
  return String(decoding: text, as: UTF8.self)
}

func bytesOf(hexadecimal text: [UInt8]) -> [UInt8]? {
  func nibble(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
  guard text.count.isMultiple(of: 2) else { return nil }
  var bytes: [UInt8] = []
  for at in stride(from: 0, to: text.count, by: 2) {
    guard let high = nibble(text[at]), let low = nibble(text[at + 1]) else { return nil }
    bytes.append(high << 4 | low)
  }
  return bytes
}
