import DisclosureCore
import XLSXWorkbook

/// Which worksheets of a workbook are read: those with the title of a form that is known, and those with its remarks.
struct WorkbookTabs {
  /// In the order in which they are read.
  let read: [Int]
  let notes: [String]

  init(_ book: XLSXWorkbook) throws(Rejection) {
    var forms: [Int] = []
    var unknown: [Int] = []
    var remarks: [Int] = []
    var notes: [String] = []
    for (index, sheet) in book.sheets.enumerated() where sheet.hasCells && !sheet.cells.isEmpty {
      guard sheet.visibility == .visible else {
        notes.append("sheet \(sheet.name) is hidden and was not read")
        continue
      }
      if WorkbookTabs.examples.contains(where: { sheet.name.contains($0) }) {
        notes.append("sheet \(sheet.name) is an example and was not read")
        continue
      }
      switch try WorkbookTabs.content(of: index, book) {
      case .form(let isKnown): isKnown ? forms.append(index) : unknown.append(index)
      case .remarks: remarks.append(index)
      case .nothing: break
      case .other: notes.append("sheet \(sheet.name) has no title of a form and was not read")
      }
    }
    if !forms.isEmpty {
      notes += unknown.map { "sheet \(book.sheets[$0].name) holds another form and was not read" }
    }
    read = (forms.isEmpty ? unknown : forms) + remarks
    self.notes = notes
    guard !read.isEmpty else {
      throw Rejection(.formUnknown, "no worksheet has the title of a disclosure sheet (医療情報セキュリティ開示書)")
    }
  }

  private enum Content {
    case form(isKnown: Bool)
    case remarks
    case other
    case nothing
  }

  /// A title stands among the first rows; only without one is the rest looked through.
  private static let firstRows = 40

  private static func content(of index: Int, _ book: XLSXWorkbook) throws(Rejection) -> Content {
    for rows in [firstRows, .max] {
      var lines = WorkbookLines(book)
      try lines.add(index, atMost: rows)
      guard lines.lines.bytes.contains(where: { $0 > 0x20 }) else { continue }
      let text = try TextDocument(lines.lines, encoding: "UTF-8")
      let titles = FormTitle.find(in: text).compactMap(\.self)
      if !titles.isEmpty {
        let isKnown = titles.contains { title in
          Catalogue.known.contains { $0.form.family == title.family && $0.form.guideline == title.guideline }
        }
        return .form(isKnown: isKnown)
      }
      guard rows == .max else { continue }
      return text.lines.contains { TextLayout.isRemarkTitle($0, of: text) } ? .remarks : .other
    }
    return .nothing
  }

  private static let examples = ["記入例", "記載例", "回答例", "サンプル", "見本"]
}
