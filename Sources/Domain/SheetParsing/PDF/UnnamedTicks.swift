import DisclosureCore

/// Ticked boxes that a PDF's font shows and does not name: their bytes say U+FFFD, where a person sees ☑.
///
/// A character without a name is one only where the whole document bears it out: it stands nowhere but before choices whose
/// siblings have an empty box there, on most rows before one of them, and not before the same one on every row. Elsewhere
/// it stays unknown.
enum UnnamedTicks {
  private static let unknown = Array("\u{FFFD}".utf8)
  /// As long as the unknown one, so that everything keeps its place.
  private static let tick = Array("☑".utf8)
  /// So many times more often than several characters on a row one must stand there.
  private static let majority = 4
  private static let fewestRows = 3

  /// The same lines with their ticks named; nil where no character is one for certain.
  static func named(in lines: MarkedLines) throws(Rejection) -> MarkedLines? {
    let places = places(in: lines.bytes)
    guard !places.isEmpty else { return nil }
    var named = lines
    for place in places { named.replace(place..<place + unknown.count, with: tick) }
    let text = try TextDocument(named, encoding: "UTF-8", keepsEmptyCells: false)
    return separates(text, Set(places)) ? named : nil
  }

  private static func places(in bytes: [UInt8]) -> [Int] {
    var places: [Int] = []
    var at = 0
    while let found = ByteSearch.first(unknown[0], bytes, from: at) {
      at = found + 1
      if bytes[found...].starts(with: unknown) { places.append(found) }
    }
    return places
  }

  private static func separates(_ text: TextDocument, _ places: Set<Int>) -> Bool {
    var (ones, several, seen) = (0, 0, 0)
    var answers: Set<Answer> = []
    for line in text.lines {
      let tokens = RowLexer.tokens(text, line)
      let choices = tokens.indices.filter { if case .choice = tokens[$0].kind { true } else { false } }
      let ticked = choices.filter { $0 > 0 && places.contains(tokens[$0 - 1].range.lowerBound) }
      guard !ticked.isEmpty else { continue }
      seen += ticked.count
      let areBoxed = choices.allSatisfy { ticked.contains($0) || $0 > 0 && tokens[$0 - 1].kind == .glyph(.box) }
      guard areBoxed, choices.count > 1 else { return false }
      guard choices.count >= ChoiceTail.question.count else { continue }
      if ticked.count == 1 { ones += 1 } else { several += 1 }
      guard ticked.count == 1, case .choice(let answer) = tokens[ticked[0]].kind else { continue }
      answers.insert(answer)
    }
    return seen == places.count && ones >= fewestRows && ones >= majority * several && answers.count > 1
  }
}
