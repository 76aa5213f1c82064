/// Reads one cell: its place, its style, and its value as a person sees it.
extension WorkbookContents {
  /// - Parameters:
  ///   - place: where the cell must be, or after which in its row.
  /// - Returns: nil for a cell that is empty and looks so.
  mutating func readCell(_ reader: inout PartReader, at place: CellReference) throws(XLSXError) -> Cell? {
    let style = try reader.integer(.s) ?? 0
    guard stylesheet.cells.indices.contains(style) else { throw reader.error(.style, at: place) }
    let type = reader.attribute(.t) == nil ? .n : reader.word(.t) ?? .unknown
    let start = text.bytes.count
    var hasFormula = false
    var hasValue = false
    var rich: RichText?
    while let child = try reader.child(of: 4) {
      switch child {
      case .`x:v`:
        guard !hasValue else { throw reader.error(.value, at: place) }
        hasValue = true
        try reader.text(of: 5, to: &text)
      case .`x:f`: hasFormula = true
      case .`x:is`: rich = try readRichText(&reader, of: 5)
      default: continue
      }
    }
    let written = text.since(start)
    func cell(_ value: CellValue, _ shown: TextRange, runs: Range<Int32> = 0..<0) -> Cell {
      let formula: Cell.Formula = !hasFormula ? .none : value.kind == .blank ? .withoutValue : .cached
      return Cell(place, value, formula: formula, style: style, text: shown, written: written, runs: runs)
    }
    switch type {
    case .inlineStr:
      guard let rich else { return style == 0 ? nil : cell(CellValue(kind: .blank), .empty) }
      return cell(CellValue(kind: .string), rich.text, runs: rich.runs)
    case .str where hasValue:
      text.unescape(since: start)
      return cell(CellValue(kind: .string), text.since(start))
    case _ where written.isEmpty:
      return style == 0 && !hasFormula ? nil : cell(CellValue(kind: .blank), .empty)
    case .s:
      guard let index = text.index(since: start), strings.all.indices.contains(index) else {
        throw reader.error(.sharedString, at: place)
      }
      text.bytes.removeLast(text.bytes.count - start)
      let string = strings.all[index]
      return Cell(
        place, CellValue(kind: .string), formula: hasFormula ? .cached : .none, style: style, text: string.text,
        written: .empty, runs: string.runs)
    case .n:
      let value = try showNumber(at: start, stylesheet.cells[style].format, reader, place)
      return cell(value, value.shown ?? written)
    case .b:
      let index = text.index(since: start)
      guard let index, index <= 1 else { throw reader.error(.value, at: place) }
      return cell(CellValue(kind: .boolean), try add(Array((index == 1 ? "TRUE" : "FALSE").utf8), reader))
    case .e:
      // All errors are written so; another text is one that its program would not show as this cell's value.
      guard text.bytes[start] == UInt8(ascii: "#") else { throw reader.error(.value, at: place) }
      return cell(CellValue(kind: .error), written)
    case .d:
      guard written.count >= 10, CalendarDate.isWritten(text.bytes[start..<start + 10]) else {
        throw reader.error(.value, at: place)
      }
      return cell(CellValue(kind: .date), TextRange(start..<start + 10))
    default: throw reader.error(.value, at: place)
    }
  }

  /// Adds the text by which a person sees the number that stands at the end of the text.
  private mutating func showNumber(
    at start: Int, _ format: NumberFormat, _ reader: borrowing PartReader, _ place: CellReference
  ) throws(XLSXError) -> CellValue {
    // Most numbers are short and whole, and are seen as they are written.
    if text.index(since: start) != nil, text.bytes[start] != 0x30,
      format == .general || format == .text || format == .fixed(integers: 1, decimals: 0)
    {
      return CellValue(kind: .number)
    }
    guard let number = DecimalNumber(Array(text.bytes[start...])) else { throw reader.error(.number, at: place) }
    switch format {
    case .general, .text: return CellValue(kind: .number, shown: try add(number.general, reader))
    case .fixed(let integers, let decimals):
      let shown = number.fixed(integers: Int(integers), decimals: Int(decimals))
      return CellValue(kind: .number, shown: try add(shown, reader))
    case .date:
      guard let value = number.value else { throw reader.error(.number, at: place) }
      guard let date = CalendarDate(serial: value, from1904: isFrom1904) else {
        return CellValue(kind: .number, isShownOtherwise: true)
      }
      return CellValue(kind: .date, shown: try add(date.iso, reader))
    case .time, .other: return CellValue(kind: .number, isShownOtherwise: true)
    }
  }

  private mutating func add(_ bytes: [UInt8], _ reader: borrowing PartReader) throws(XLSXError) -> TextRange {
    guard text.hasRoom(for: bytes.count) else { throw reader.error(.tooMuchText(limit: text.limit)) }
    let start = text.bytes.count
    text.bytes += bytes
    return text.since(start)
  }
}
