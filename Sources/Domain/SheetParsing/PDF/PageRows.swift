import PDFPages

/// Puts the characters of a page into rows: those of its tables, and lines elsewhere.
enum PageRows {
  struct Row {
    let top: Float
    let left: Float
    /// From left to right, each with its lines from top to bottom.
    let cells: [[[PDFGlyph]]]
    let isTable: Bool
    /// Of a table's row, the rectangles of its cells.
    var boxes: [PDFBox] = []
  }

  /// All rows, from top to bottom.
  static func rows(of page: PDFPage, _ rulings: PageRulings) -> [Row] {
    var rows: [Row] = []
    var free: [PDFGlyph] = []
    for band in bands(page, rulings, &free) { rows += band.rows(rulings) }
    rows += lines(of: free).map { row($0) }
    return rows.sorted { ($0.top, $0.left) < ($1.top, $1.left) }
  }

  // MARK: Cells

  private struct Cell {
    let box: PDFBox
    var glyphs: [PDFGlyph]
  }

  /// Cells between the same level lines.
  private struct Band {
    let top: Float
    let bottom: Float
    var cells: [Cell]

    func rows(_ rulings: PageRulings) -> [Row] {
      let cells = withEmpty(rulings.columns(between: top, bottom)).sorted { $0.box.left < $1.box.left }
      let lines = cells.map { PageRows.lines(of: $0.glyphs) }
      // Where every cell has several lines, no level line parts the rows.
      if cells.count > 1, lines.contains(where: { $0.count == 1 }) {
        let top = cells.flatMap(\.glyphs).map(\.box.top).min() ?? top
        return [Row(top: top, left: cells[0].box.left, cells: lines, isTable: true, boxes: cells.map(\.box))]
      }
      return PageRows.lines(of: cells.flatMap(\.glyphs)).map { line in
        PageRows.row(line, edges: cells.dropFirst().map(\.box.left))
      }
    }

    /// Its cells and the columns beside them in which nothing stands.
    private func withEmpty(_ columns: [ClosedRange<Float>]) -> [Cell] {
      cells
        + columns.filter { column in
          let middle = (column.lowerBound + column.upperBound) / 2
          return !cells.contains { $0.box.left <= middle && middle <= $0.box.right }
        }.map { Cell(box: PDFBox(left: $0.lowerBound, top: top, right: $0.upperBound, bottom: bottom), glyphs: []) }
    }
  }

  private static func bands(_ page: PDFPage, _ rulings: PageRulings, _ free: inout [PDFGlyph]) -> [Band] {
    var cells: [Cell] = []
    var places: [[UInt32]: Int] = [:]
    var last: (place: Int, box: PDFBox)?
    for glyph in PageLetters.all(of: page) {
      let (x, y) = glyph.box.centre
      if let last, last.box.contains(x, y) {
        cells[last.place].glyphs.append(glyph)
        continue
      }
      let box = rulings.cell(around: x, y, on: page)
      let isFramed = box.top >= 0 && box.bottom <= page.height && (box.left >= 0 || box.right <= page.width)
      guard isFramed else {
        free.append(glyph)
        continue
      }
      let key = [box.left, box.top, box.right, box.bottom].map(\.bitPattern)
      let place = places[key] ?? cells.count
      if place == cells.count {
        places[key] = place
        cells.append(Cell(box: box, glyphs: []))
      }
      cells[place].glyphs.append(glyph)
      last = (place, box)
    }
    return bands(of: cells)
  }

  /// A cell that reaches over several bands belongs to the first of them.
  private static func bands(of cells: [Cell]) -> [Band] {
    var bands: [Band] = []
    /// By their tops, in steps of the slack.
    var near: [Int: [Int]] = [:]
    func step(_ top: Float) -> Int { Int(min(max(top / PageRulings.slack, -1), 1_000_000)) }
    let sorted = cells.sorted { ($0.box.height, $0.box.left) < ($1.box.height, $1.box.left) }
    for cell in sorted {
      let found = [step(cell.box.top) - 1, step(cell.box.top), step(cell.box.top) + 1].flatMap { near[$0] ?? [] }
        .filter { abs(bands[$0].top - cell.box.top) <= PageRulings.slack }
      let same = found.first { abs(bands[$0].bottom - cell.box.bottom) <= PageRulings.slack } ?? found.first
      if let same {
        bands[same].cells.append(cell)
      } else {
        near[step(cell.box.top), default: []].append(bands.count)
        bands.append(Band(top: cell.box.top, bottom: cell.box.bottom, cells: [cell]))
      }
    }
    return bands
  }

  // MARK: Lines

  /// Characters on the same base line, from left to right; lines from top to bottom.
  private static func lines(of glyphs: [PDFGlyph]) -> [[PDFGlyph]] {
    var lines: [[PDFGlyph]] = []
    var middle: Float = 0
    for glyph in glyphs.sorted(by: { $0.box.centre.y < $1.box.centre.y }) {
      let y = glyph.box.centre.y
      if !lines.isEmpty, y - middle <= max(glyph.size, 4) * 0.4 {
        lines[lines.count - 1].append(glyph)
        // Slowly, so that a slanting row of specks makes no line of many.
        middle += (y - middle) / Float(lines[lines.count - 1].count)
      } else {
        lines.append([glyph])
        middle = y
      }
    }
    return lines.map { $0.sorted { $0.box.left < $1.box.left } }
  }

  /// A line of its own, parted at the edges of columns.
  private static func row(_ line: [PDFGlyph], edges: [Float] = []) -> Row {
    var cells: [[[PDFGlyph]]] = []
    var rest = line[...]
    for edge in edges {
      let cell = rest.prefix { $0.box.centre.x < edge }
      cells.append(cell.isEmpty ? [] : [Array(cell)])
      rest = rest.dropFirst(cell.count)
    }
    cells.append(rest.isEmpty ? [] : [Array(rest)])
    return Row(
      top: line.map(\.box.top).min() ?? 0, left: line.first?.box.left ?? 0, cells: cells, isTable: false)
  }
}
