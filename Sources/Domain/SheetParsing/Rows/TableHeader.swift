import DisclosureCore

/// The row that names the columns of a table: はい, いいえ, 対象外 for marks, or 回答 for the chosen word.
struct TableHeader {
  enum Column: Equatable {
    case name
    case choices([Answer])
    case answer
    case remark
    case empty
  }

  let columns: [Column]
  /// Of the first column that takes an answer; the question stands before it.
  let first: Int
  /// Whether a column has a name such as 番号: then it is no tail of a question.
  let isNamed: Bool

  /// Nil unless every cell of the line is the name of a column.
  init?(_ text: TextDocument, _ line: Range<Int>) {
    let cells = text.tableCells(line)
    guard (2...64).contains(cells.count) else { return nil }
    var columns: [Column] = []
    for cell in cells {
      guard let column = TableHeader.column(text, cell) else { return nil }
      columns.append(column)
    }
    let answers: [Answer] = columns.flatMap { if case .choices(let answers) = $0 { answers } else { [Answer]() } }
    let takesMarks =
      answers.contains(.yes) && answers.contains(.no) || answers.contains(.applies) && answers.contains(.doesNotApply)
    let takesWords = columns.contains(.answer) && (columns.contains(.name) || columns.contains(.remark))
    guard Set(answers).count == answers.count, takesMarks != takesWords,
      columns.count(where: { $0 == .answer }) <= 1, answers.isEmpty == takesWords,
      let first = columns.firstIndex(where: { $0.takesAnswer })
    else { return nil }
    self.columns = columns
    self.first = first
    self.isNamed = columns.contains(.name)
  }

  private static func column(_ text: TextDocument, _ cell: Range<Int>) -> Column? {
    if cell.isEmpty { return .empty }
    if text.equals(any: Vocabulary.remark + Vocabulary.remarkTitles, cell) { return .remark }
    if text.equals(any: Vocabulary.answer, cell) { return .answer }
    if text.equals(any: Vocabulary.columnNames, cell) { return .name }
    var answers: [Answer] = []
    for token in RowLexer.tokens(text, cell) {
      switch token.kind {
      case .choice(let answer): answers.append(answer)
      case .separator, .space, .open, .close, .lineEnd: break
      default: return nil
      }
    }
    return answers.isEmpty ? nil : .choices(answers)
  }
}

extension TableHeader.Column {
  var takesAnswer: Bool {
    switch self {
    case .choices, .answer: true
    default: false
    }
  }
}
