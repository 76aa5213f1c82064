import DisclosureCore

/// The row that names the columns of a table: はい, いいえ, 対象外 for marks, or 回答 for the chosen word.
struct TableHeader {
  enum Column: Equatable {
    /// 番号: the item's number stands in it.
    case number
    case name
    case choices([Answer])
    case answer
    case remark
    case empty
  }

  let columns: [Column]
  /// Where the item's number stands: in the column of that name, else in the first.
  let number: Int
  /// Of the columns in which a question may stand.
  let names: [Int]
  /// Whether a column has a name such as 番号: then it is no tail of a question.
  let isNamed: Bool

  /// Nil unless every cell of the line is the name of a column.
  init?(_ text: TextDocument, _ line: Range<Int>) {
    guard let columns = TableHeader.columns(text, line) else { return nil }
    self.init(columns)
  }

  /// The header of which this line is the second row: 回答 above はい, いいえ and 対象外.
  init?(_ text: TextDocument, _ line: Range<Int>, below header: TableHeader) {
    guard let columns = TableHeader.columns(text, line), columns.count <= header.columns.count,
      columns.allSatisfy({ $0 == .empty || $0.takesAnswer })
    else { return nil }
    let below = columns + Array(repeating: .empty, count: header.columns.count - columns.count)
    self.init(zip(header.columns, below).map { above, below in below == .empty ? above : below })
  }

  private init?(_ columns: [Column]) {
    let answers: [Answer] = columns.flatMap { if case .choices(let answers) = $0 { answers } else { [Answer]() } }
    let takesMarks =
      answers.contains(.yes) && answers.contains(.no) || answers.contains(.applies) && answers.contains(.doesNotApply)
    let isNamed = columns.contains { $0 == .name || $0 == .number }
    let takesWords = columns.contains(.answer) && (isNamed || columns.contains(.remark))
    guard Set(answers).count == answers.count, takesMarks != takesWords,
      columns.count(where: { $0 == .answer }) <= 1, answers.isEmpty == takesWords,
      columns.count(where: { $0 == .number }) <= 1, let first = columns.firstIndex(where: { $0.takesAnswer })
    else { return nil }
    self.columns = columns
    self.isNamed = isNamed
    number = columns.firstIndex(of: .number) ?? 0
    // Columns without a name take a question only where it is printed before the answers.
    names = columns.indices.filter {
      columns[$0] == .name || columns[$0] == .number || columns[$0] == .empty && $0 < first
    }
  }

  private static func columns(_ text: TextDocument, _ line: Range<Int>) -> [Column]? {
    let cells = text.tableCells(line)
    guard (2...64).contains(cells.count) else { return nil }
    var columns: [Column] = []
    for cell in cells {
      guard let column = column(text, cell) else { return nil }
      columns.append(column)
    }
    return columns
  }

  /// What a cell names; nil for one that names no column.
  static func column(_ text: TextDocument, _ cell: Range<Int>) -> Column? {
    if cell.isEmpty { return .empty }
    if text.equals(any: Vocabulary.remarkColumns, cell) { return .remark }
    if text.equals(any: Vocabulary.answer, cell) { return .answer }
    if text.equals(any: Vocabulary.numberNames, cell) { return .number }
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
