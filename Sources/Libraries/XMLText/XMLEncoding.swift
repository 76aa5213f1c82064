/// What is checked before the first tag is read: bytes that are UTF-8, and characters that XML has.
enum XMLEncoding {
  /// The place where the text begins, behind a byte order mark.
  static func check(_ input: [UInt8]) throws(XMLError) -> Int {
    let isWide = [[0xFE, 0xFF], [0xFF, 0xFE], [0x00], [0x3C, 0x00]].contains { input.starts(with: $0) }
    guard !isWide else { throw XMLError(.encoding, offset: 0) }
    do {
      _ = try UTF8Span(validating: input.span)
    } catch {
      throw XMLError(.invalidUTF8, offset: error.byteOffsets.lowerBound)
    }
    if let offset = firstIllegal(input) { throw XMLError(.character, offset: offset) }
    return input.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The place of the first character that XML does not have, in bytes that are UTF-8.
  private static func firstIllegal(_ input: [UInt8]) -> Int? {
    var at = 0
    while at < input.count {
      at = unsafe input.withUnsafeBytes { unsafe plainEnd($0, from: at) }
      // Where one byte is not plain, those behind it seldom are.
      let end = min(at + 32, input.count)
      while at < end {
        let byte = input[at]
        if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { return at }
        if byte == 0xEF, at + 2 < input.count, input[at + 1] == 0xBF, input[at + 2] >= 0xBE { return at }
        at += 1
      }
    }
    return nil
  }

  /// Where eight bytes at a time stop being printable ASCII: nearly all of a part is that, so it is passed quickly.
  private static func plainEnd(_ input: UnsafeRawBufferPointer, from start: Int) -> Int {
    var at = start
    while at + 8 <= input.count {
      let word = unsafe input.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      // A byte below 0x20 borrows from its high bit, and one from 0x80 has it already.
      let marks = ((word &- 0x2020_2020_2020_2020) | word) & 0x8080_8080_8080_8080
      guard marks == 0 else { return at + marks.trailingZeroBitCount / 8 }
      at += 8
    }
    return at
  }
}
