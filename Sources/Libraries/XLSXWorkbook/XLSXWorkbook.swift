/// An Excel workbook as a person sees it, read once and whole.
///
/// No formula is reckoned, no link followed and no macro kept. All text is in one array of bytes, of which cells, runs,
/// shapes and controls tell places; nothing is made for cells that are empty.
package struct XLSXWorkbook: Sendable {
  /// In the order of their tabs.
  package let sheets: [Worksheet]
  /// In UTF-8.
  package let text: [UInt8]
  /// Of cells whose letters look different from place to place.
  package let runs: [TextRun]
  package let styles: [CellStyle]
  package let active: [ActiveContent]

  package func bytes(of range: TextRange) -> ArraySlice<UInt8> { text[range.range] }

  package func string(of range: TextRange) -> String { String(decoding: bytes(of: range), as: UTF8.self) }

  /// The style of one of this workbook's cells.
  package func style(of cell: Cell) -> CellStyle { styles[Int(cell.style)] }

  package init(_ bytes: [UInt8], limits: XLSXLimits = XLSXLimits()) throws(XLSXError) {
    let format = OfficeFormat.of(bytes)
    guard format == .archive else { throw XLSXError(.format(format)) }
    var package = try OfficePackage(bytes, limits.archive)
    var contents = WorkbookContents(limits: limits)
    let reading = try WorkbookReading(&package, &contents)
    for part in package.parts {
      guard let kind = ActiveContent.Kind(part: part.name, type: part.type) else { continue }
      contents.active.append(ActiveContent(kind: kind, part: OfficePackage.escaped(part.name)))
    }
    sheets = reading.sheets
    text = contents.text.bytes
    runs = contents.runs
    styles = contents.stylesheet.cells
    active = contents.active
  }
}
