import DisclosureCore
import PDFPages

/// A PDF as a document of lines, with what is drawn and written on its pages beside the text.
struct PageDocument {
  let text: TextDocument
  let notes: [String]

  /// - Parameter library: what was loaded before the reader shut itself in.
  init(_ document: [UInt8], _ library: PDFLibrary) throws(Rejection) {
    let pages: [PDFPage]
    do throws(PDFError) {
      pages = try library.pages(of: document)
    } catch {
      throw Rejection(error)
    }
    guard pages.contains(where: { !$0.hasNoText }) else {
      throw Rejection(
        .pdfNoText, "no page has text: a scan or a picture is not read")
    }
    var lines = MarkedLines()
    var placed: [PlacedPage] = []
    for page in pages {
      lines.beginPart(named: "page \(page.number), line")
      let rulings = PageRulings(page)
      let text = PageText(page, rulings)
      placed.append(
        PlacedPage(page: page, text: text, marks: PageMark.all(of: page, besides: rulings), start: lines.bytes.count))
      for (number, line) in text.lines.enumerated() {
        lines.append(cells: text.bytes[line])
        try lines.endLine(number + 1)
      }
    }
    let named = try UnnamedTicks.named(in: lines)
    let plain = try TextDocument(named ?? lines, encoding: "UTF-8", keepsEmptyCells: false)
    text = TextDocument(plain, adding: placed.flatMap { PageOverlays($0, plain).overlays })
    notes =
      PageDocument.notes(of: placed)
      + (named == nil ? [] : ["characters before choices that the PDF does not name were read as ticked boxes"])
  }

  private static func notes(of pages: [PlacedPage]) -> [String] {
    let hidden = pages.filter { $0.page.hiddenGlyphs > 0 }.map { "\($0.page.number)" }
    let unknown = pages.filter { $0.text.unknownLetters > 0 }.map { "\($0.page.number)" }
    func list(_ pages: [String]) -> String { pages.prefix(16).joined(separator: ", ") + (pages.count > 16 ? " …" : "") }
    return (hidden.isEmpty ? [] : ["text that nobody sees was not read: page \(list(hidden))"])
      + (unknown.isEmpty ? [] : ["characters whose meaning the PDF does not tell: page \(list(unknown))"])
  }
}

/// A page whose lines stand in a document.
struct PlacedPage {
  let page: PDFPage
  let text: PageText
  let marks: [PageMark]
  /// Of its first byte in the document.
  let start: Int
}

extension Rejection {
  /// Why a PDF is not read, with its page.
  fileprivate init(_ error: PDFError) {
    let code: RejectionCode =
      switch error.reason {
      case .notAPDF, .truncated, .damaged: .pdfDamaged
      case .encrypted, .protection: .pdfEncrypted
      case .tooManyPages: .limitPages
      case .tooManyObjects, .tooManySegments, .tooManyGlyphs, .nesting, .textTooLong: .limitObjects
      }
    self.init(code, at: error.page.map { "page \($0)" }, error.reason.description)
  }
}
