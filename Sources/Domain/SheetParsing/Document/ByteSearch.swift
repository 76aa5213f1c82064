/// Looks for bytes in a whole document, eight at a time.
enum ByteSearch {
  /// Where a byte first stands from a place on.
  static func first(_ byte: UInt8, _ bytes: [UInt8], from start: Int) -> Int? {
    let span = unsafe bytes.span.bytes
    var at = start
    while at + 8 <= bytes.count {
      let places = places(of: byte, in: word(span, at))
      if places != 0 { return at + places.trailingZeroBitCount / 8 }
      at += 8
    }
    while at < bytes.count {
      if bytes[at] == byte { return at }
      at += 1
    }
    return nil
  }

  /// Hands out all bytes, eight in a word; the last word ends in zeros.
  @inline(__always)
  static func forEachWord(of bytes: [UInt8], _ take: (UInt64) -> Void) {
    let span = unsafe bytes.span.bytes
    var at = 0
    while at + 8 <= bytes.count {
      take(word(span, at))
      at += 8
    }
    take(bytes[at...].reversed().reduce(0) { $0 << 8 | UInt64($1) })
  }

  /// Not 0 where a byte stands in a word, and then the lowest bit tells the first place.
  @inline(__always)
  static func places(of byte: UInt8, in word: UInt64) -> UInt64 { zeros(word ^ spread(byte)) }

  /// Whether U+FF5C ｜ stands in a text.
  static func containsWideBar(_ bytes: [UInt8]) -> Bool {
    let span = unsafe bytes.span.bytes
    var at = 0
    var found: UInt64 = 0
    while at + 10 <= bytes.count {
      found |= zeros(
        (word(span, at) ^ spread(0xEF)) | (word(span, at + 1) ^ spread(0xBD)) | (word(span, at + 2) ^ spread(0x9C)))
      at += 8
    }
    if found != 0 { return true }
    while at + 3 <= bytes.count {
      if bytes[at] == 0xEF, bytes[at + 1] == 0xBD, bytes[at + 2] == 0x9C { return true }
      at += 1
    }
    return false
  }

  /// Whether some text stands in a document, by Horspool's search: the byte under the text's last one tells how far the
  /// next place can be at least.
  static func contains(_ text: [UInt8], _ bytes: [UInt8], isPlace: (Int) -> Bool) -> Bool {
    guard let last = text.last else { return true }
    var steps = [Int](repeating: text.count, count: 256)
    for (at, byte) in text.dropLast().enumerated() { steps[Int(byte)] = text.count - 1 - at }
    var end = text.count
    while end <= bytes.count {
      let start = end - text.count
      if bytes[end - 1] == last, isPlace(start), bytes[start..<end].elementsEqual(text) { return true }
      end += steps[Int(bytes[end - 1])]
    }
    return false
  }

  /// Eight bytes, the first one lowest; the caller knows that they lie within the document.
  @inline(__always)
  private static func word(_ span: RawSpan, _ at: Int) -> UInt64 {
    // Any eight bytes make a number.
    UInt64(littleEndian: unsafe span.unsafeLoadUnaligned(fromUncheckedByteOffset: at, as: UInt64.self))
  }

  private static func spread(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

  /// Not 0 where a byte of a word is 0, and then its lowest bit is in the first such byte.
  private static func zeros(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }
}
