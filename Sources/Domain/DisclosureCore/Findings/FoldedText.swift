/// Text folded for a search: full-width letters in half width, lower case, bytes of UTF-8.
///
/// Each folded byte knows where its character begins in the text, so that what is found can be quoted as it stands.
struct FoldedText {
  private let text: String.UTF8View
  let bytes: [UInt8]
  private let origins: [Int]
  /// The low 12 bits of the scalars that stand in it: most words are told to be none of its by them.
  private let scalars: HashBits

  init(_ text: String) {
    self.text = text.utf8
    var (bytes, origins): ([UInt8], [Int]) = ([], [])
    bytes.reserveCapacity(text.utf8.count)
    origins.reserveCapacity(text.utf8.count + 1)
    var scalars = HashBits()
    var at = 0
    for scalar in text.unicodeScalars {
      let folded = FoldedText.folded(scalar.value)
      scalars.insert(UInt16(folded & 0xFFF))
      let letter = folded == scalar.value ? scalar : Unicode.Scalar(folded) ?? scalar
      for byte in UTF8.encode(letter) ?? UTF8.encodedReplacementCharacter {
        bytes.append(byte)
        origins.append(at)
      }
      at += UTF8.width(scalar)
    }
    origins.append(at)
    (self.bytes, self.origins, self.scalars) = (bytes, origins, scalars)
  }

  /// What stands in the text at a range of folded bytes.
  func quote(_ range: Range<Int>) -> String {
    let start = text.index(text.startIndex, offsetBy: origins[range.lowerBound])
    let end = text.index(text.startIndex, offsetBy: origins[range.upperBound])
    return String(decoding: text[start..<end], as: UTF8.self)
  }

  func has(_ word: [UInt8], at: Int) -> Bool {
    guard bytes.count - at >= word.count else { return false }
    var offset = 0
    while offset < word.count {
      if bytes[at + offset] != word[offset] { return false }
      offset += 1
    }
    return true
  }

  /// Whether each character of a word stands somewhere in the text, so far as its low bits tell.
  private func mayHold(_ word: [UInt8]) -> Bool {
    var (value, at): (UInt16, Int) = (0, 0)
    while at < word.count {
      let byte = word[at]
      value =
        byte < 0x80 ? UInt16(byte) : byte < 0xC0 ? (value << 6 | UInt16(byte & 0x3F)) & 0xFFF : UInt16(byte & 0x1F)
      at += 1
      let isWhole = at == word.count || word[at] & 0xC0 != 0x80
      if isWhole, !scalars.contains(value) { return false }
    }
    return true
  }

  /// Where a word first stands from a place on.
  func find(_ word: [UInt8], from: Int = 0, to end: Int? = nil) -> Int? {
    let last = min(end ?? bytes.count, bytes.count) - word.count
    guard let final = word.last, mayHold(word) else { return nil }
    // Characters of one script begin alike, so their last bytes tell more.
    var at = from
    while at <= last {
      if bytes[at + word.count - 1] == final, has(word, at: at) { return at }
      at += 1
    }
    return nil
  }

  /// Whether a word of ASCII letters stands by itself, so that SaaS is none of `saasoft`.
  func hasWord(_ word: [UInt8]) -> Bool {
    var from = 0
    while let at = find(word, from: from) {
      let after = at + word.count
      if (at == 0 || !isLetter(bytes[at - 1])) && (after == bytes.count || !isLetter(bytes[after])) { return true }
      from = at + 1
    }
    return false
  }

  private func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

  /// U+FF01 ！ to U+FF5E ～ are ASCII in full width.
  static func folded(_ scalar: UInt32) -> UInt32 {
    let half = (0xFF01...0xFF5E).contains(scalar) ? scalar - 0xFEE0 : scalar
    return (0x41...0x5A).contains(half) ? half + 0x20 : half
  }
}
