/// A rectangle on a sheet or a page, in whatever unit the document has; y grows downwards.
struct Box: Equatable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  var width: Double { right - left }
  var height: Double { bottom - top }
  var middle: (x: Double, y: Double) { ((left + right) / 2, (top + bottom) / 2) }

  func contains(_ point: (x: Double, y: Double)) -> Bool {
    left <= point.x && point.x <= right && top <= point.y && point.y <= bottom
  }

  func overlaps(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  /// How far the middles of two boxes are apart.
  func distance(fromMiddleTo other: Box) -> Double {
    let (x, y) = (middle.x - other.middle.x, middle.y - other.middle.y)
    return (x * x + y * y).squareRoot()
  }
}
