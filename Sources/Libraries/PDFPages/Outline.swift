internal import CPDFium

/// One connected line of a path, as it is drawn.
struct Outline {
  private var reach = PDFReach()
  private var points: [(x: Float, y: Float)] = []
  private var straight = 0
  /// Each curve is given by three points.
  private var curvePoints = 0
  private var isClosed = false

  /// The shapes of a path object, one for each of its connected lines; none where it is neither stroked nor filled.
  static func shapes(
    of object: OpaquePointer, _ through: PDFMatrix, order: Int32, isTranslucent: Bool
  ) -> [PDFShape] {
    guard let paint = unsafe Paint(of: object, isTranslucent: isTranslucent) else { return [] }
    var raw = pdfium_matrix()
    let matrix = unsafe pdfium_object_matrix(object, &raw) != 0 ? PDFMatrix(raw).then(through) : through
    var shapes: [PDFShape] = []
    var outline = Outline()
    for at in 0..<max(0, unsafe pdfium_segment_count(object)) {
      guard let segment = unsafe pdfium_path_segment(object, at) else { continue }
      var (x, y): (Float, Float) = (0, 0)
      guard unsafe pdfium_segment_point(segment, &x, &y) != 0 else { continue }
      let kind = unsafe pdfium_segment_type(segment)
      if kind == Kind.move {
        outline.finish(paint, order, &shapes)
        outline = Outline()
      }
      outline.add(matrix.point(x, y), kind)
      if unsafe pdfium_segment_closes(segment) == 1 { outline.isClosed = true }
    }
    outline.finish(paint, order, &shapes)
    return shapes
  }

  private enum Kind {
    static let curve: Int32 = 1
    static let move: Int32 = 2
  }

  private mutating func add(_ point: (x: Float, y: Float), _ kind: Int32) {
    reach.add(point)
    switch kind {
    case Kind.move: break
    case Kind.curve: curvePoints += 1
    default: straight += 1
    }
    // Whether it is a rectangle is told by five.
    if points.count < 6 { points.append(point) } else { points[5] = point }
  }

  private func finish(_ paint: Paint, _ order: Int32, _ shapes: inout [PDFShape]) {
    guard segments > 0 else { return }
    shapes.append(
      PDFShape(
        box: reach.box, form: form(paint), stroke: paint.stroke, strokeWidth: paint.width, fill: paint.fill,
        hasCurves: hasCurves, hasStraightSides: straight > 0, segments: segments,
        isClosed: isClosed || endsWhereItBegan, order: order,
        isOpaque: paint.isOpaque))
  }

  private var hasCurves: Bool { curvePoints > 0 }

  private var segments: Int { straight + curvePoints / 3 }

  private var endsWhereItBegan: Bool {
    guard points.count > 2, let first = points.first, let last = points.last else { return false }
    return abs(first.x - last.x) < Outline.slack && abs(first.y - last.y) < Outline.slack
  }

  private func form(_ paint: Paint) -> PDFShape.Form {
    guard !hasCurves else { return .other }
    let box = reach.box
    if isRectangle || isLine {
      if box.height <= Outline.thinnest, box.width > 2 * box.height { return .horizontalLine }
      if box.width <= Outline.thinnest, box.height > 2 * box.width { return .verticalLine }
    }
    return isRectangle ? .rectangle : .other
  }

  /// Some writers close a line: then it runs back.
  private var isLine: Bool { points.count == 2 || points.count == 3 && endsWhereItBegan }

  /// Each side runs along an edge of the page, the next one across.
  private var isRectangle: Bool {
    guard points.count == 4 || points.count == 5 && endsWhereItBegan, segments < 5 else { return false }
    let sides = (0..<4).map { side -> Bool? in
      let (from, to) = (points[side], points[(side + 1) % 4])
      let (x, y) = (abs(from.x - to.x), abs(from.y - to.y))
      return y < Outline.slack ? true : x < Outline.slack ? false : nil
    }
    return sides == [true, false, true, false] || sides == [false, true, false, true]
  }

  /// In points: less than an eye sees.
  private static let slack: Float = 0.3
  private static let thinnest: Float = 1.6
}

/// With what a path is painted.
private struct Paint {
  let stroke: PDFColour?
  let fill: PDFColour?
  let width: Float
  let isOpaque: Bool

  init?(of object: OpaquePointer, isTranslucent: Bool) {
    var (filled, stroked): (Int32, Int32) = (0, 0)
    guard unsafe pdfium_path_mode(object, &filled, &stroked) != 0 else { return nil }
    func seen(_ colour: PDFColour?) -> PDFColour? { colour?.opacity == 0 ? nil : colour }
    stroke = stroked != 0 ? seen(unsafe PDFColour(strokeOf: object)) : nil
    fill = filled != 0 ? seen(unsafe PDFColour(fillOf: object)) : nil
    guard stroke != nil || fill != nil else { return nil }
    var width: Float = 0
    _ = unsafe pdfium_stroke_width(object, &width)
    self.width = width
    isOpaque = fill?.opacity == 255 && !isTranslucent
  }
}
