/// Text as a JSON string that is safe to look at in a terminal.
///
/// Besides what JSON demands, control characters, line separators and marks that turn the writing direction are
/// escaped: a text from outside must not move the cursor or rearrange what the operator reads.
enum JSONEscape {
  /// - Parameter most: how many bytes of escaped text are written before it is cut, with `…` at the cut.
  static func quote(_ text: String, atMost most: Int, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    let limit = bytes.count + most
    for scalar in text.unicodeScalars {
      let before = bytes.count
      put(scalar, into: &bytes)
      guard bytes.count > limit else { continue }
      bytes.removeSubrange(before...)
      bytes += "…".utf8
      break
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func put(_ scalar: Unicode.Scalar, into bytes: inout [UInt8]) {
    switch scalar {
    case "\"": bytes += "\\\"".utf8
    case "\\": bytes += "\\\\".utf8
    case "\n": bytes += "\\n".utf8
    case "\t": bytes += "\\t".utf8
    case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{61C}", "\u{200B}"..."\u{200F}", "\u{2028}"..."\u{202E}",
      "\u{2066}"..."\u{2069}", "\u{FEFF}":
      let digits = String(scalar.value, radix: 16)
      bytes += "\\u".utf8
      bytes += repeatElement(UInt8(ascii: "0"), count: max(0, 4 - digits.utf8.count))
      bytes += digits.utf8
    default: bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    }
  }
}
