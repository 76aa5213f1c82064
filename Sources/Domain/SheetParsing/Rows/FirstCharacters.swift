/// The characters that words of a list begin with: told from almost all others by the low 12 bits of their scalars.
struct FirstCharacters: Sendable {
  private var table = [Bool](repeating: false, count: 4096)

  init(of words: [[UInt8]]) {
    for word in words where !word.isEmpty {
      if let low = FirstCharacters.low(word, at: 0, end: word.count) { table[low] = true }
    }
  }

  /// Whether a word of the list may begin here.
  @inline(__always)
  func mayStand(in bytes: [UInt8], at: Int, end: Int) -> Bool {
    guard let low = FirstCharacters.low(bytes, at: at, end: end) else { return false }
    return table[low]
  }

  /// The low bits of the scalar that begins here; nil at the end of the range.
  @inline(__always)
  private static func low(_ bytes: [UInt8], at: Int, end: Int) -> Int? {
    guard at < end else { return nil }
    let width = TextDocument.width(ofCharacter: bytes[at])
    guard at + width <= end else { return nil }
    if width == 1 { return Int(bytes[at]) }
    let last = at + width - 1
    return Int(bytes[last - 1] & 0x3F) << 6 | Int(bytes[last] & 0x3F)
  }
}
