/// A character that people mark a choice with, or print before every choice.
enum Glyph {
  /// ● ◉ ◎ ■ ☑ ✓ ✔ レ: always a mark.
  case mark
  /// ○: a mark only where no other kind stands in the row and not every choice has one.
  case ring
  /// □ ☐: never a mark.
  case box

  static func read(_ text: TextDocument, at: Int, end: Int) -> (glyph: Glyph, width: Int)? {
    guard let (kind, width) = Sign.read(text, at: at, end: end), case .glyph(let glyph) = kind else { return nil }
    return (glyph, width)
  }

  /// Whether a text is one of the characters that mark, and nothing else.
  static func isMark(_ text: ArraySlice<UInt8>) -> Bool {
    let bare = text.drop { $0 <= 0x20 }
    return all.contains {
      $0.glyph != .box && bare.starts(with: $0.bytes) && bare.dropFirst($0.bytes.count).allSatisfy { $0 <= 0x20 }
    }
  }

  static let all: [(bytes: [UInt8], glyph: Glyph)] =
    "●◉◎■☑✓✔レ".map { (Array(String($0).utf8), .mark) }
    // U+25CB, and the two that are typed for it: U+25EF, U+3007.
    + "○◯〇".map { (Array(String($0).utf8), .ring) } + "□☐".map { (Array(String($0).utf8), .box) }
}
