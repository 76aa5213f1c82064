import DisclosureCore

/// What each line of a text sheet is: a title, a header row, a part of an item's row, or a remark.
struct TextLayout {
  let catalogue: Catalogue
  let header: Header
  let rows: [SheetRow]
  let remarks: [Remark]
  /// For each field of the head that differs from page to page, its values.
  let differingHeads: [[String]]
  /// Ids of rows with choices that the catalogue lacks.
  let unlistedIDs: [String]
  let notes: [String]

  private static let longestList = 16

  init(_ text: TextDocument) throws(Rejection) {
    let titles = FormTitle.find(in: text)
    let catalogue = try FormTitle.catalogue(of: titles.compactMap(\.self))
    var header = SheetHeader()
    var rows = RowAssembly(text, catalogue)
    var remarks = RemarkSection()
    var isInRemarks = false
    for (index, line) in text.lines.enumerated() {
      if isInRemarks, text.beginsAnew(index) { isInRemarks = false }
      // Every page repeats title and header, within the remarks too.
      if titles[index] != nil || header.take(line, of: text) { continue }
      if TextLayout.isRemarkTitle(line, of: text) {
        isInRemarks = true
      } else if isInRemarks {
        try remarks.add(line, of: text, catalogue: catalogue)
      } else {
        rows.take(line, number: index)
      }
    }
    rows.close()
    remarks.close(catalogue)
    guard !rows.rows.isEmpty else { throw Rejection(.formEmpty, "the form has no row with choices") }
    self.catalogue = catalogue
    self.header = header.header
    self.rows = rows.rows
    self.remarks = remarks.remarks
    self.differingHeads = header.differingValues
    self.unlistedIDs = rows.unlistedIDs
    self.notes =
      header.notes
      + rows.unnamed.prefix(TextLayout.longestList).map {
        "\(text.place(ofLine: $0)): a row with choices that names no item"
      }
  }

  /// A line that is one of these titles, whatever decorates it.
  static func isRemarkTitle(_ line: Range<Int>, of text: TextDocument) -> Bool {
    var title = text.trimmingBars(line)
    // A longer line is none, and need not be looked at often.
    guard title.count < 64 else { return false }
    while case let sign = text.first(of: decorations, at: title.lowerBound, end: title.upperBound), sign > 0 {
      title = text.trimming(title.lowerBound + sign..<title.upperBound)
    }
    let word = text.first(of: Vocabulary.remarkTitles, at: title.lowerBound, end: title.upperBound)
    guard word > 0 else { return false }
    let rest = text.trimming(title.lowerBound + word..<title.upperBound)
    return rest.isEmpty || text.equals(any: closings, rest)
  }

  private static let decorations = WordList("#", "【", "■", "●", "◆", "[", "［", "<", "＜", "*", "〔")
  private static let closings = WordList("】", "]", "］", ">", "＞", "〕", "：", ":", "**")
}
