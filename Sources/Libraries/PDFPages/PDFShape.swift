/// A connected line or outline that is stroked, filled or both.
package struct PDFShape: Sendable {
  /// Without the width of the stroke. What a curve is drawn by lies within.
  package let box: PDFBox
  package let form: Form
  /// nil where it is not stroked.
  package let stroke: PDFColour?
  package let strokeWidth: Float
  /// nil where it is not filled.
  package let fill: PDFColour?
  package let hasCurves: Bool
  package let hasStraightSides: Bool
  /// Without the first point.
  package let segments: Int
  /// Whether it ends where it began.
  package let isClosed: Bool
  /// Its place in the order of painting. Shapes that were painted as one share it.
  package let order: Int32
  /// Whether nothing beneath its fill can be seen.
  package let isOpaque: Bool

  package init(
    box: PDFBox, form: Form, stroke: PDFColour?, strokeWidth: Float, fill: PDFColour?, hasCurves: Bool,
    hasStraightSides: Bool, segments: Int, isClosed: Bool, order: Int32, isOpaque: Bool
  ) {
    self.box = box
    self.form = form
    self.stroke = stroke
    self.strokeWidth = strokeWidth
    self.fill = fill
    self.hasCurves = hasCurves
    self.hasStraightSides = hasStraightSides
    self.segments = segments
    self.isClosed = isClosed
    self.order = order
    self.isOpaque = isOpaque
  }

  package enum Form: UInt8, Sendable {
    /// Straight lines along the page's edges, or rectangles so thin that they look so.
    case horizontalLine
    case verticalLine
    /// Four straight sides along the page's edges.
    case rectangle
    case other
  }
}
