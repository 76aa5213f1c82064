/// Something drawn over the cells of a sheet.
package struct Shape: Sendable {
  package enum Kind: Sendable {
    case shape
    /// A line that ties two shapes, or none.
    case connector
    case picture
    /// A chart, a diagram, handwriting.
    case other
  }

  package let kind: Kind
  /// As the drawing numbers it; not always unique.
  package let id: Int
  package internal(set) var frame: Frame
  /// The preset form, as in `ellipse`, `roundRect` or `line`; `custom` for one drawn freely, empty where none is told.
  package internal(set) var geometry = ""
  package internal(set) var isHidden = false
  package internal(set) var isRotated = false
  package internal(set) var hasOutline = false
  /// In hundredths; 0 where one can see through it all, as in a circle around a word.
  package internal(set) var fillOpacity = 0
  /// Of all its paragraphs, with line feeds between them.
  package internal(set) var text = TextRange.empty
  /// Whether it only stands for a control, which is told among the sheet's controls.
  var isOfControl = false
}

/// Where something stands on a sheet: between cells, or at a place.
struct Anchor {
  private var from: Corner?
  private var to: Corner?
  private var position: (x: Int, y: Int)?
  private var size: (width: Int, height: Int)?

  private struct Corner {
    var column = 0
    var columnOffset = 0
    var row = 0
    var rowOffset = 0
  }

  init() {}

  /// Reads an element whose children are an anchor's and nothing else.
  init(_ reader: inout PartReader, of depth: Int) throws(XLSXError) {
    while let child = try reader.child(of: depth) { _ = try take(child, &reader) }
  }

  /// Reads a child of the anchor; false where it is none of the anchor's own.
  mutating func take(_ child: Word, _ reader: inout PartReader) throws(XLSXError) -> Bool {
    switch child {
    case .`xdr:from`, .`x:from`: from = try Anchor.corner(&reader)
    case .`xdr:to`, .`x:to`: to = try Anchor.corner(&reader)
    case .`xdr:pos`: position = (try reader.coordinate(.x), try reader.coordinate(.y))
    case .`xdr:ext`: size = (try reader.coordinate(.cx), try reader.coordinate(.cy))
    default: return false
    }
    return true
  }

  private static func corner(_ reader: inout PartReader) throws(XLSXError) -> Corner {
    let depth = reader.depth
    var corner = Corner()
    while let child = try reader.child(of: depth) {
      switch child {
      case .`xdr:col`: corner.column = try reader.integer(of: depth + 1, in: 0...CellReference.columns)
      case .`xdr:row`: corner.row = try reader.integer(of: depth + 1, in: 0...CellReference.rows)
      case .`xdr:colOff`: corner.columnOffset = try reader.integer(of: depth + 1, in: PartReader.coordinates)
      case .`xdr:rowOff`: corner.rowOffset = try reader.integer(of: depth + 1, in: PartReader.coordinates)
      default: continue
      }
    }
    return corner
  }

  /// The rectangle on a sheet whose rows and columns are known.
  func frame(in sheet: Worksheet, _ reader: borrowing PartReader) throws(XLSXError) -> Frame {
    if let from {
      let start = place(from, in: sheet)
      if let to {
        let end = place(to, in: sheet)
        return Frame(x: start.x, y: start.y, width: max(0, end.x - start.x), height: max(0, end.y - start.y))
      }
      if let size { return Frame(x: start.x, y: start.y, width: max(0, size.width), height: max(0, size.height)) }
    } else if let position, let size {
      return Frame(x: position.x, y: position.y, width: max(0, size.width), height: max(0, size.height))
    }
    throw reader.error(.value)
  }

  /// Where the columns of its corners begin for the program that wrote the file, which tells its own rectangle too,
  /// with where we have them begin.
  func columnStarts(_ own: Frame, in sheet: Worksheet) -> [(theirs: Int, ours: Int)] {
    let corners = [(from, own.x), (to, own.x + own.width)]
    return corners.compactMap { corner, x in
      guard let corner, corner.column > 0, x > corner.columnOffset else { return nil }
      return (x - corner.columnOffset, sheet.columns.start(of: corner.column))
    }
  }

  /// An offset ends where its cell does, as programs draw it.
  private func place(_ corner: Corner, in sheet: Worksheet) -> (x: Int, y: Int) {
    let x = min(max(0, corner.columnOffset), sheet.columns.size(of: corner.column))
    let y = min(max(0, corner.rowOffset), sheet.rows.size(of: corner.row))
    return (sheet.columns.start(of: corner.column) + x, sheet.rows.start(of: corner.row) + y)
  }
}

extension PartReader {
  /// What a drawing's coordinates may be, in English Metric Units.
  static var coordinates: ClosedRange<Int> { -27_273_042_329_600...27_273_042_316_900 }

  func coordinate(_ word: Word) throws(XLSXError) -> Int { try required(word, in: PartReader.coordinates) }
}
