/// Rows of text for programs such as Excel: CSV by the letter of RFC 4180, in which no cell can do anything.
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe before it. Tabs and line ends become spaces, and
/// characters that cannot be seen are replaced by ones that can: a control character by its picture (U+2400 and on), one
/// that turns writing round or hides by U+FFFD. So a row is one line, whatever its cells hold.
package enum SpreadsheetRow {
  /// Stands before the first row: without it Excel takes UTF-8 for the encoding of the machine.
  package static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// One row with its line end, in UTF-8. Every cell stands in quotes.
  package static func encoded(_ cells: [String]) -> [UInt8] {
    var row: [UInt8] = []
    for (at, cell) in cells.enumerated() {
      if at > 0 { row.append(UInt8(ascii: ",")) }
      row.append(UInt8(ascii: "\""))
      if beginsFormula(cell) { row.append(UInt8(ascii: "'")) }
      for scalar in cell.unicodeScalars {
        if scalar == "\"" { row.append(UInt8(ascii: "\"")) }
        row.append(contentsOf: String(visible(scalar)).utf8)
      }
      row.append(UInt8(ascii: "\""))
    }
    return row + [0x0D, 0x0A]
  }

  /// Whether the first character that counts is one that begins a formula. Programs differ in what they skip before it.
  private static func beginsFormula(_ cell: String) -> Bool {
    guard let first = cell.unicodeScalars.first else { return false }
    if first == "\t" || first == "\r" || first == "\n" { return true }
    let counting = cell.unicodeScalars.first { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: false
      default: true
      }
    }
    switch counting {
    case "=", "+", "-", "@", "＝", "＋", "－", "＠", "−", "﹢", "﹣", "﹦", "﹫": return true
    default: return false
    }
  }

  private static func visible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.properties.generalCategory {
    case .control:
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x85: " "
      case ..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
      case 0x7F: "\u{2421}"
      default: "\u{FFFD}"
      }
    case .lineSeparator, .paragraphSeparator: " "
    case .format: "\u{FFFD}"
    default: scalar
    }
  }
}
