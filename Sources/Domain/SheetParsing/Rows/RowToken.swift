import DisclosureCore

/// A piece of a row: a printed choice, a glyph, what stands between them, or prose.
struct RowToken {
  enum Kind: Equatable {
    case choice(Answer)
    case glyph(Glyph)
    case open(Bracket)
    case close(Bracket)
    /// / ・ 、 or a comma between choices.
    case separator
    /// White space within a cell, and its width.
    case space(Int)
    /// The edge of a cell: a tab or a bar.
    case edge
    case lineEnd
    /// 回答：
    case answerLabel
    /// 備考, with its colon if there is one.
    case remarkLabel
    case prose
  }

  let kind: Kind
  let range: Range<Int>

  /// Whether the token tells something of an answer.
  var isMarking: Bool {
    switch kind {
    case .choice, .glyph: true
    default: false
    }
  }

  /// White space or the edge of a cell.
  var isGap: Bool {
    switch kind {
    case .space, .edge: true
    default: false
    }
  }
}

/// Cuts a line into tokens.
///
/// What stands between white space is a word; a word is choices, glyphs, brackets and separators alone, or it is prose
/// as a whole, so that 該当する is no 該当.
enum RowLexer {
  static func tokens(_ text: TextDocument, _ line: Range<Int>) -> [RowToken] {
    var tokens: [RowToken] = []
    append(line, of: text, to: &tokens)
    return tokens
  }

  /// Cuts a line into room that served another one.
  ///
  /// - Parameter tokens: none.
  static func append(_ line: Range<Int>, of text: TextDocument, to tokens: inout [RowToken]) {
    tokens.reserveCapacity(min(24, line.count + 1))
    var at = line.lowerBound
    var end = at
    while at < line.upperBound {
      if let (kind, width) = gap(text, at: at, end: line.upperBound) {
        if case .space(let more) = kind, let last = tokens.last, case .space(let wide) = last.kind {
          tokens[tokens.count - 1] = RowToken(kind: .space(wide + more), range: last.range.lowerBound..<at + width)
        } else {
          tokens.append(RowToken(kind: kind, range: at..<at + width))
        }
        at += width
      } else {
        // Behind a label the word goes on.
        if at >= end { end = wordEnd(text, at..<line.upperBound) }
        at = word(text, at..<end, into: &tokens)
      }
    }
    tokens.append(RowToken(kind: .lineEnd, range: line.upperBound..<line.upperBound))
  }

  /// Takes a word, or a label that opens it.
  private static func word(_ text: TextDocument, _ word: Range<Int>, into tokens: inout [RowToken]) -> Int {
    let count = tokens.count
    if pure(text, word, into: &tokens) { return word.upperBound }
    tokens.removeLast(tokens.count - count)
    // A list in Markdown: - [x] はい
    if word.count == 1, bullets.contains(text.bytes[word.lowerBound]), tokens.allSatisfy({ $0.isGap }) {
      return word.upperBound
    }
    if let label = label(text, word) {
      tokens.append(label)
      return label.range.upperBound
    }
    tokens.append(RowToken(kind: .prose, range: word))
    return word.upperBound
  }

  private static func label(_ text: TextDocument, _ word: Range<Int>) -> RowToken? {
    func colon(_ at: Int) -> Int { text.first(of: Vocabulary.colons, at: at, end: word.upperBound) }
    let remark = text.first(of: Vocabulary.remark, at: word.lowerBound, end: word.upperBound)
    if remark > 0 {
      let end = word.lowerBound + remark
      return RowToken(kind: .remarkLabel, range: word.lowerBound..<end + colon(end))
    }
    let answer = text.first(of: Vocabulary.answer, at: word.lowerBound, end: word.upperBound)
    if answer > 0 {
      let end = word.lowerBound + answer
      guard colon(end) > 0 || end == word.upperBound else { return nil }
      return RowToken(kind: .answerLabel, range: word.lowerBound..<end + colon(end))
    }
    return nil
  }

  /// Appends the tokens of a word that has no prose; false, with some appended, for any other.
  private static func pure(_ text: TextDocument, _ word: Range<Int>, into tokens: inout [RowToken]) -> Bool {
    var at = word.lowerBound
    var isBold = false
    while at < word.upperBound {
      let kind: RowToken.Kind
      let width: Int
      if let sign = Sign.read(text, at: at, end: word.upperBound) {
        (kind, width) = sign
      } else if text.has(bold, at: at, end: word.upperBound) {
        (kind, width) = (isBold ? .close(.bold) : .open(.bold), bold.count)
        isBold.toggle()
      } else {
        return false
      }
      tokens.append(RowToken(kind: kind, range: at..<at + width))
      at += width
    }
    return true
  }

  private static let bold = Array("**".utf8)
  private static let bullets = Array("-*+".utf8)

  private static func gap(_ text: TextDocument, at: Int, end: Int) -> (kind: RowToken.Kind, width: Int)? {
    if text.bytes[at] == UInt8(ascii: "\t") { return (.edge, 1) }
    let bar = text.bar(at: at, end: end)
    if bar > 0 { return (.edge, bar) }
    let width = text.whiteSpace(at: at, end: end)
    // The ideographic space is as wide as two.
    return width > 0 ? (.space(width == 3 ? 2 : 1), width) : nil
  }

  /// A question mark ends a word too: what follows it is no more of the question.
  private static func wordEnd(_ text: TextDocument, _ rest: Range<Int>) -> Int {
    let bytes = text.bytes
    var at = rest.lowerBound
    while at < rest.upperBound {
      let byte = bytes[at]
      // Kanji and kana end no word; kana begin as U+3000 does, so the second byte is asked.
      if byte > 0xE3 && byte < 0xEF || byte == 0xE3 && at + 1 < rest.upperBound && bytes[at + 1] != 0x80 {
        at += 3
        continue
      }
      if mayEnd(byte) {
        if gap(text, at: at, end: rest.upperBound) != nil { return at }
        let mark = text.first(of: Vocabulary.questionMarks, at: at, end: rest.upperBound)
        if mark > 0 { return at + mark }
        // A bar behind a backslash is text.
        if byte == UInt8(ascii: "\\"), at + 1 < rest.upperBound, bytes[at + 1] == UInt8(ascii: "|") { at += 1 }
      }
      at += TextDocument.width(ofCharacter: byte)
    }
    return min(at, rest.upperBound)
  }

  /// Whether a byte begins what may end a word.
  @inline(__always)
  private static func mayEnd(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0B, 0x0C, UInt8(ascii: "|"), UInt8(ascii: "?"), UInt8(ascii: "\\"):
      true
    // Of U+00A0, U+3000, and of ｜ and ？.
    case 0xC2, 0xE3, 0xEF: true
    default: false
    }
  }
}
