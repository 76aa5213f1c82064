import DisclosureCore

/// The tail of a row: the choices as printed, the glyphs among them, and what stands in the 備考 cell.
///
/// A row is an item by this tail, never by its number.
struct ChoiceRow {
  enum Element: Equatable {
    case choice(Answer)
    case glyph(Glyph)
    /// White space between two elements.
    case gap
  }

  /// Where the tail begins.
  let start: Int
  let elements: [Element]
  /// What follows 備考, trimmed.
  let remark: Range<Int>

  var choices: [Answer] {
    elements.compactMap { if case .choice(let answer) = $0 { answer } else { nil } }
  }

  /// Whether all the choices of a question, or of a gate, are printed in their order.
  var isComplete: Bool { choices == [.yes, .no, .notApplicable] || choices == [.applies, .doesNotApply] }

  /// Nil where the line ends in no choices followed by 備考.
  init?(_ text: TextDocument, _ line: Range<Int>) {
    var elements: [Element] = []
    var start: Int?
    for word in text.words(line) {
      if let cluster = ChoiceRow.cluster(text, word) {
        elements += elements.isEmpty ? cluster : [.gap] + cluster
        start = start ?? word.lowerBound
      } else if let start, text.has(ChoiceRow.remarkWord, at: word.lowerBound, end: word.upperBound) {
        guard elements.contains(where: { if case .choice = $0 { true } else { false } }) else { return nil }
        self.start = start
        self.elements = elements
        self.remark = text.trimming(word.lowerBound + ChoiceRow.remarkWord.count..<line.upperBound)
        return
      } else {
        // A choice's word within the question, or a legend: the tail is still to come.
        (elements, start) = ([], nil)
      }
    }
    return nil
  }

  private static let remarkWord = Array("備考".utf8)
  /// The longer word first: 該当 ends 非該当.
  private static let words: [(text: [UInt8], answer: Answer)] = [
    (Array("非該当".utf8), .doesNotApply), (Array("該当".utf8), .applies), (Array("対象外".utf8), .notApplicable),
    (Array("いいえ".utf8), .no), (Array("はい".utf8), .yes),
  ]

  /// A word made of choices and glyphs alone; nil for any other.
  private static func cluster(_ text: TextDocument, _ word: Range<Int>) -> [Element]? {
    var elements: [Element] = []
    var at = word.lowerBound
    while at < word.upperBound {
      if let choice = words.first(where: { text.has($0.text, at: at, end: word.upperBound) }) {
        elements.append(.choice(choice.answer))
        at += choice.text.count
      } else if let (glyph, width) = Glyph.read(text, at: at, end: word.upperBound) {
        elements.append(.glyph(glyph))
        at += width
      } else {
        return nil
      }
    }
    return elements
  }
}

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
