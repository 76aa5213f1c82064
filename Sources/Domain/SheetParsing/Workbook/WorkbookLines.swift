import DisclosureCore
import XLSXWorkbook

/// Makes the rows of worksheets lines, with their cells between tabs.
///
/// Columns in which no cell of the worksheet has text are left out: forms on squared paper merge many narrow columns
/// into one.
struct WorkbookLines {
  /// A cell of a line.
  struct Placed {
    let range: Range<Int>
    let line: Int
    let sheet: Int
    let place: CellReference
    /// Nil where the worksheet has nothing there.
    let cell: Cell?
  }

  private let book: XLSXWorkbook
  private(set) var lines = MarkedLines()
  private(set) var cells: [Placed] = []
  private(set) var notes = WorkbookNotes()
  /// For each cell that holds a number, how else an item's number may have been typed.
  private(set) var alternatives: [Int: [[UInt8]]] = [:]

  init(_ book: XLSXWorkbook) { self.book = book }

  /// Appends a worksheet's rows, or the first of them.
  mutating func add(_ index: Int, atMost most: Int = .max) throws(Rejection) {
    let sheet = book.sheets[index]
    lines.beginPart(named: "sheet \(sheet.name), row", isAnew: true)
    let columns = columns(of: sheet)
    let controls = SheetControls(sheet, book)
    var at = 0
    var last = -1
    let first = lines.lines.count
    while at < sheet.cells.count, lines.lines.count - first < most {
      let row = sheet.cells[at].row
      let end = sheet.cells[at...].firstIndex { $0.row != row } ?? sheet.cells.count
      let cells = sheet.cells[at..<end]
      at = end
      guard
        cells.contains(where: { !$0.text.isEmpty || $0.formula == .withoutValue }) || controls.hasCaption(inRow: row)
      else { continue }
      // Empty rows part what stands above from what stands below.
      if row > last + 1, last >= 0 { try lines.endLine(row) }
      last = row
      if sheet.rows.isHidden(row) { notes.add(.hiddenRow, sheet.name, row: row) }
      var next = cells.startIndex
      for (position, column) in columns.enumerated() {
        if position > 0 { lines.endCell() }
        // Cells of a row stand in the order of their columns.
        while next < cells.endIndex, cells[next].column < column { next += 1 }
        let cell = next < cells.endIndex && cells[next].column == column ? cells[next] : nil
        try add(cell, CellReference(row: row, column: column), index, controls)
      }
      try lines.endLine(row + 1)
    }
  }

  /// The columns that hold text, hidden ones apart.
  private mutating func columns(of sheet: Worksheet) -> [Int] {
    var used: Set<Int> = []
    for cell in sheet.cells where !cell.text.isEmpty { used.insert(cell.column) }
    for control in sheet.controls where !control.caption.isEmpty {
      if let place = control.frame.flatMap({ sheet.place(atX: $0.x + $0.width / 2, y: $0.y + $0.height / 2) }) {
        used.insert(place.column)
      }
    }
    let hidden = used.filter { sheet.columns.isHidden($0) }.sorted()
    for column in hidden { notes.add(.hiddenColumn, sheet.name, column: column) }
    return used.subtracting(hidden).sorted()
  }

  private mutating func add(
    _ cell: Cell?, _ place: CellReference, _ sheet: Int, _ controls: SheetControls
  ) throws(Rejection) {
    let start = lines.bytes.count
    if let cell { add(text: cell, place, sheet, controls) }
    for caption in controls.captions(in: place) {
      if lines.bytes.count > start { lines.append(" ".utf8) }
      let range = lines.append(book.bytes(of: caption.text))
      if let kind = caption.kind { lines.add(Overlay(range: range, mark: .control, kind: kind)) }
    }
    guard lines.bytes.count - start <= TextDocument.maximumCellBytes else {
      throw Rejection(.limitCell, at: "sheet \(book.sheets[sheet].name), cell \(place)", "a cell of more than 64 KiB")
    }
    cells.append(
      Placed(range: start..<lines.bytes.count, line: lines.lines.count, sheet: sheet, place: place, cell: cell))
  }

  private mutating func add(text cell: Cell, _ place: CellReference, _ sheet: Int, _ controls: SheetControls) {
    let style = book.style(of: cell)
    let name = book.sheets[sheet].name
    if cell.kind == .boolean {
      // The cell behind a control repeats what the control shows.
      if controls.links(to: place) { return }
      if style.isCheckBox {
        let isSet = book.bytes(of: cell.text).first == UInt8(ascii: "T")
        lines.add(Overlay(range: lines.append((isSet ? "☑" : "☐").utf8), mark: .control, kind: .look(0)))
        return
      }
    }
    if cell.formula == .withoutValue {
      notes.add(.formulaWithoutValue, name, row: place.row)
      lines.add(Overlay(range: lines.append([]), mark: .word, kind: .unclear))
      return
    }
    if !cell.text.isEmpty, style.font.colour == WorkbookLines.white, style.fill == 0 {
      notes.add(.invisible, name, row: place.row)
      return
    }
    if cell.formula == .cached { notes.hasFormulas = true }
    let range = lines.append(book.bytes(of: cell.text))
    if cell.isNumber { alternatives[range.lowerBound] = TypedNumber.alternatives(of: cell, book) }
    addLooks(of: cell, style, at: range)
  }

  private static let white: UInt32 = 0xFF_FFFF

  // MARK: Looks

  private mutating func addLooks(of cell: Cell, _ style: CellStyle, at range: Range<Int>) {
    // A longer text is no choice.
    guard range.count <= 256 else { return }
    if style.fill != 0 { look(.fill, UInt32(truncatingIfNeeded: style.fill ^ style.fill >> 32) | 1, range) }
    let runs = book.runs[cell.runs]
    if runs.isEmpty { return addLooks(of: style.font, at: range) }
    for run in runs {
      let start = range.lowerBound + Int(run.text.start - cell.text.start)
      addLooks(of: run.font ?? style.font, at: start..<min(start + Int(run.text.count), range.upperBound))
    }
  }

  private mutating func addLooks(of font: FontStyle, at range: Range<Int>) {
    if font.isBold { look(.bold, 1, range) }
    if font.isStruck { look(.strike, 1, range) }
    if font.isUnderlined { look(.underline, 1, range) }
    if font.colour != 0 { look(.colour, font.colour, range) }
  }

  private mutating func look(_ mark: Evidence.Mark, _ value: UInt32, _ range: Range<Int>) {
    lines.add(Overlay(range: range, mark: mark, kind: .look(value)))
  }
}
