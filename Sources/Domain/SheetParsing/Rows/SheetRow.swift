/// One row of the form as it was found.
struct SheetRow {
  enum Content {
    case tail(ChoiceTail)
    case columns([ColumnRow.Mark], columns: Int)
  }

  /// Of its first line, counted from 1.
  let line: Int
  /// What is printed, line by line.
  let lines: [Range<Int>]
  /// Of the item in the catalogue.
  let item: Int
  let content: Content
  let remark: Range<Int>
  /// Whether its number may have been a part of the question before it.
  let isDoubtful: Bool
}

/// A row whose end was not seen yet.
struct OpenRow {
  let item: Int
  let line: Int
  let isDoubtful: Bool
  var lines: [Range<Int>] = []
  var tokens: [RowToken] = []
  /// Whether a choice, a glyph or 回答： was seen.
  var hasMarks = false
  /// Whether 備考 stood alone on the last line.
  var awaitsRemark = false
  var remark: Range<Int>?

  init(item: Int, line: Int, isDoubtful: Bool) {
    self.item = item
    self.line = line
    self.isDoubtful = isDoubtful
  }
}
