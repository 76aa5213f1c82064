/// Words that are looked for in a text. At most places their first characters tell that none of them stands there.
struct WordList: Sendable {
  let words: [[UInt8]]
  fileprivate let firsts: FirstCharacters
  /// What follows them; nil where one character is a word.
  fileprivate let seconds: FirstCharacters?

  init(_ words: [[UInt8]]) {
    self.words = words
    firsts = FirstCharacters(of: words)
    let rests = words.map { word in Array(word.dropFirst(word.first.map(TextDocument.width(ofCharacter:)) ?? 0)) }
    seconds = rests.contains(where: \.isEmpty) ? nil : FirstCharacters(of: rests)
  }

  init(_ words: String...) { self.init(words.map { Array($0.utf8) }) }
}

extension TextDocument {
  /// How many bytes of UTF-8 the character has that begins with this byte.
  @inline(__always)
  static func width(ofCharacter lead: UInt8) -> Int { lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4 }

  /// How many bytes the first of some words takes that begins here; 0 if none does.
  func first(of list: WordList, at: Int, end: Int) -> Int {
    guard list.firsts.mayStand(in: bytes, at: at, end: end) else { return 0 }
    for word in list.words where has(word, at: at, end: end) { return word.count }
    return 0
  }

  /// Whether any of some words stands in a range.
  func contains(any list: WordList, in range: Range<Int>) -> Bool {
    let (bytes, firsts, seconds) = (bytes, list.firsts, list.seconds)
    var at = range.lowerBound
    while at < range.upperBound {
      let next = at + TextDocument.width(ofCharacter: bytes[at])
      if firsts.mayStand(in: bytes, at: at, end: range.upperBound),
        seconds?.mayStand(in: bytes, at: next, end: range.upperBound) ?? true
      {
        for word in list.words where has(word, at: at, end: range.upperBound) { return true }
      }
      at = next
    }
    return false
  }

  func equals(any list: WordList, _ range: Range<Int>) -> Bool {
    guard list.firsts.mayStand(in: bytes, at: range.lowerBound, end: range.upperBound) else { return false }
    return list.words.contains { equals(range, $0) }
  }

  /// Whether a range ends in one of some words.
  func ends(in list: WordList, _ range: Range<Int>) -> Bool {
    list.words.contains { word in
      range.count >= word.count && has(word, at: range.upperBound - word.count, end: range.upperBound)
    }
  }
}
