/// A choice's word, a glyph, a bracket or a separator at some place of a text.
struct Sign {
  let kind: RowToken.Kind
  let bytes: [UInt8]

  static func read(_ text: TextDocument, at: Int, end: Int) -> (kind: RowToken.Kind, width: Int)? {
    guard firsts.mayStand(in: text.bytes, at: at, end: end) else { return nil }
    for sign in table[Int(text.bytes[at])] where text.has(sign.bytes, at: at, end: end) {
      guard case .glyph = sign.kind else { return (sign.kind, sign.bytes.count) }
      let next = at + sign.bytes.count
      return (sign.kind, sign.bytes.count + (text.has(selector, at: next, end: end) ? selector.count : 0))
    }
    return nil
  }

  /// ✔️ is ✔ and a selector that asks for its colourful form.
  private static let selector: [UInt8] = [0xEF, 0xB8, 0x8F]

  private static let firsts = FirstCharacters(of: table.joined().map(\.bytes))

  /// By their first bytes. The first that fits counts: [x] before [.
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
      guard let first = sign.bytes.first else { continue }
      table[Int(first)].append(sign)
    }
    return table
  }()
}
