/// Why a document, a submission or an input was refused: a code for programs, a place, and words for people.
package struct Rejection: Error, Sendable, Equatable {
  package let code: RejectionCode
  /// Where: `line 72`, `byte 1034`; nil where the whole is meant.
  package let place: String?
  /// One line in English. Never holds raw input.
  package let message: String

  package init(_ code: RejectionCode, at place: String? = nil, _ message: String) {
    self.code = code
    self.place = place
    self.message = message
  }
}

/// The closed list of rejections and errors (encoding.md §5). It grows with what needs a new one.
package enum RejectionCode: String, Sendable, CaseIterable {
  /// A file of a kind that is not read: an older Office file, a picture.
  case formatOther = "format.other"
  case formUnknown = "form.unknown"
  case formEmpty = "form.empty"
  case textEncoding = "text.encoding"
  case textNUL = "text.nul"
  case textCombining = "text.combining"
  case limitSize = "limit.size"
  case limitRows = "limit.rows"
  case limitLine = "limit.line"
  case limitHeaders = "limit.headers"
  case limitColumns = "limit.columns"
  case limitCell = "limit.cell"
  /// A quote that is never closed, or text behind one that is.
  case csvQuote = "csv.quote"
  case limitCells = "limit.cells"
  case limitParts = "limit.parts"
  case limitPages = "limit.pages"
  case limitObjects = "limit.objects"
  case zipDamaged = "zip.damaged"
  case zipInconsistent = "zip.inconsistent"
  case zipName = "zip.name"
  case zipEncrypted = "zip.encrypted"
  case zipMethod = "zip.method"
  case zipBomb = "zip.bomb"
  case xmlDoctype = "xml.doctype"
  case xmlEncoding = "xml.encoding"
  case xmlMalformed = "xml.malformed"
  case xmlLimit = "xml.limit"
  case xlsxPart = "xlsx.part"
  case xlsxCell = "xlsx.cell"
  case pdfDamaged = "pdf.damaged"
  case pdfEncrypted = "pdf.encrypted"
  case pdfNoText = "pdf.no.text"
  case envelopeInvalid = "envelope.invalid"
  case contentHash = "content.hash"
  case contentEmpty = "content.empty"
  case hospitalUnknown = "hospital.unknown"
  case productUnnamed = "product.unnamed"
  case schemaNewer = "schema.newer"
  case submissionConflict = "submission.conflict"
  case policyInvalid = "policy.invalid"
  case positionGap = "position.gap"
  case positionRecreated = "position.recreated"
  case dayJump = "day.jump"
  /// The reader gave no answer in time.
  case readerWall = "reader.wall"
  case readerCPU = "reader.cpu"
  case readerMemory = "reader.memory"
  /// Its answer was too long.
  case readerOutput = "reader.output"
  /// It did what it is forbidden to do.
  case readerForbidden = "reader.forbidden"
  case readerCrashed = "reader.crashed"
  /// Its answer was none.
  case readerAnswer = "reader.answer"
  /// What it needs to read this format is not installed.
  case readerFormat = "reader.format"

  /// Whether a submission rejected for it keeps its id; where the bytes did not cause it, the id stays open.
  package var claims: Bool {
    switch self {
    case .hospitalUnknown, .schemaNewer, .contentHash: false
    case .readerWall, .readerCPU, .readerMemory, .readerOutput, .readerForbidden, .readerCrashed, .readerAnswer,
      .readerFormat:
      false
    default: true
    }
  }
}
