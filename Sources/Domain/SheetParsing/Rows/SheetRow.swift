/// One row of the form as it was found.
final class SheetRow: Sendable {
  enum Content {
    case tail(ChoiceTail)
    case columns([ColumnRow.Mark], options: [ColumnRow.Option])
  }

  /// The index of its first line.
  let line: Int
  /// What is printed, line by line.
  let lines: TextRanges
  /// Of the item in the catalogue.
  let item: Int
  /// What is printed between the number and the tail, without line ends.
  let question: TextRanges
  let content: Content
  let remark: Range<Int>
  /// Whether its number may have been a part of the question before it.
  let isDoubtful: Bool

  init(
    line: Int, lines: TextRanges, item: Int, question: TextRanges, content: Content, remark: Range<Int>,
    isDoubtful: Bool
  ) {
    (self.line, self.lines, self.item, self.question) = (line, lines, item, question)
    (self.content, self.remark, self.isDoubtful) = (content, remark, isDoubtful)
  }
}

/// A row whose end was not seen yet.
struct OpenRow {
  let item: Int
  let line: Int
  let isDoubtful: Bool
  /// Where the question begins in the text.
  let question: Int
  var lines = TextRanges()
  var tokens: [RowToken] = []
  /// Whether a choice, a glyph or 回答： was seen.
  var hasMarks = false
  /// Whether 備考 stood alone on the last line.
  private(set) var awaitsRemark = false
  /// Whether 備考 stood behind the choices.
  private(set) var isEnded = false
  /// Whether 備考 was seen at all.
  private(set) var isLabelled = false
  var remark: Range<Int>?

  init(_ start: RowStart.Found, line: Int, isDoubtful: Bool) {
    self.item = start.item
    self.question = start.end
    self.line = line
    self.isDoubtful = isDoubtful
  }
}

extension OpenRow {
  mutating func begin(_ first: consuming [RowToken], _ line: Range<Int>) {
    tokens = first
    look(at: tokens, line)
  }

  mutating func append(_ more: [RowToken], _ line: Range<Int>) {
    tokens += more
    look(at: more, line)
  }

  private mutating func look(at more: [RowToken], _ line: Range<Int>) {
    lines.append(line)
    hasMarks = hasMarks || more.contains { $0.isMarking || $0.kind == .answerLabel }
    let hasLabel = more.contains { $0.kind == .remarkLabel }
    awaitsRemark =
      hasMarks && hasLabel && more.first { !$0.isGap }?.kind == .remarkLabel
      && more.allSatisfy { $0.isGap || $0.kind == .remarkLabel || $0.kind == .lineEnd }
    isEnded = hasMarks && hasLabel && !awaitsRemark
    isLabelled = isLabelled || hasLabel
  }

  /// What stands between the number and a place in the text.
  func question(before end: Int) -> TextRanges {
    var ranges = TextRanges()
    for line in lines {
      let (lower, upper) = (max(line.lowerBound, question), min(line.upperBound, end))
      if lower < upper { ranges.append(lower..<upper) }
    }
    return ranges
  }
}
