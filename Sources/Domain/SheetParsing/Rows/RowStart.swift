import DisclosureCore

/// Tells whether a line begins the row of an item: by its number, or as a bullet by its key word.
struct RowStart {
  struct Found {
    /// Of the item in the catalogue.
    let item: Int
    /// Where the question begins.
    let end: Int
  }

  let text: TextDocument
  let catalogue: Catalogue

  /// What a line's number, if it has one, stands at the head of: the line as a whole, or one of its cells.
  ///
  /// - Parameter content: the line without white space at either end.
  func head(of content: Range<Int>, _ line: Range<Int>, _ tokens: [RowToken], _ header: TableHeader?) -> Range<Int> {
    if let header, text.isTable || header.number > 0 {
      let cells = text.tableCells(line)
      if cells.indices.contains(header.number), !cells[header.number].isEmpty { return cells[header.number] }
      // A bullet has no number.
      let names = header.names.filter { cells.indices.contains($0) && !cells[$0].isEmpty }.map { cells[$0] }
      return names.first { BulletItem.isBullet(text, $0) } ?? names.first ?? content
    }
    guard text.isTable else { return content }
    let tail = tokens.first { $0.isMarking || $0.kind == .remarkLabel }?.range.lowerBound ?? line.upperBound
    let cells = text.tableCells(line).filter { !$0.isEmpty && $0.lowerBound < tail }
    // The name of a section may stand before the number: then a question follows it.
    let number = cells.indices.prefix(3).first { at in
      guard let number = ItemNumber(text, cells[at], catalogue: catalogue), number.end == cells[at].upperBound else {
        return false
      }
      return at == 0 || at + 1 < cells.count
    }
    return number.map { cells[$0] } ?? cells.first ?? content
  }

  /// The item whose number was typed into a cell that keeps it as a number or a day: the only one that it can be, and
  /// where two can be meant, the one that follows the last row.
  func item(_ typed: [[UInt8]], at cell: Range<Int>, after last: Int?) -> Found? {
    let known = Set(typed.compactMap { catalogue.position(ofBytes: $0[...]) }).filter {
      catalogue.items[$0].isAnswerable
    }
    let following = known.filter { $0 > last ?? -1 }
    let item = known.count == 1 ? known.first : following.count == 1 ? following.first : nil
    return item.map { Found(item: $0, end: cell.upperBound) }
  }

  func item(of line: Range<Int>, _ tokens: [RowToken]) -> Found? {
    let head = head(of: line)
    if let number = ItemNumber(text, head, catalogue: catalogue) {
      guard catalogue.admitted[number.position] != nil else { return nil }
      return Found(item: number.position, end: number.end)
    }
    let tail = tokens.first { $0.range.lowerBound >= head.lowerBound && ($0.isMarking || $0.kind == .remarkLabel) }
    let question = head.lowerBound..<min(line.upperBound, tail?.range.lowerBound ?? line.upperBound)
    return BulletItem.position(text, question, catalogue).map { Found(item: $0, end: head.lowerBound) }
  }

  /// Whether a number or a bullet stands at its head, be it of the form or not.
  func isNumbered(_ line: Range<Int>) -> Bool {
    let head = head(of: line)
    return DecimalNumber.digit(text, at: head.lowerBound, end: head.upperBound) != nil
      || BulletItem.isBullet(text, head) && RowLexer.tokens(text, head).contains { $0.kind == .prose }
  }

  /// The number at its head where the form has none such.
  func unlistedID(_ line: Range<Int>) -> String? {
    guard let id = ItemNumber.printed(text, head(of: line)), catalogue.position(of: id) == nil else { return nil }
    return String(decoding: id, as: UTF8.self)
  }

  /// The first cell between bars, or the whole line.
  private func head(of line: Range<Int>) -> Range<Int> {
    let line = text.trimmingBars(line)
    guard text.census.hasBars else { return line }
    return line.lowerBound..<(line.first { text.bar(at: $0, end: line.upperBound) > 0 } ?? line.upperBound)
  }
}

/// A bullet of a list has no number: it is known by the one key word in it.
private enum BulletItem {
  private static let bullets = WordList("・", "･", "•")
  private static let keys: [(word: [UInt8], id: String)] = [
    (Array("記憶".utf8), "17.1.b1"), (Array("生体".utf8), "17.1.b2"), (Array("物理媒体".utf8), "17.1.b3"),
    (Array("二要素".utf8), "17.1.b4"), (Array("その他".utf8), "17.1.b5"),
  ]

  static func isBullet(_ text: TextDocument, _ line: Range<Int>) -> Bool {
    text.first(of: bullets, at: line.lowerBound, end: line.upperBound) > 0
  }

  static func position(_ text: TextDocument, _ question: Range<Int>, _ catalogue: Catalogue) -> Int? {
    let question = text.trimming(question)
    guard isBullet(text, question) else { return nil }
    let found = keys.filter { key in
      question.contains { text.has(key.word, at: $0, end: question.upperBound) }
    }
    guard found.count == 1, let id = found.first?.id else { return nil }
    return catalogue.position(of: id)
  }
}
