/// A cell's place in a sheet, both counted from 0; `A1` to `XFD1048576`.
package struct CellReference: Hashable, Sendable, CustomStringConvertible {
  package let row: Int
  package let column: Int

  package static let rows = 1_048_576
  package static let columns = 16_384

  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }

  /// Reads `B12`, with dollar signs or without; nil for anything else.
  package init?(_ text: some Collection<UInt8>) {
    var column = 0
    var row = 0
    var at = text.startIndex
    func pass(_ byte: UInt8) { if at < text.endIndex, text[at] == byte { text.formIndex(after: &at) } }
    pass(UInt8(ascii: "$"))
    while at < text.endIndex, text[at] &- 0x41 < 26 {
      column = column * 26 + Int(text[at] - 0x40)
      guard column <= CellReference.columns else { return nil }
      text.formIndex(after: &at)
    }
    pass(UInt8(ascii: "$"))
    guard column > 0, at < text.endIndex, text[at] != UInt8(ascii: "0") else { return nil }
    while at < text.endIndex {
      let digit = text[at] &- 0x30
      guard digit < 10 else { return nil }
      row = row * 10 + Int(digit)
      guard row <= CellReference.rows else { return nil }
      text.formIndex(after: &at)
    }
    self.init(row: row - 1, column: column - 1)
  }

  package var description: String {
    var letters: [UInt8] = []
    var rest = column + 1
    while rest > 0 {
      letters.append(0x41 + UInt8(truncatingIfNeeded: (rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self) + String(row + 1)
  }
}

/// A rectangle of cells.
package struct CellRange: Hashable, Sendable, CustomStringConvertible {
  package let rows: ClosedRange<Int>
  package let columns: ClosedRange<Int>

  package init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }

  package init(_ cell: CellReference) {
    self.init(rows: cell.row...cell.row, columns: cell.column...cell.column)
  }

  /// Reads `A1:B2`, or `A1` for one cell; nil for anything else, also where the second corner stands before the first.
  package init?(_ text: some Collection<UInt8>) {
    let corners = text.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = corners.first.flatMap({ CellReference($0) }),
      let last = corners.last.flatMap({ CellReference($0) }),
      first.row <= last.row, first.column <= last.column
    else { return nil }
    self.init(rows: first.row...last.row, columns: first.column...last.column)
  }

  package func contains(_ cell: CellReference) -> Bool { rows.contains(cell.row) && columns.contains(cell.column) }

  package func overlaps(_ other: CellRange) -> Bool { rows.overlaps(other.rows) && columns.overlaps(other.columns) }

  package var description: String {
    let first = CellReference(row: rows.lowerBound, column: columns.lowerBound)
    let last = CellReference(row: rows.upperBound, column: columns.upperBound)
    return first == last ? "\(first)" : "\(first):\(last)"
  }
}
