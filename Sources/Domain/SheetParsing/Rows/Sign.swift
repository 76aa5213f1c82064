/// A choice's word, a glyph, a bracket or a separator at some place of a text.
struct Sign {
  let kind: RowToken.Kind
  let bytes: [UInt8]

  static func read(_ text: TextDocument, at: Int, end: Int) -> (kind: RowToken.Kind, width: Int)? {
    guard at < end else { return nil }
    for sign in table[slot(text.bytes, at: at, end: end)] where text.has(sign.bytes, at: at, end: end) {
      guard case .glyph = sign.kind else { return (sign.kind, sign.bytes.count) }
      let next = at + sign.bytes.count
      return (sign.kind, sign.bytes.count + (text.has(selector, at: next, end: end) ? selector.count : 0))
    }
    return nil
  }

  /// ✔️ is ✔ and a selector that asks for its colourful form.
  private static let selector: [UInt8] = [0xEF, 0xB8, 0x8F]

  /// Japanese characters begin alike, so their last byte is asked too.
  private static func slot(_ bytes: [UInt8], at: Int, end: Int) -> Int {
    let head = bytes[at]
    return Int(head < 0xE0 || at + 2 >= end ? head : head ^ (bytes[at + 2] << 1))
  }

  /// The first that fits counts: [x] before [.
  private static let table: [[Sign]] = {
    let words = Vocabulary.choices.map { Sign(kind: .choice($0.answer), bytes: $0.text) }
    let boxes = ["[x]", "[X]", "(x)", "(X)"].map { Sign(kind: .glyph(.mark), bytes: Array($0.utf8)) }
    let glyphs = Glyph.all.map { Sign(kind: .glyph($0.glyph), bytes: $0.bytes) }
    let brackets = Bracket.all.map {
      Sign(kind: $0.edge == .open ? .open($0.bracket) : .close($0.bracket), bytes: $0.bytes)
    }
    let separators = Vocabulary.separators.words.map { Sign(kind: .separator, bytes: $0) }
    var table = [[Sign]](repeating: [], count: 256)
    for sign in words + boxes + glyphs + brackets + separators {
      table[slot(sign.bytes, at: 0, end: sign.bytes.count)].append(sign)
    }
    return table
  }()
}
