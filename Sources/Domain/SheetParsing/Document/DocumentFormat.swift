import DisclosureCore

/// What a document is, told by its first bytes and never by its name.
enum DocumentFormat {
  case text
  /// A zip archive or a compound file: a workbook, or another Office file.
  case archive
  case pdf

  init(_ document: [UInt8]) throws(Rejection) {
    func begins(_ magic: [UInt8]) -> Bool { document.starts(with: magic) }
    if begins(Array("PK\u{3}\u{4}".utf8)) || begins(DocumentFormat.compound) {
      self = .archive
    } else if begins(Array("%PDF-".utf8)) {
      self = .pdf
    } else if let refused = DocumentFormat.refused.first(where: { begins($0.magic) }) {
      throw Rejection(.formatOther, "this is \(refused.name)")
    } else {
      self = .text
    }
  }

  /// An older Office file, or a workbook with a password: whoever reads workbooks tells them apart.
  private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0]

  /// What is no sheet that can be read.
  private static let refused: [(magic: [UInt8], name: String)] = [
    ([0x89, 0x50, 0x4E, 0x47], "an image (PNG)"), ([0xFF, 0xD8, 0xFF], "an image (JPEG)"),
    (Array("GIF8".utf8), "an image (GIF)"), (Array("II*\0".utf8), "an image (TIFF)"),
    (Array("MM\0*".utf8), "an image (TIFF)"), (Array("{\\rtf".utf8), "a Rich Text file"),
    ([0x1F, 0x8B], "a gzip archive"), (Array("7z".utf8) + [0xBC, 0xAF], "a 7-Zip archive"),
    (Array("Rar!".utf8), "a RAR archive"),
  ]
}
