import DisclosureCore

/// What each line of a text sheet is: a title, a header row, an item's row, or a remark.
struct TextLayout {
  /// One row of choices.
  struct Row {
    /// Counted from 1.
    let line: Int
    let range: Range<Int>
    /// Of the item in the catalogue; nil where the row's number or bullet names none.
    let item: Int?
    let choices: ChoiceRow
  }

  let catalogue: Catalogue
  let header: Header
  let rows: [Row]
  let remarks: [Remark]
  let notes: [String]

  private static let remarkTitle = Array("備考記載欄".utf8)

  init(_ text: TextDocument) throws(Rejection) {
    let titles = text.lines.compactMap { FormTitle.find(in: $0, of: text) }
    let catalogue = try FormTitle.catalogue(of: titles)
    var header = SheetHeader()
    var rows: [Row] = []
    var remarks = RemarkSection()
    var isInRemarks = false
    for (index, line) in text.lines.enumerated() {
      // Every page repeats title and header, within the remarks too.
      if FormTitle.find(in: line, of: text) != nil || header.take(line, of: text) { continue }
      if text.equals(text.trimming(line), TextLayout.remarkTitle) {
        isInRemarks = true
      } else if isInRemarks {
        remarks.add(line, of: text, catalogue: catalogue)
      } else if let choices = ChoiceRow(text, line) {
        let item = TextLayout.item(text, line.lowerBound..<choices.start, catalogue)
        rows.append(Row(line: index + 1, range: line, item: item, choices: choices))
      }
    }
    remarks.close(catalogue)
    guard rows.contains(where: { $0.item != nil }) else {
      throw Rejection(.formEmpty, "the form has no row with choices")
    }
    self.catalogue = catalogue
    self.header = header.header
    self.rows = rows
    self.remarks = remarks.remarks
    self.notes = header.notes
  }

  private static func item(_ text: TextDocument, _ question: Range<Int>, _ catalogue: Catalogue) -> Int? {
    if let number = ItemNumber(text, question, catalogue: catalogue) { return number.position }
    return BulletItem.position(text, question, catalogue)
  }
}

/// A bullet of a list has no number: it is known by the one key word in it.
private enum BulletItem {
  private static let bullets = ["・", "･", "•"].map { Array($0.utf8) }
  private static let keys: [(word: [UInt8], id: String)] = [
    (Array("記憶".utf8), "17.1.b1"), (Array("生体".utf8), "17.1.b2"), (Array("物理媒体".utf8), "17.1.b3"),
    (Array("二要素".utf8), "17.1.b4"), (Array("その他".utf8), "17.1.b5"),
  ]

  static func position(_ text: TextDocument, _ question: Range<Int>, _ catalogue: Catalogue) -> Int? {
    let question = text.trimming(question)
    guard bullets.contains(where: { text.has($0, at: question.lowerBound, end: question.upperBound) }) else {
      return nil
    }
    let found = keys.filter { key in
      question.contains { text.has(key.word, at: $0, end: question.upperBound) }
    }
    guard found.count == 1, let id = found.first?.id else { return nil }
    return catalogue.position(of: id)
  }
}
