import DisclosureCore

/// A row of a table, read by the columns of its header.
///
/// Only a row that fits its header cell by cell is read so: one cell too few, and every mark would say something else.
struct ColumnRow {
  /// What the glyphs of a row stand under.
  struct Mark: Equatable {
    let glyph: Glyph
    let answers: [Answer]
  }

  /// A cell that stands under choices.
  struct Option: Equatable {
    let answers: [Answer]
    let range: Range<Int>
  }

  enum Content {
    case marks([Mark], options: [Option])
    /// What stands in the column of answers.
    case tail(ChoiceTail)
  }

  let content: Content
  let remark: Range<Int>
  /// The cells in which a question may stand.
  private let names: [Range<Int>]

  init?(_ text: TextDocument, _ line: Range<Int>, _ header: TableHeader) {
    let cells = text.tableCells(line)
    guard cells.count > header.number, text.keepsEmptyCells || ColumnRow.isAligned(text, cells, header),
      cells.dropFirst(header.columns.count).allSatisfy(\.isEmpty)
    else { return nil }
    names = header.names.compactMap { cells.indices.contains($0) ? cells[$0] : nil }
    var marks: [Mark] = []
    var answerCell: Range<Int>?
    var remark = line.upperBound..<line.upperBound
    var options: [Option] = []
    for (at, (cell, column)) in zip(cells, header.columns).enumerated() where !header.names.contains(at) {
      switch column {
      case .choices(let answers):
        guard let glyph = ColumnRow.glyph(text, cell) else { return nil }
        if let mark = glyph.first { marks.append(Mark(glyph: mark, answers: answers)) }
        options.append(Option(answers: answers, range: cell))
      case .answer: answerCell = cell
      case .remark: remark = cell
      case .name, .number: break
      case .empty: guard cell.isEmpty else { return nil }
      }
    }
    self.remark = remark
    if header.columns.contains(.answer) {
      let cell = answerCell ?? line.upperBound..<line.upperBound
      let label = RowToken(kind: .answerLabel, range: cell.lowerBound..<cell.lowerBound)
      let tokens = [label] + RowLexer.tokens(text, cell)
      let tail = ChoiceTail(
        tokens[...], remark: remark, hasRemarkLabel: true, isApart: true, isBehindQuestion: false,
        keepsRanges: !text.overlays.isEmpty)
      content = .tail(tokens.contains { $0.kind == .prose || $0.kind == .remarkLabel } ? tail.asBroken() : tail)
    } else {
      // Cells that the line is too short for are empty.
      let columns = header.columns.count { if case .choices = $0 { true } else { false } }
      let missing = Option(answers: [], range: line.upperBound..<line.upperBound)
      content = .marks(marks, options: options + Array(repeating: missing, count: columns - options.count))
    }
  }

  /// The question among the cells behind the number: a section's name beside it is shorter.
  func question(from start: Int) -> TextRanges {
    let cells = names.compactMap { $0.upperBound > start ? max($0.lowerBound, start)..<$0.upperBound : nil }
    return TextRanges(cells.max { $0.count < $1.count })
  }

  /// None in an empty cell or beside a dash, one in a cell of its own; nil for anything else.
  private static func glyph(_ text: TextDocument, _ cell: Range<Int>) -> [Glyph]? {
    if cell.isEmpty || text.equals(any: Vocabulary.dashes, cell) { return [] }
    guard let (glyph, width) = Glyph.read(text, at: cell.lowerBound, end: cell.upperBound), width == cell.count else {
      return nil
    }
    return [glyph]
  }

  /// Whether a line has all its cells, or what stands right before the answers is a question: lines of text lose their
  /// empty cells.
  private static func isAligned(_ text: TextDocument, _ cells: [Range<Int>], _ header: TableHeader) -> Bool {
    if text.isTable || header.number > 0 { return cells.count == header.columns.count }
    guard let first = header.columns.firstIndex(where: { $0.takesAnswer }), first >= 1, cells.count >= first,
      let number = cells.first, !number.isEmpty, !cells[header.number].isEmpty
    else { return false }
    return !isMarks(text, cells[first - 1]) && !cells[first - 1].isEmpty
  }

  private static func isMarks(_ text: TextDocument, _ cell: Range<Int>) -> Bool {
    RowLexer.tokens(text, cell).allSatisfy { $0.kind != .prose }
  }
}
