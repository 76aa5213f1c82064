import DisclosureCore

/// Comma-separated values as RFC 4180 has them, by comma, semicolon or tab: cells in quotes may hold line ends.
///
/// Text is told from it by what its lines are: a header whose cells name columns, or rows that begin with an item's
/// number and a delimiter. A table between tabs without quotes is read as text.
struct DelimitedText {
  private static let maximumColumns = 512
  private static let maximumCell = 1 << 16
  private static let quote = UInt8(ascii: "\"")

  let lines: MarkedLines

  /// Nil where the text is not delimited.
  init?(_ text: TextDocument) throws(Rejection) {
    guard let delimiter = DelimitedText.headed(text) ?? DelimitedText.numbered(text) else { return nil }
    do throws(Rejection) {
      lines = try DelimitedText.records(of: text.bytes, delimiter)
    } catch {
      // Text between tabs may open a quote or close one as it likes; only a table whose rows begin with quotes may not.
      guard error.code == .csvQuote, delimiter == UInt8(ascii: "\t"), !DelimitedText.quotesRows(text) else {
        throw error
      }
      return nil
    }
  }

  /// Of a text in which no answer was found: a choice alone in a cell will do.
  init?(unanswered text: TextDocument) throws(Rejection) {
    guard let delimiter = DelimitedText.answered(text) else { return nil }
    lines = try DelimitedText.records(of: text.bytes, delimiter)
  }

  // MARK: Which delimiter

  private static let delimiters = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
  private static let longestHead = 40

  /// That of a header among the first lines.
  private static func headed(_ text: TextDocument) -> UInt8? {
    let delimiters = delimiters.filter { isPossible(text, $0) }
    guard !delimiters.isEmpty else { return nil }
    for line in text.lines.prefix(64) {
      let head = text.bytes[line].prefix(longestHead)
      for delimiter in delimiters where head.contains(delimiter) {
        let cells = cells(of: line, text, delimiter)
        if cells.count >= 3, cells.allSatisfy({ TableHeader.column(text, $0) != nil }) { return delimiter }
      }
    }
    return nil
  }

  /// That which follows the numbers of rows.
  private static func numbered(_ text: TextDocument) -> UInt8? {
    var rows = [0, 0, 0]
    var numbered = 0
    for line in text.lines {
      guard let next = head(of: line, text.bytes) else { continue }
      numbered += 1
      if let at = delimiters.firstIndex(of: next) { rows[at] += 1 }
    }
    let delimiter = rows.indices.first { rows[$0] * 2 > numbered }.map { delimiters[$0] }
    return delimiter.flatMap { isPossible(text, $0) ? $0 : nil }
  }

  private static func answered(_ text: TextDocument) -> UInt8? {
    delimiters.first { delimiter in
      isPossible(text, delimiter)
        && text.lines.contains { line in
          guard text.bytes[line].contains(delimiter) else { return false }
          let cells = cells(of: line, text, delimiter)
          return cells.count >= 2 && cells.contains { isChoice($0, text) }
        }
    }
  }

  /// Whether nothing stands in a cell but choices and marks.
  private static func isChoice(_ cell: Range<Int>, _ text: TextDocument) -> Bool {
    guard cell.count <= 64, text.contains(any: Vocabulary.choiceWords, in: cell) else { return false }
    return RowLexer.tokens(text, cell).allSatisfy { $0.kind != .prose }
  }

  /// Between tabs only quotes make a difference.
  private static func isPossible(_ text: TextDocument, _ delimiter: UInt8) -> Bool {
    switch delimiter {
    case UInt8(ascii: ","): text.census.hasCommas
    case UInt8(ascii: ";"): text.census.hasSemicolons
    default: text.census.hasQuotes
    }
  }

  private static func quotesRows(_ text: TextDocument) -> Bool {
    text.lines.contains { !$0.isEmpty && text.bytes[$0.lowerBound] == quote }
  }

  private static func cells(of line: Range<Int>, _ text: TextDocument, _ delimiter: UInt8) -> [Range<Int>] {
    text.bytes[line].split(separator: delimiter, maxSplits: 64, omittingEmptySubsequences: false).map { cell in
      let isQuoted = cell.count >= 2 && cell.first == quote && cell.last == quote
      let bare = isQuoted ? cell.dropFirst().dropLast() : cell
      return text.trimming(bare.startIndex..<bare.endIndex)
    }
  }

  /// The byte behind the number that opens a line, or behind the quotes around it; nil for any other line.
  private static func head(of line: Range<Int>, _ bytes: [UInt8]) -> UInt8? {
    guard let first = line.first else { return nil }
    var at = bytes[first] == quote ? first + 1 : first
    let start = at
    while at < line.upperBound, at - start <= 10, isDigit(bytes[at]) || bytes[at] == UInt8(ascii: ".") { at += 1 }
    guard at > start, at < line.upperBound else { return nil }
    if start > first, bytes[at] == quote { at += 1 }
    return at < line.upperBound ? bytes[at] : nil
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  // MARK: Records

  private static func records(of bytes: [UInt8], _ delimiter: UInt8) throws(Rejection) -> MarkedLines {
    var lines = MarkedLines()
    lines.beginPart(named: "line")
    var (at, line) = (0, 1)
    while at < bytes.count {
      let first = line
      var column = 1
      while true {
        try cell(of: bytes, &at, &line, delimiter, column: column, into: &lines)
        guard at < bytes.count, bytes[at] == delimiter else { break }
        at += 1
        column += 1
        guard column <= maximumColumns else {
          throw Rejection(.limitColumns, at: "line \(first)", "more than \(maximumColumns) columns")
        }
        lines.endCell()
      }
      try lines.endLine(first)
      if at < bytes.count {
        at += bytes[at] == UInt8(ascii: "\r") && at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: "\n") ? 2 : 1
        line += 1
      }
    }
    return lines
  }

  /// Appends a cell and stops at what ends it: a delimiter, a line end or the end of all.
  private static func cell(
    of bytes: [UInt8], _ at: inout Int, _ line: inout Int, _ delimiter: UInt8, column: Int,
    into lines: inout MarkedLines
  ) throws(Rejection) {
    let first = line
    func place() -> String { "line \(first), column \(column)" }
    var text: [UInt8] = []
    func isEnd(_ byte: UInt8) -> Bool {
      byte == delimiter || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }
    if at < bytes.count, bytes[at] == quote {
      at += 1
      while true {
        guard at < bytes.count else { throw Rejection(.csvQuote, at: place(), "a quote that is never closed") }
        let byte = bytes[at]
        at += 1
        if byte == quote {
          guard at < bytes.count, bytes[at] == quote else { break }
          at += 1
        }
        if byte == UInt8(ascii: "\n")
          || (byte == UInt8(ascii: "\r") && !(at < bytes.count && bytes[at] == UInt8(ascii: "\n")))
        {
          line += 1
        }
        text.append(byte)
        guard text.count <= maximumCell else { throw Rejection(.limitCell, at: place(), "a cell of more than 64 KiB") }
      }
      guard at == bytes.count || isEnd(bytes[at]) else {
        throw Rejection(.csvQuote, at: place(), "text behind a closing quote")
      }
    } else {
      while at < bytes.count, !isEnd(bytes[at]) {
        text.append(bytes[at])
        at += 1
        guard text.count <= maximumCell else { throw Rejection(.limitCell, at: place(), "a cell of more than 64 KiB") }
      }
    }
    lines.append(text)
  }
}
