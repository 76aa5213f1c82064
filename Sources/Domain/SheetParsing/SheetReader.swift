package import DisclosureCore
import PDFPages

/// Reads a document as people hand it in, in stages: bytes, text, lines, rows, marks, readings.
///
/// Reading does not scold: what can be read is read, what cannot is left `unresolved`, and nothing is guessed. The same
/// bytes always give the same sheet, or the same rejection.
package enum SheetReader {
  /// Raised only when the same bytes may read differently (encoding.md §1).
  package static let version: Int32 = 4

  /// The largest document that is read, in bytes.
  package static let maximumBytes = 8 << 20

  /// The sheet that the document holds.
  package static func read(_ document: [UInt8]) throws(Rejection) -> Sheet {
    guard document.count <= maximumBytes else {
      throw Rejection(.limitSize, "the document has \(document.count) bytes; at most 8 MiB are read")
    }
    switch try DocumentFormat(document) {
    case .text: return try read(text: document)
    case .archive: return try read(workbook: document)
    case .pdf: return try read(pages: document)
    }
  }

  private static func read(workbook document: [UInt8]) throws(Rejection) -> Sheet {
    let workbook = try WorkbookDocument(document)
    return try sheet(workbook.text, document, mediaType: workbookType, notes: workbook.notes)
  }

  private static func read(pages document: [UInt8]) throws(Rejection) -> Sheet {
    guard let library = PDFLibrary.loaded else {
      throw Rejection(.readerFormat, "this reader has no library for PDFs (Deployment/setup installs it)")
    }
    let pages = try PageDocument(document, library)
    return try sheet(pages.text, document, mediaType: "application/pdf", notes: pages.notes)
  }

  private static let workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

  private static func read(text document: [UInt8]) throws(Rejection) -> Sheet {
    let text = try TextDocument(try SourceText(document))
    if let table = try DelimitedText(text) { return try sheet(table, text, document) }
    let asText = Result { () throws(Rejection) in try sheet(text, document, mediaType: "text/plain") }
    let isAnswered =
      switch asText {
      case .success(let sheet): sheet.readings.contains { $0?.state == .explicit }
      case .failure: false
      }
    if !isAnswered, let table = try DelimitedText(unanswered: text) { return try sheet(table, text, document) }
    return try asText.get()
  }

  private static func sheet(_ table: DelimitedText, _ text: TextDocument, _ document: [UInt8]) throws(Rejection)
    -> Sheet
  {
    try sheet(try TextDocument(table.lines, encoding: text.encoding), document, mediaType: "text/csv")
  }

  private static func sheet(
    _ text: TextDocument, _ document: [UInt8], mediaType: String, notes: [String] = []
  ) throws(Rejection) -> Sheet {
    let layout = try TextLayout(text)
    let readings = RowReadings(layout, text)
    return Sheet(
      catalogue: layout.catalogue, header: layout.header,
      source: Source(mediaType: mediaType, encoding: text.encoding, bytes: document.count),
      readings: readings.readings, remarks: layout.remarks, notes: notes + layout.notes,
      sightings: Sightings(
        differingHeads: layout.differingHeads, unlistedIDs: layout.unlistedIDs, questions: readings.questions))
  }
}
