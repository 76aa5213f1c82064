import DisclosureCore
import XLSXWorkbook
import XMLText
import ZipArchive

extension Rejection {
  /// Why a workbook is not read, with its part, its cell or its byte.
  init(_ error: XLSXError) {
    let part = error.part.map { "part \($0)" }
    let spot = error.cell.map { "cell \($0)" } ?? error.offset.map { "byte \($0)" }
    let place = [part, spot].compactMap(\.self).joined(separator: ", ")
    self.init(error.reason.code, at: place.isEmpty ? nil : place, error.description)
  }
}

extension XLSXError.Reason {
  fileprivate var code: RejectionCode {
    switch self {
    case .format(.encrypted): .zipEncrypted
    case .format: .formatOther
    case .archive(let reason): reason.code
    case .xml(let reason): reason.code
    case .missingPart, .partUsedTwice, .contentType, .rootElement, .relationship: .xlsxPart
    case .value, .cellReference, .rowOrder, .cellOrder, .sharedString, .style, .number, .mergedOverlap: .xlsxCell
    case .tooManyCells: .limitCells
    case .tooManyRows: .limitRows
    case .tooManyColumns: .limitColumns
    case .tooManyStrings, .tooManyStyles, .tooManyShapes, .tooManyRanges, .tooManySheets: .limitParts
    case .tooMuchText: .limitSize
    }
  }
}

extension ZipError.Reason {
  fileprivate var code: RejectionCode {
    switch self {
    case .notAnArchive, .truncated, .damagedData, .checksum, .size: .zipDamaged
    case .severalDisks, .strayBytes, .trailingBytes, .overlap, .directory, .zip64, .extraField, .headersDiffer,
      .descriptor:
      .zipInconsistent
    case .duplicateName, .name, .specialFile: .zipName
    case .encrypted: .zipEncrypted
    case .method: .zipMethod
    case .tooManyEntries: .limitParts
    case .entryTooLarge, .allTooLarge, .ratio, .memory: .zipBomb
    }
  }
}

extension XMLError.Reason {
  fileprivate var code: RejectionCode {
    switch self {
    case .doctype: .xmlDoctype
    case .encoding, .invalidUTF8, .character: .xmlEncoding
    case .tooDeep, .tooManyAttributes, .textTooLong: .xmlLimit
    default: .xmlMalformed
    }
  }
}
