import DisclosureCore

/// Gathers lines into rows: a row begins with its item's number and goes on to the end of its tail.
struct RowAssembly {
  private static let longestRow = 32
  private static let longestList = 16
  private static let mostRoom = 1024

  private let text: TextDocument
  private let catalogue: Catalogue
  private let starts: RowStart
  private(set) var rows: [SheetRow] = []
  /// Lines with a row's tail that name no item.
  private(set) var unnamed: [Int] = []
  /// Ids of rows with choices that the form does not have, each once.
  private(set) var unlistedIDs: [String] = []
  /// Such an id whose choices were not seen yet.
  private var awaited: String?
  private var open: OpenRow?
  /// Room for the tokens of the next line, which the last row or line gave back.
  private var room: [RowToken] = []
  private var header: TableHeader?
  private var headerLine = 0
  /// The item of the last sample row while a block of them goes on; -1 before the first.
  private var example: Int?
  private let isDoubleSpaced: Bool

  init(_ text: TextDocument, _ catalogue: Catalogue) {
    self.text = text
    self.catalogue = catalogue
    self.starts = RowStart(text: text, catalogue: catalogue)
    self.isDoubleSpaced = RowAssembly.isDoubleSpaced(text)
    rows.reserveCapacity(min(text.lines.count, catalogue.items.count))
  }

  /// - Parameter number: the line's index.
  mutating func take(_ line: Range<Int>, number: Int) {
    let content = text.trimming(line)
    if content.isEmpty { return takeBlank() }
    if takeRemark(content) || text.isRule(content) { return }
    var tokens: [RowToken] = []
    swap(&tokens, &room)
    RowLexer.append(line, of: text, to: &tokens)
    let head = starts.head(of: content, line, tokens, header)
    let start =
      text.alternatives[head.lowerBound].map { starts.item($0, at: head, after: rows.last?.item) }
      ?? starts.item(of: head, tokens)
    if isAside(content, tokens, start) { return giveBack(&tokens) }
    if let start { return begin(start, tokens, line: line, number: number) }
    if let header = header(line, number) {
      close()
      (self.header, headerLine, example) = (header, number, nil)
    } else if starts.isNumbered(head) {
      close()
      takeUnnamed(tokens, number, line: line, id: starts.unlistedID(head))
    } else {
      goOn(tokens, content, number)
    }
    giveBack(&tokens)
  }

  /// The room of an unusually long line is not kept.
  private mutating func giveBack(_ tokens: inout [RowToken]) {
    guard tokens.capacity <= RowAssembly.mostRoom else { return }
    tokens.removeAll(keepingCapacity: true)
    swap(&tokens, &room)
  }

  /// The header that a line is, or is the second row of.
  private func header(_ line: Range<Int>, _ number: Int) -> TableHeader? {
    if let above = header, number == headerLine + 1, let header = TableHeader(text, line, below: above) {
      return header
    }
    guard let header = TableHeader(text, line), header.isNamed || open?.hasMarks ?? true else { return nil }
    return header
  }

  /// Ends the row that is open; a row without a tail is none.
  mutating func close() {
    guard var row = open.take() else { return }
    let tail = TailSearch.tail(row.tokens, of: text, remarkLine: row.remark)
    giveBack(&row.tokens)
    guard let tail else { return }
    rows.append(
      SheetRow(
        line: row.line, lines: row.lines, item: row.item, question: row.question(before: tail.start),
        content: .tail(tail), remark: tail.remark, isDoubtful: row.isDoubtful))
  }

  // MARK: Lines that are no row's

  private mutating func takeBlank() {
    awaited = nil
    if open?.awaitsRemark ?? false {
      open?.remark = text.bytes.count..<text.bytes.count
      if !isDoubleSpaced { close() }
      return
    }
    guard !isDoubleSpaced else { return }
    example = nil
    close()
  }

  /// The line behind a 備考 that stood alone.
  private mutating func takeRemark(_ content: Range<Int>) -> Bool {
    guard open?.awaitsRemark ?? false else { return false }
    if case .prose = RemarkReference(text, content), starts.item(of: content, RowLexer.tokens(text, content)) != nil {
      open?.remark = text.bytes.count..<text.bytes.count
      close()
      return false
    }
    open?.remark = content
    close()
    return true
  }

  /// A legend, an instruction, or a sample row, which tell nothing of the sheet.
  private mutating func isAside(_ content: Range<Int>, _ tokens: [RowToken], _ start: RowStart.Found?) -> Bool {
    let tail = tokens.first { $0.isMarking || $0.kind == .remarkLabel }
    let head = content.lowerBound..<max(content.lowerBound, tail?.range.lowerBound ?? content.upperBound)
    if text.contains(any: Vocabulary.asides, in: head) {
      if start == nil, isExampleHeading(content) { example = -1 }
      return true
    }
    guard let last = example, TableHeader(text, content) == nil else { return false }
    if let start {
      // The form itself begins again from its head.
      guard start.item > last else {
        example = nil
        return false
      }
      example = start.item
    }
    return true
  }

  /// Whether nothing but brackets and a colon stands around the word for an example: samples follow.
  private func isExampleHeading(_ content: Range<Int>) -> Bool {
    guard content.count < 32 else { return false }
    return Vocabulary.examples.words.contains { word in
      content.contains { at in
        guard text.has(word, at: at, end: content.upperBound) else { return false }
        let around = [content.lowerBound..<at, at + word.count..<content.upperBound]
        return around.allSatisfy { range in
          RowLexer.tokens(text, range).allSatisfy { $0.kind != .prose && !$0.isMarking }
            || text.equals(any: Vocabulary.colons, text.trimming(range))
        }
      }
    }
  }

  // MARK: Rows

  private mutating func begin(
    _ start: RowStart.Found, _ tokens: consuming [RowToken], line: Range<Int>, number: Int
  ) {
    let isDoubtful = isDoubtful(start.item)
    if isDoubtful, let open { rows += doubtful(open, line: number) }
    if isDoubtful { open = nil }
    close()
    awaited = nil
    if let header, let row = ColumnRow(text, line, header) {
      let content: SheetRow.Content =
        switch row.content {
        case .marks(let marks, let options): .columns(marks, options: options)
        case .tail(let tail): .tail(tail)
        }
      rows.append(
        SheetRow(
          line: number, lines: TextRanges(line), item: start.item, question: row.question(from: start.end),
          content: content,
          remark: row.remark, isDoubtful: isDoubtful))
      return
    }
    open = OpenRow(start, line: number, isDoubtful: isDoubtful)
    tokens.removeFirst(tokens.firstIndex { $0.range.lowerBound >= start.end } ?? tokens.count)
    open?.begin(tokens, line)
    closeIfEnded()
  }

  /// A number at the head of a line is doubtful while a question is open whose turn it is, and this one's is not: the
  /// line may go on with that question.
  private func isDoubtful(_ item: Int) -> Bool {
    guard let open, !open.hasMarks, open.item != item else { return false }
    let next = next(after: rows.last?.item)
    return open.item == next && self.next(after: open.item) != item
  }

  private func next(after item: Int?) -> Int? {
    let first = item.map { $0 + 1 } ?? 0
    return catalogue.admitted.indices.dropFirst(first).first { catalogue.admitted[$0] != nil }
  }

  /// The open question, of which nothing more can be told.
  private func doubtful(_ open: OpenRow, line: Int) -> [SheetRow] {
    [
      SheetRow(
        line: open.line, lines: open.lines, item: open.item, question: TextRanges(), content: .columns([], options: []),
        remark: text.bytes.count..<text.bytes.count, isDoubtful: true)
    ]
  }

  private mutating func goOn(_ tokens: [RowToken], _ content: Range<Int>, _ number: Int) {
    guard let open, open.lines.count < RowAssembly.longestRow else {
      close()
      return takeUnnamed(tokens, number, line: content, id: awaited)
    }
    let isProse = tokens.first { !$0.isGap }?.kind == .prose
    if open.hasMarks, isProse, !tokens.contains(where: \.isMarking) {
      close()
      return
    }
    self.open?.append(tokens, content)
    closeIfEnded()
  }

  private mutating func closeIfEnded() {
    guard let open else { return }
    // A row of a page's table is one line, so that its 備考 ends it even where nothing stands for an answer.
    let isWhole = text.isTable && !text.keepsEmptyCells && open.isLabelled
    if open.isEnded || isWhole && !open.awaitsRemark { close() }
  }

  /// A line with a number of no item, or one that goes on with nothing.
  private mutating func takeUnnamed(_ tokens: [RowToken], _ number: Int, line: Range<Int>, id: String?) {
    let tail = TailSearch.tail(tokens, of: text)
    let isRow = tail?.hasRemarkLabel ?? false
    if isRow { unnamed.append(number) }
    guard let id else { return }
    let isComplete = tail.map { $0.isComplete && $0.isApart } ?? false
    let isTabled = header.map { ColumnRow(text, line, $0) != nil } ?? false
    guard isRow || isComplete || isTabled else {
      awaited = id
      return
    }
    awaited = nil
    if unlistedIDs.count < RowAssembly.longestList, !unlistedIDs.contains(id) { unlistedIDs.append(id) }
  }

  /// Whether the file has an empty line behind every line, as some programs write: then they tell nothing.
  private static func isDoubleSpaced(_ text: TextDocument) -> Bool {
    var (filled, pairs, wasFilled) = (0, 0, false)
    for line in text.lines {
      let isFilled = !text.trimming(line).isEmpty
      if isFilled { filled += 1 }
      if isFilled, wasFilled { pairs += 1 }
      wasFilled = isFilled
    }
    return filled >= 40 && pairs * 50 < filled
  }
}
