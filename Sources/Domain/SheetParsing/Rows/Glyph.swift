/// A character that people mark a choice with, or print before every choice.
enum Glyph {
  /// ● ◎ ■ ☑ ✓ ✔ レ: always a mark.
  case mark
  /// ○: a mark only where no other kind stands in the row and not every choice has one.
  case ring
  /// □ ☐: never a mark.
  case box

  static func read(_ text: TextDocument, at: Int, end: Int) -> (glyph: Glyph, width: Int)? {
    guard let found = all.first(where: { text.has($0.bytes, at: at, end: end) }) else { return nil }
    let next = at + found.bytes.count
    // ✔️ is ✔ and a selector that asks for its colourful form.
    let selector: [UInt8] = [0xEF, 0xB8, 0x8F]
    return (found.glyph, found.bytes.count + (text.has(selector, at: next, end: end) ? selector.count : 0))
  }

  private static let all: [(bytes: [UInt8], glyph: Glyph)] =
    "●◎■☑✓✔レ".map { (Array(String($0).utf8), .mark) }
    // U+25CB, and the two that are typed for it: U+25EF, U+3007.
    + "○◯〇".map { (Array(String($0).utf8), .ring) } + "□☐".map { (Array(String($0).utf8), .box) }
}
