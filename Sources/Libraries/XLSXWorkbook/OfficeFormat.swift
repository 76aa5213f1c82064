package import ZipArchive

/// What a file is that might be an office document, by its contents.
package enum OfficeFormat: Equatable, Sendable, CustomStringConvertible {
  /// A workbook that is read, with macros or without.
  case xlsx
  /// A workbook in Excel's binary format of 2007.
  case xlsb
  /// A workbook in Excel's formats before 2007.
  case xls
  /// An office document of 2007 or later with a password.
  case encrypted
  /// A document of Word before 2007.
  case doc
  /// Another compound file, which old office programs and mail programs write.
  case compound
  case docx
  case pptx
  /// An OpenDocument spreadsheet, as LibreOffice writes.
  case ods
  /// Another OpenDocument file.
  case openDocument
  /// An archive of something else.
  case archive
  case unknown

  package var description: String {
    switch self {
    case .xlsx: "an XLSX workbook"
    case .xlsb: "a binary workbook (.xlsb)"
    case .xls: "an old workbook (.xls)"
    case .encrypted: "an office document with a password"
    case .doc: "an old Word document (.doc)"
    case .compound: "an old office document"
    case .docx: "a Word document (.docx)"
    case .pptx: "a presentation (.pptx)"
    case .ods: "an OpenDocument spreadsheet (.ods)"
    case .openDocument: "an OpenDocument file"
    case .archive: "a zip archive"
    case .unknown: "no office document"
    }
  }

  /// By the first bytes, and for a compound file by the streams that it names. A zip archive is ``archive``.
  package static func of(_ bytes: [UInt8]) -> OfficeFormat {
    if bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6]) { return .archive }
    guard bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) else { return .unknown }
    let streams: [(String, OfficeFormat)] = [
      ("EncryptedPackage", .encrypted), ("WordDocument", .doc), ("Workbook", .xls), ("Book", .xls),
    ]
    // A directory's records are 128 bytes long, each begins with a name of 16-bit letters, and all are aligned.
    for at in stride(from: 512, to: bytes.count - 127, by: 128) {
      for (name, format) in streams where bytes[at..<at + 64].elementsEqual(wide(name)) { return format }
    }
    return .compound
  }

  /// By the names of an archive's files.
  package static func of(_ archive: inout ZipArchive) throws(ZipError) -> OfficeFormat {
    if let mimetype = archive.entry(named: "mimetype"), mimetype.size < 100 {
      let type = String(decoding: try archive.contents(of: mimetype), as: UTF8.self)
      if type.hasPrefix("application/vnd.oasis.opendocument.spreadsheet") { return .ods }
      if type.hasPrefix("application/vnd.oasis.opendocument.") { return .openDocument }
    }
    guard archive.entry(named: "[Content_Types].xml") != nil else { return .archive }
    if archive.entry(named: "xl/workbook.bin") != nil { return .xlsb }
    for (folder, format) in [("xl/", OfficeFormat.xlsx), ("word/", .docx), ("ppt/", .pptx)] {
      if archive.entries.contains(where: { $0.name.starts(with: folder.utf8) }) { return format }
    }
    return .xlsx
  }

  private static func wide(_ name: String) -> [UInt8] {
    var letters = name.utf8.flatMap { [$0, UInt8(0)] }
    letters += [UInt8](repeating: 0, count: 64 - letters.count)
    return letters
  }
}
