/// Words that are looked for in a text. The first and the last byte of their first characters tell most places where
/// none of them stands.
struct WordList: Sendable {
  let words: [[UInt8]]
  private let heads: [Bool]
  private let tails: [Bool]

  init(_ words: [[UInt8]]) {
    self.words = words
    var heads = [Bool](repeating: false, count: 256)
    var tails = heads
    for word in words {
      guard let head = word.first else { continue }
      heads[Int(head)] = true
      tails[Int(word[min(TextDocument.width(ofCharacter: head), word.count) - 1])] = true
    }
    (self.heads, self.tails) = (heads, tails)
  }

  init(_ words: String...) { self.init(words.map { Array($0.utf8) }) }

  /// Whether the character that begins here may begin one of the words.
  @inline(__always)
  fileprivate func mayBegin(_ bytes: [UInt8], at: Int, end: Int) -> Bool {
    guard at < end else { return false }
    let last = at + TextDocument.width(ofCharacter: bytes[at]) - 1
    return last < end && tails[Int(bytes[last])] && heads[Int(bytes[at])]
  }
}

extension TextDocument {
  /// How many bytes of UTF-8 the character has that begins with this byte.
  @inline(__always)
  static func width(ofCharacter lead: UInt8) -> Int { lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

  /// How many bytes the first of some words takes that begins here; 0 if none does.
  func first(of list: WordList, at: Int, end: Int) -> Int {
    guard list.mayBegin(bytes, at: at, end: end) else { return 0 }
    for word in list.words where has(word, at: at, end: end) { return word.count }
    return 0
  }

  /// Whether any of some words stands in a range.
  func contains(any list: WordList, in range: Range<Int>) -> Bool {
    let bytes = bytes
    var at = range.lowerBound
    while at < range.upperBound {
      if list.mayBegin(bytes, at: at, end: range.upperBound), first(of: list, at: at, end: range.upperBound) > 0 {
        return true
      }
      at += TextDocument.width(ofCharacter: bytes[at])
    }
    return false
  }

  func equals(any list: WordList, _ range: Range<Int>) -> Bool {
    guard list.mayBegin(bytes, at: range.lowerBound, end: range.upperBound) else { return false }
    return list.words.contains { equals(range, $0) }
  }

  /// Whether a range ends in one of some words.
  func ends(in list: WordList, _ range: Range<Int>) -> Bool {
    list.words.contains { word in
      range.count >= word.count && has(word, at: range.upperBound - word.count, end: range.upperBound)
    }
  }
}
