package import ZipArchive

/// How much of a workbook is read, counted over all its sheets while reading, unless said otherwise.
package struct XLSXLimits: Sendable {
  package var archive = ZipLimits()
  package var sheets = 256
  package var cells = 200_000
  package var rows = 50_000
  /// In which one sheet has cells.
  package var columns = 512
  /// Shared strings and runs of rich text together.
  package var strings = 200_000
  /// Of cells, shapes and controls together, as they are meant.
  package var textBytes = 32 << 20
  /// Fonts, fills, formats and combinations of them, each.
  package var styles = 65_536
  package var shapes = 20_000
  /// Merged or conditionally formatted, and spans of columns, each, of one sheet.
  package var ranges = 20_000

  package init() {}
}
