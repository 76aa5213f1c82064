/// One sheet of a workbook: what it holds, and where on it everything lies.
package struct Worksheet: Sendable {
  package enum Visibility: Sendable {
    case visible
    /// A person can show it again.
    case hidden
    /// Only a program can show it again.
    case veryHidden
  }

  package let name: String
  package let visibility: Visibility
  /// False for a sheet that is only a chart or a dialog, of which nothing is read.
  package internal(set) var hasCells = true
  /// By rows, then by columns.
  package internal(set) var cells: [Cell] = []
  package internal(set) var merges: [CellRange] = []
  package internal(set) var rows = Axis(usualSize: 15 * 12_700)
  package internal(set) var columns = Axis(usualSize: 64 * 9_525)
  /// In the order in which they are drawn.
  package internal(set) var shapes: [Shape] = []
  package internal(set) var controls: [Control] = []
  /// Where cells may look different from their styles, by rules that are not reckoned.
  package internal(set) var conditionalFormats: [CellRange] = []

  init(name: String, visibility: Visibility) {
    self.name = name
    self.visibility = visibility
  }

  /// The cell at a place; nil where it is empty.
  package func cell(at place: CellReference) -> Cell? {
    var (low, high) = (0, cells.count)
    while low < high {
      let middle = (low + high) / 2
      if (cells[middle].row, cells[middle].column) < (place.row, place.column) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < cells.count && cells[low].place == place ? cells[low] : nil
  }

  /// The merged range that a cell is in.
  package func merge(at place: CellReference) -> CellRange? { merges.first { $0.contains(place) } }

  /// The rectangle of some cells; hidden rows and columns take no room.
  package func frame(of range: CellRange) -> Frame {
    let (x, y) = (columns.start(of: range.columns.lowerBound), rows.start(of: range.rows.lowerBound))
    return Frame(
      x: x, y: y, width: columns.start(of: range.columns.upperBound + 1) - x,
      height: rows.start(of: range.rows.upperBound + 1) - y)
  }

  /// The cell under a point; nil left of or above the first.
  package func place(atX x: Int, y: Int) -> CellReference? {
    guard let row = rows.index(at: y, below: CellReference.rows),
      let column = columns.index(at: x, below: CellReference.columns)
    else { return nil }
    return CellReference(row: row, column: column)
  }
}
