import UnicodeForms

/// Text in the columns of a terminal, where wide letters take two.
enum FittedText {
  /// How wide a page is that people read.
  static let page = 100

  /// Exactly so wide: filled up with spaces, or cut with an ellipsis.
  static func cell(_ text: String, _ width: Int) -> String {
    let fitted = cut(text, width)
    return fitted + String(repeating: " ", count: max(0, width - TerminalWidth.of(fitted)))
  }

  /// At most so wide.
  static func cut(_ text: String, _ width: Int) -> String {
    guard TerminalWidth.of(text) > width else { return text }
    var (kept, room) = (String.UnicodeScalarView(), width - 1)
    for scalar in text.unicodeScalars {
      room -= TerminalWidth.of(String(scalar))
      guard room >= 0 else { break }
      kept.append(scalar)
    }
    return String(kept) + "…"
  }

  /// At most so wide, with both ends kept: of a row of a sheet, its number and its choices.
  static func cutInside(_ text: String, _ width: Int) -> String {
    guard TerminalWidth.of(text) > width else { return text }
    let start = cut(text, width / 2)
    var (end, room) = ([Unicode.Scalar](), width - TerminalWidth.of(start))
    for scalar in text.unicodeScalars.reversed() {
      room -= TerminalWidth.of(String(scalar))
      guard room >= 0 else { break }
      end.append(scalar)
    }
    return start + String(String.UnicodeScalarView(end.reversed()))
  }

  /// Lines of at most a page, the second and later ones indented; broken at spaces, and between letters where a word is
  /// longer than a line or is Japanese.
  static func wrapped(_ text: String, indent: Int) -> String {
    var (lines, line, width) = ([String](), "", 0)
    for word in words(of: text) {
      let size = TerminalWidth.of(word)
      if width + size > page, width > indent {
        while line.utf8.last == UInt8(ascii: " ") { line.removeLast() }
        lines.append(line)
        (line, width) = (String(repeating: " ", count: indent), indent)
        if word == " " { continue }
      }
      line += word
      width += size
    }
    lines.append(line)
    return lines.joined(separator: "\n") + "\n"
  }

  /// What may not be broken: runs of narrow letters, single spaces, single wide letters with the marks that close them.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var joins = false
    for scalar in text.unicodeScalars {
      let isWide = TerminalWidth.of(String(scalar)) == 2
      let closes = "、。）」』】・，．：？！ー".unicodeScalars.contains(scalar)
      if let last = words.indices.last, closes || joins && !isWide && scalar != " " {
        words[last].unicodeScalars.append(scalar)
      } else {
        words.append(String(scalar))
      }
      joins = !isWide && scalar != " "
    }
    return words
  }
}
