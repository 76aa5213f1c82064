package import DisclosureCore

extension Wording {
  /// What a person can do about a document that was refused; nil where the message says all there is.
  package static func advice(on code: RejectionCode) -> Label? {
    switch code {
    case .formatOther, .pdfNoText, .readerFormat:
      Label(
        japanese: "Excel ブック（.xlsx）、文字の入った PDF、CSV、テキストのいずれかで保存し直して提出してください",
        english: "Send it as an Excel workbook (.xlsx), a PDF with text, CSV or text")
    case .zipDamaged, .zipInconsistent, .zipName, .zipMethod, .xmlDoctype, .xmlEncoding, .xmlMalformed, .xlsxPart,
      .xlsxCell:
      Label(
        japanese: "Excel で開いて、.xlsx で保存し直してください", english: "Open it in Excel and save it again as .xlsx")
    case .pdfDamaged:
      Label(japanese: "PDF を作り直すか、もう一度受け取ってください", english: "Make the PDF anew, or get it once more")
    case .csvQuote:
      Label(
        japanese: "表計算ソフトで開いて、CSV で保存し直してください", english: "Open it in a spreadsheet and save it again as CSV")
    case .limitColumns, .limitCell, .limitCells, .limitParts, .limitPages, .limitObjects, .zipBomb, .xmlLimit:
      Label(japanese: "開示書一つだけのファイルにしてください", english: "Keep one sheet to a file, and nothing else in it")
    case .formUnknown, .formEmpty:
      Label(
        japanese: "開示書（SDS 5.0）の全体が入っているか確認してください",
        english: "Check that the file holds the whole of a disclosure sheet (SDS 5.0)")
    case .textEncoding, .textNUL:
      Label(
        japanese: "UTF-8 か Shift_JIS のテキストで保存し直してください", english: "Save it again as text in UTF-8 or Shift_JIS")
    case .limitSize, .limitRows, .limitLine:
      Label(japanese: "開示書一つだけのファイルにしてください", english: "Keep one sheet to a file, and nothing else in it")
    case .readerWall, .readerCPU, .readerMemory, .readerOutput:
      Label(
        japanese: "もう一度試し、同じなら別の形式で保存し直してください",
        english: "Try once more; if it stays so, save the document in another form")
    case .readerForbidden, .readerCrashed, .readerAnswer:
      Label(
        japanese: "sheet-reader が kaiji と同じ版か確かめ、同じならこのファイルの出所を疑ってください",
        english: "Check that sheet-reader is of kaiji's own version; if it is, do not trust where this file came from")
    default: nil
    }
  }
}
