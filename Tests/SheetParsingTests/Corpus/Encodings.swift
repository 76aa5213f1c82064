import TextEncodings

/// How a text is written to bytes: an encoding, with or without a byte order mark.
struct WrittenEncoding: Sendable {
  let encoding: TextEncoding
  let hasMark: Bool

  static let all = [
    WrittenEncoding(encoding: .utf8, hasMark: false), WrittenEncoding(encoding: .utf8, hasMark: true),
    WrittenEncoding(encoding: .utf16LittleEndian, hasMark: true),
    WrittenEncoding(encoding: .utf16BigEndian, hasMark: true),
    WrittenEncoding(encoding: .utf16LittleEndian, hasMark: false),
    WrittenEncoding(encoding: .utf16BigEndian, hasMark: false), WrittenEncoding(encoding: .cp932, hasMark: false),
    WrittenEncoding(encoding: .eucJP, hasMark: false), WrittenEncoding(encoding: .iso2022JP, hasMark: false),
  ]

  /// UTF-8, and some others.
  static func some(_ count: Int, using random: inout some RandomNumberGenerator) -> [WrittenEncoding] {
    Array(all.prefix(1)) + all.dropFirst().shuffled(using: &random).prefix(count)
  }

  /// Nil where the encoding has no such character: ✓ is none of JIS.
  func bytes(_ text: String) -> [UInt8]? {
    let utf8 = Array(((hasMark ? "\u{FEFF}" : "") + text).utf8)
    guard encoding != .utf8 else { return utf8 }
    guard let converter = TextConverter(encoding, .fromUTF8), let bytes = try? converter.convert(utf8) else {
      return nil
    }
    // The converter may know a character that JIS has not, and write it with an escape of its own.
    return bytes
  }
}
