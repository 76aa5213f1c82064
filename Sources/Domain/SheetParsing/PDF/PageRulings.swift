package import PDFPages

/// The lines of a page's tables: what parts cells, as against what was drawn upon them.
package struct PageRulings {
  /// A straight line across the other direction.
  struct Ruling {
    let at: Float
    let from: Float
    let to: Float

    func covers(_ place: Float) -> Bool { from - PageRulings.slack <= place && place <= to + PageRulings.slack }
  }

  private(set) var horizontal: [Ruling] = []
  private(set) var vertical: [Ruling] = []
  /// Which of the page's shapes they are.
  private(set) var shapes: Set<Int> = []

  /// In points, what lines that meet may miss each other by.
  static let slack: Float = 1.5
  /// A shorter level line may be one under a word.
  private static let longest: Float = 80

  package init(_ page: PDFPage) {
    addLines(page)
    addCells(page)
  }

  /// The cell that a point lies in; sides that no ruling makes lie outside the page.
  func cell(around x: Float, _ y: Float, on page: PDFPage) -> PDFBox {
    var cell = PDFBox(left: -1, top: -1, right: page.width + 1, bottom: page.height + 1)
    for ruling in vertical where ruling.covers(y) {
      if ruling.at <= x { cell.left = max(cell.left, ruling.at) } else { cell.right = min(cell.right, ruling.at) }
    }
    for ruling in horizontal where ruling.covers(x) {
      if ruling.at <= y { cell.top = max(cell.top, ruling.at) } else { cell.bottom = min(cell.bottom, ruling.at) }
    }
    return cell
  }

  /// The cells between two level lines, from left to right; the gap between two cells is none.
  func columns(between top: Float, _ bottom: Float) -> [ClosedRange<Float>] {
    let sides = horizontal.filter {
      abs($0.at - top) <= PageRulings.slack || abs($0.at - bottom) <= PageRulings.slack
    }
    let edges = vertical.filter { $0.covers((top + bottom) / 2) }.map(\.at).sorted()
    return zip(edges, edges.dropFirst()).filter { left, right in
      right - left >= PageRulings.apart && sides.contains { $0.covers((left + right) / 2) }
    }.map { $0...$1 }
  }

  /// Cells may have borders of their own, with so much between them.
  private static let apart: Float = 4

  // MARK: Lines

  private mutating func addLines(_ page: PDFPage) {
    var short: [Int] = []
    for (index, shape) in page.shapes.enumerated() {
      let (x, y) = shape.box.centre
      switch shape.form {
      case .verticalLine where shape.box.height >= 6:
        vertical.append(Ruling(at: x, from: shape.box.top, to: shape.box.bottom))
        shapes.insert(index)
      case .horizontalLine where shape.box.width >= PageRulings.longest:
        horizontal.append(Ruling(at: y, from: shape.box.left, to: shape.box.right))
        shapes.insert(index)
      case .horizontalLine: short.append(index)
      default: break
      }
    }
    // One side of a cell ends at the lines beside it; a line under a word does not. The side of a cell that spans columns
    // may be drawn in pieces, one for each of them.
    for pieces in PageRulings.joined(short, page) {
      let box = pieces.dropFirst().reduce(page.shapes[pieces[0]].box) { $0.union(page.shapes[$1].box) }
      guard meets(box.left, box.centre.y), meets(box.right, box.centre.y) else { continue }
      horizontal.append(Ruling(at: box.centre.y, from: box.left, to: box.right))
      shapes.formUnion(pieces)
    }
  }

  /// Level lines, those together that go on where another ends.
  private static func joined(_ lines: [Int], _ page: PDFPage) -> [[Int]] {
    var joined: [[Int]] = []
    let inOrder = lines.sorted {
      let (one, other) = (page.shapes[$0].box, page.shapes[$1].box)
      return (one.centre.y, one.left) < (other.centre.y, other.left)
    }
    for line in inOrder {
      let box = page.shapes[line].box
      if let last = joined.last?.last.map({ page.shapes[$0].box }), abs(last.centre.y - box.centre.y) < 0.3,
        abs(box.left - last.right) <= slack
      {
        joined[joined.count - 1].append(line)
      } else {
        joined.append([line])
      }
    }
    return joined
  }

  private func meets(_ x: Float, _ y: Float) -> Bool {
    vertical.contains { abs($0.at - x) <= PageRulings.slack && $0.covers(y) }
  }

  // MARK: Cells that are drawn as rectangles

  private mutating func addCells(_ page: PDFPage) {
    let boxes = page.shapes.indices.filter { page.shapes[$0].form == .rectangle && page.shapes[$0].stroke != nil }
      .sorted {
        (page.shapes[$0].box.top, page.shapes[$0].box.left) < (page.shapes[$1].box.top, page.shapes[$1].box.left)
      }
    for (at, index) in boxes.enumerated() {
      let box = page.shapes[index].box
      // Cells stand side by side; a frame around a word stands alone. Large ones frame parts of the page.
      let isBeside = boxes[max(0, at - 40)..<min(boxes.count, at + 40)].contains {
        $0 != index && PageRulings.isBeside(page.shapes[$0].box, box)
      }
      guard isBeside || box.width > page.width / 2 else { continue }
      shapes.insert(index)
      vertical.append(Ruling(at: box.left, from: box.top, to: box.bottom))
      vertical.append(Ruling(at: box.right, from: box.top, to: box.bottom))
      horizontal.append(Ruling(at: box.top, from: box.left, to: box.right))
      horizontal.append(Ruling(at: box.bottom, from: box.left, to: box.right))
    }
  }

  private static func isBeside(_ one: PDFBox, _ other: PDFBox) -> Bool {
    abs(one.top - other.top) < 0.7 && abs(one.bottom - other.bottom) < 0.7
      && min(abs(one.left - other.right), abs(one.right - other.left)) < 4
  }
}
