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

  /// How far a point lies outside.
  func distance(to point: (x: Double, y: Double)) -> Double {
    let x = max(left - point.x, 0, point.x - right)
    let y = max(top - point.y, 0, point.y - bottom)
    return (x * x + y * y).squareRoot()
  }
}
