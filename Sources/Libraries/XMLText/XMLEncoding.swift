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
    if let offset = firstIllegal(input.span) { throw XMLError(.character, offset: offset) }
    return input.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  private static func firstIllegal(_ input: borrowing Span<UInt8>) -> Int? {
    // Most texts have none: a pass without a branch tells that, and the place is looked for only if there is one.
    var controls: UInt8 = 0
    var nonCharacters: UInt8 = 0
    for index in input.indices {
      let byte = input[index]
      controls |= byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D ? 1 : 0
      nonCharacters |= byte == 0xEF ? 1 : 0
    }
    guard controls | nonCharacters != 0 else { return nil }
    for index in input.indices {
      let byte = input[index]
      if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { return index }
      if byte == 0xEF, index + 2 < input.count, input[index + 1] == 0xBF, input[index + 2] >= 0xBE { return index }
    }
    return nil
  }
}
