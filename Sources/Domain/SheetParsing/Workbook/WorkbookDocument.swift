import DisclosureCore
import XLSXWorkbook

/// A workbook as a document of lines: the worksheets that hold the form, and what is drawn on them.
struct WorkbookDocument {
  let text: TextDocument
  let notes: [String]

  init(_ document: [UInt8]) throws(Rejection) {
    let book: XLSXWorkbook
    do throws(XLSXError) {
      book = try XLSXWorkbook(document)
    } catch {
      throw Rejection(error)
    }
    let tabs = try WorkbookTabs(book)
    var lines = WorkbookLines(book)
    for tab in tabs.read { try lines.add(tab) }
    let plain = try TextDocument(lines.lines, encoding: "UTF-8", alternatives: lines.alternatives)
    text = TextDocument(plain, adding: WorkbookDrawings(book, lines, plain).overlays)
    notes = tabs.notes + lines.notes.sentences + WorkbookDocument.activity(of: book)
  }

  private static func activity(of book: XLSXWorkbook) -> [String] {
    let kinds = Set(book.active.map { "\($0.kind)" }).sorted()
    return kinds.isEmpty
      ? [] : ["the workbook holds what was neither run nor followed: \(kinds.joined(separator: ", "))"]
  }
}
