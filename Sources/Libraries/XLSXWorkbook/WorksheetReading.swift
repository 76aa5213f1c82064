/// What a worksheet says of its drawings and controls, which stand in other parts.
struct WorksheetLinks {
  /// The ids of relationships.
  var drawing: String?
  var oldDrawing: String?
  var controls: [ControlLink] = []
}

/// Reads a worksheet's part.
struct WorksheetReading {
  private(set) var sheet: Worksheet
  private(set) var links = WorksheetLinks()
  private var columnsSeen = [Bool](repeating: false, count: CellReference.columns)
  private var columnCount = 0
  /// What a row may have in points and a column in digits: Excel stops at 409 and 255, others go on.
  private let sizes = 0.0...10_000
  /// Of the digits of the default font, in pixels.
  private let digitWidth: Double

  init(
    _ sheet: Worksheet, _ reader: inout PartReader, _ contents: inout WorkbookContents
  ) throws(XLSXError) {
    self.sheet = sheet
    digitWidth = contents.stylesheet.digitWidth
    try reader.enter(.`x:worksheet`)
    while let child = try reader.child(of: 1) {
      switch child {
      case .`x:sheetFormatPr`: try readFormat(&reader)
      case .`x:cols`: try readColumns(&reader, contents.limits)
      case .`x:sheetData`: try readRows(&reader, &contents)
      case .`x:mergeCells`: try readMerges(&reader, contents.limits)
      case .`x:conditionalFormatting`: try addConditional(reader.bytes(.sqref) ?? [], reader, contents.limits)
      case .`x:drawing`: links.drawing = reader.string(.`r:id`)
      case .`x:legacyDrawing`: links.oldDrawing = reader.string(.`r:id`)
      case .`x:controls`: try readControls(&reader, &contents)
      case .`x:extLst`: try readExtensions(&reader, contents.limits)
      default: continue
      }
    }
  }

  private mutating func readFormat(_ reader: inout PartReader) throws(XLSXError) {
    let height = try reader.double(.defaultRowHeight, in: sizes) ?? 15
    sheet.rows = Axis(usualSize: points(height), isHidden: try reader.flag(.zeroHeight))
    let characters = try reader.integer(.baseColWidth, in: 0...255) ?? 8
    // Without a width a column has room for so many digits and a margin, in steps of eight pixels.
    let usual = ((Double(characters) * digitWidth + 5) / 8).rounded(.up) * 8
    let width = try reader.double(.defaultColWidth, in: sizes).map { pixels($0) } ?? Int(usual)
    sheet.columns = Axis(usualSize: width * 9_525)
  }

  private mutating func readColumns(_ reader: inout PartReader, _ limits: XLSXLimits) throws(XLSXError) {
    while let child = try reader.child(of: 2) {
      guard child == .`x:col` else { continue }
      let first = try reader.required(.min, in: 1...CellReference.columns)
      let last = try reader.required(.max, in: first...CellReference.columns)
      let width = try reader.double(.width, in: sizes).map { pixels($0) * 9_525 }
      let isHidden = try reader.flag(.hidden)
      guard sheet.columns.spanCount < limits.ranges else { throw reader.error(.tooManyRanges(limit: limits.ranges)) }
      guard
        sheet.columns.add(
          Axis.Span(first - 1...last - 1, size: width ?? sheet.columns.size(of: first - 1), isHidden: isHidden))
      else { throw reader.error(.value) }
    }
  }

  private mutating func readRows(_ reader: inout PartReader, _ contents: inout WorkbookContents) throws(XLSXError) {
    guard sheet.cells.isEmpty else { throw reader.error(.value) }
    var row = -1
    while let child = try reader.child(of: 2) {
      guard child == .`x:row` else { continue }
      guard contents.rowCount < contents.limits.rows else {
        throw reader.error(.tooManyRows(limit: contents.limits.rows))
      }
      contents.rowCount += 1
      let next = try reader.integer(.r, in: 1...CellReference.rows).map { $0 - 1 } ?? row + 1
      guard next > row, next < CellReference.rows else { throw reader.error(.rowOrder) }
      row = next
      let height = try reader.double(.ht, in: sizes).map(points)
      let isHidden = try reader.flag(.hidden)
      if isHidden || height != nil || sheet.rows.isHidden(row) {
        let usual = sheet.rows.size(of: row)
        guard sheet.rows.add(Axis.Span(row...row, size: height ?? (usual > 0 ? usual : points(15)), isHidden: isHidden))
        else { throw reader.error(.rowOrder) }
      }
      try readCells(&reader, &contents, row: row)
    }
  }

  private mutating func readCells(
    _ reader: inout PartReader, _ contents: inout WorkbookContents, row: Int
  ) throws(XLSXError) {
    var column = -1
    while let child = try reader.child(of: 3) {
      guard child == .`x:c` else { continue }
      let place = try reader.cell(.r) ?? CellReference(row: row, column: column + 1)
      guard place.row == row, place.column > column, place.column < CellReference.columns else {
        throw reader.error(.cellOrder, at: place)
      }
      column = place.column
      guard contents.cellCount < contents.limits.cells else {
        throw reader.error(.tooManyCells(limit: contents.limits.cells), at: place)
      }
      contents.cellCount += 1
      if !columnsSeen[column] {
        columnsSeen[column] = true
        columnCount += 1
        guard columnCount <= contents.limits.columns else {
          throw reader.error(.tooManyColumns(limit: contents.limits.columns), at: place)
        }
      }
      if let cell = try contents.readCell(&reader, at: place) { sheet.cells.append(cell) }
    }
  }

  private func points(_ height: Double) -> Int { Int((height * 12_700).rounded()) }

  /// A width is told in digits of the default font.
  private func pixels(_ width: Double) -> Int {
    Int(((256 * width + (128 / digitWidth).rounded(.down)) / 256 * digitWidth).rounded(.down))
  }
}

/// What follows the cells.
extension WorksheetReading {
  private mutating func readMerges(_ reader: inout PartReader, _ limits: XLSXLimits) throws(XLSXError) {
    while let child = try reader.child(of: 2) {
      guard child == .`x:mergeCell` else { continue }
      guard sheet.merges.count < limits.ranges else { throw reader.error(.tooManyRanges(limit: limits.ranges)) }
      guard let range = reader.bytes(.ref).flatMap({ CellRange($0) }) else { throw reader.error(.cellReference) }
      sheet.merges.append(range)
    }
    // From top to bottom, with those at hand that reach down to where we are.
    var open: [CellRange] = []
    for range in sheet.merges.sorted(by: { $0.rows.lowerBound < $1.rows.lowerBound }) {
      open.removeAll { $0.rows.upperBound < range.rows.lowerBound }
      guard !open.contains(where: { $0.overlaps(range) }) else {
        let corner = CellReference(row: range.rows.lowerBound, column: range.columns.lowerBound)
        throw reader.error(.mergedOverlap, at: corner)
      }
      open.append(range)
    }
  }

  private mutating func addConditional(
    _ list: [UInt8], _ reader: borrowing PartReader, _ limits: XLSXLimits
  ) throws(XLSXError) {
    for word in list.split(separator: 0x20) {
      guard sheet.conditionalFormats.count < limits.ranges else {
        throw reader.error(.tooManyRanges(limit: limits.ranges))
      }
      guard let range = CellRange(word) else { throw reader.error(.cellReference) }
      sheet.conditionalFormats.append(range)
    }
  }

  /// Of the newer parts of the format only the newer conditional formats.
  private mutating func readExtensions(_ reader: inout PartReader, _ limits: XLSXLimits) throws(XLSXError) {
    while try reader.child(of: 2) != nil {
      while let list = try reader.child(of: 3) {
        guard list == .`x14:conditionalFormattings` else { continue }
        while try reader.child(of: 4) != nil {
          while let child = try reader.child(of: 5) {
            guard child == .`xm:sqref` else { continue }
            try addConditional(try reader.bytes(of: 6), reader, limits)
          }
        }
      }
    }
  }

  private mutating func readControls(
    _ reader: inout PartReader, _ contents: inout WorkbookContents
  ) throws(XLSXError) {
    while let child = try reader.child(of: 2) {
      guard child == .`x:control` else { continue }
      try contents.countShape(reader)
      let link = ControlLink(
        shape: try reader.required(.shapeId), id: reader.string(.`r:id`) ?? "", name: reader.string(.name) ?? "")
      links.controls.append(link)
      while let part = try reader.child(of: 3) {
        guard part == .`x:controlPr` else { continue }
        while let anchor = try reader.child(of: 4) {
          guard anchor == .`x:anchor` else { continue }
          links.controls[links.controls.count - 1].anchor = try Anchor(&reader, of: 5)
        }
      }
    }
  }
}
