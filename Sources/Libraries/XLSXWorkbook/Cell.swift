/// A cell that holds something, or looks different from an empty one.
package struct Cell: Sendable {
  package enum Kind: UInt8, Sendable {
    case blank, string, number
    /// A number that is shown as a day; its text is `2024-04-01`.
    case date
    /// Its text is `TRUE` or `FALSE`.
    case boolean
    /// A formula's failure; its text is `#N/A` and the like.
    case error
  }

  package enum Formula: UInt8, Sendable {
    case none
    /// The value is what a program reckoned and kept; it is never reckoned anew.
    case cached
    /// No value was kept.
    case withoutValue
  }

  private let storedRow: Int32
  private let storedColumn: UInt16
  package let kind: Kind
  package let formula: Formula
  /// Whether a number's format shows it in a way that is not told here: the text is the number as it is written.
  package let isShownOtherwise: Bool
  /// The style's place in the workbook's.
  package let style: Int32
  /// As a person sees it, as far as ``isShownOtherwise`` is false.
  package let text: TextRange
  /// A number as it is written in the file; 1.10 that was typed into a cell without a format is `1.1`.
  package let written: TextRange
  private let firstRun: Int32
  private let runCount: Int32

  init(
    _ place: CellReference, _ value: CellValue, formula: Formula, style: Int, text: TextRange, written: TextRange,
    runs: Range<Int32> = 0..<0
  ) {
    storedRow = Int32(truncatingIfNeeded: place.row)
    storedColumn = UInt16(truncatingIfNeeded: place.column)
    kind = value.kind
    isShownOtherwise = value.isShownOtherwise
    self.formula = formula
    self.style = Int32(truncatingIfNeeded: style)
    self.text = text
    self.written = written
    firstRun = runs.lowerBound
    runCount = Int32(truncatingIfNeeded: runs.count)
  }

  package var row: Int { Int(storedRow) }
  package var column: Int { Int(storedColumn) }
  package var place: CellReference { CellReference(row: row, column: column) }
  /// Whether the cell holds a number, a day included: what was typed may have been 1.10 or 01.
  package var isNumber: Bool { kind == .number || kind == .date }
  /// The places of its runs in the workbook's; none where the text looks the same throughout.
  package var runs: Range<Int> { Int(firstRun)..<Int(firstRun) + Int(runCount) }
}

/// What kind of value a cell's text tells.
struct CellValue {
  let kind: Cell.Kind
  var isShownOtherwise = false
  /// The text, where it is not what is written in the file.
  var shown: TextRange?
}
