/// What of a question counts: letters, digits, kana and kanji in half width and lower case.
///
/// White space, signs and the long-vowel mark, which people write or leave out (サーバ, サーバー), are no letters.
enum QuestionLetters {
  /// Writes the letters one behind the other; there are at most as many as the question has bytes.
  ///
  /// - Returns: the place behind the last one.
  static func write(_ question: String, into letters: inout MutableSpan<UInt32>, from start: Int) -> Int {
    let bytes = question.utf8Span.span
    var (at, end) = (0, start)
    while at < bytes.count {
      let (scalar, width) = scalar(bytes, at)
      at += width
      let folded = FoldedText.folded(scalar)
      var letter = folded
      switch folded {
      case 0x3041...0x3096, 0x30A1...0x30FA, 0x3400...0x9FFF: break
      case 0x30...0x39, 0x61...0x7A, 0x3005, 0xF900...0xFAFF, 0x20000...0x3FFFF: break
      case 0xFF66...0xFF9D where folded != 0xFF70: letter = wideKana[Int(folded) - 0xFF66]
      // Sound marks of half-width kana, or apart from their kana: ｶﾞ is ガ.
      case 0x3099, 0x309B, 0xFF9E, 0x309A, 0x309C, 0xFF9F:
        let isVoiced = folded == 0x3099 || folded == 0x309B || folded == 0xFF9E
        if end > start { end -= 1 } else { letters[end] = 0 }
        letter = letters[end] + (isVoiced ? 1 : 2)
      default: continue
      }
      letters[end] = letter
      end += 1
    }
    return end
  }

  /// A string's own bytes are valid UTF-8.
  @inline(__always)
  private static func scalar(_ bytes: Span<UInt8>, _ at: Int) -> (value: UInt32, width: Int) {
    // Most are kana and kanji.
    if at + 2 < bytes.count, bytes[at] & 0xF0 == 0xE0 {
      return (UInt32(bytes[at] & 0xF) << 12 | UInt32(bytes[at + 1] & 0x3F) << 6 | UInt32(bytes[at + 2] & 0x3F), 3)
    }
    return anyScalar(bytes, at)
  }

  private static func anyScalar(_ bytes: Span<UInt8>, _ at: Int) -> (value: UInt32, width: Int) {
    func next(_ offset: Int) -> UInt32 { at + offset < bytes.count ? UInt32(bytes[at + offset] & 0x3F) : 0 }
    let lead = UInt32(bytes[at])
    if lead < 0x80 { return (lead, 1) }
    if lead < 0xE0 { return ((lead & 0x1F) << 6 | next(1), 2) }
    if lead < 0xF0 { return ((lead & 0xF) << 12 | next(1) << 6 | next(2), 3) }
    return ((lead & 0x7) << 18 | next(1) << 12 | next(2) << 6 | next(3), 4)
  }

  /// U+FF66 ｦ to U+FF9D ﾝ in full width.
  private static let wideKana = "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン"
    .unicodeScalars.map(\.value)
}
