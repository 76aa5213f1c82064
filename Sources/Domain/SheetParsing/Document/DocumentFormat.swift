import DisclosureCore

/// What a document is, told by its first bytes and never by its name.
enum DocumentFormat {
  case text
  /// A zip archive: a workbook, or another Office file.
  case archive
  case pdf

  init(_ document: [UInt8]) throws(Rejection) {
    func begins(_ magic: [UInt8]) -> Bool { document.starts(with: magic) }
    if begins(Array("PK\u{3}\u{4}".utf8)) {
      self = .archive
    } else if begins(Array("%PDF-".utf8)) {
      self = .pdf
    } else if let refused = DocumentFormat.refused.first(where: { begins($0.magic) }) {
      throw Rejection(.formUnknown, "this is \(refused.name); \(refused.advice)")
    } else {
      self = .text
    }
  }

  /// What is no sheet that can be read, and what to send instead.
  private static let refused: [(magic: [UInt8], name: String, advice: String)] = [
    ([0xD0, 0xCF, 0x11, 0xE0], "an older Office file (.xls or .doc)", saveAsWorkbook),
    ([0x89, 0x50, 0x4E, 0x47], "an image (PNG)", sendOriginal), ([0xFF, 0xD8, 0xFF], "an image (JPEG)", sendOriginal),
    (Array("GIF8".utf8), "an image (GIF)", sendOriginal), (Array("II*\0".utf8), "an image (TIFF)", sendOriginal),
    (Array("MM\0*".utf8), "an image (TIFF)", sendOriginal),
    (Array("{\\rtf".utf8), "a Rich Text file", saveAsWorkbook), ([0x1F, 0x8B], "a gzip archive", sendOriginal),
    (Array("7z".utf8) + [0xBC, 0xAF], "a 7-Zip archive", sendOriginal),
    (Array("Rar!".utf8), "a RAR archive", sendOriginal),
  ]
  private static let saveAsWorkbook = "save it as an Excel workbook (.xlsx) or a PDF and send that"
  private static let sendOriginal = "send the sheet itself as XLSX, PDF, CSV or text"
}
