internal import CPDFium

/// How a page lies: from the coordinates of its contents to those of the page as it is read.
struct PageSpace {
  let width: Float
  let height: Float
  private let map: PDFMatrix

  /// - Parameters:
  ///   - box: what is seen of the page, in its contents' coordinates, y upwards.
  ///   - turns: quarter turns clockwise.
  init(_ box: pdfium_rectangle, turns: Int32) {
    let size = (width: box.right - box.left, height: box.top - box.bottom)
    (width, height) = turns & 1 == 0 ? size : (size.height, size.width)
    map =
      switch turns & 3 {
      case 1: PDFMatrix(a: 0, b: 1, c: 1, d: 0, e: -box.bottom, f: -box.left)
      case 2: PDFMatrix(a: -1, b: 0, c: 0, d: 1, e: box.right, f: -box.bottom)
      case 3: PDFMatrix(a: 0, b: -1, c: -1, d: 0, e: box.top, f: box.right)
      default: PDFMatrix(a: 1, b: 0, c: 0, d: -1, e: -box.left, f: box.top)
      }
  }

  /// Contents that are drawn through a matrix of their own.
  func through(_ inner: PDFMatrix) -> PDFMatrix { inner.then(map) }

  func box(_ corners: pdfium_rectangle) -> PDFBox {
    map.box(corners.left, corners.bottom, corners.right, corners.top)
  }

  /// Where a stretch of text lies.
  func box(_ quad: pdfium_quad) -> PDFBox {
    let xs = [quad.x1, quad.x2, quad.x3, quad.x4]
    let ys = [quad.y1, quad.y2, quad.y3, quad.y4]
    return map.box(xs.min() ?? 0, ys.min() ?? 0, xs.max() ?? 0, ys.max() ?? 0)
  }
}

/// x' = a x + c y + e, y' = b x + d y + f.
struct PDFMatrix {
  var a, b, c, d, e, f: Float

  static let identity = PDFMatrix(a: 1, b: 0, c: 0, d: 1, e: 0, f: 0)

  init(a: Float, b: Float, c: Float, d: Float, e: Float, f: Float) {
    (self.a, self.b, self.c, self.d, self.e, self.f) = (a, b, c, d, e, f)
  }

  init(_ matrix: pdfium_matrix) {
    self.init(a: matrix.a, b: matrix.b, c: matrix.c, d: matrix.d, e: matrix.e, f: matrix.f)
  }

  /// This one first, then another.
  func then(_ outer: PDFMatrix) -> PDFMatrix {
    PDFMatrix(
      a: a * outer.a + b * outer.c, b: a * outer.b + b * outer.d, c: c * outer.a + d * outer.c,
      d: c * outer.b + d * outer.d, e: e * outer.a + f * outer.c + outer.e, f: e * outer.b + f * outer.d + outer.f)
  }

  func point(_ x: Float, _ y: Float) -> (x: Float, y: Float) { (a * x + c * y + e, b * x + d * y + f) }

  func box(_ left: Float, _ bottom: Float, _ right: Float, _ top: Float) -> PDFBox {
    var reach = PDFReach()
    for (x, y) in [(left, bottom), (right, bottom), (left, top), (right, top)] { reach.add(point(x, y)) }
    return reach.box
  }

  /// How much longer a line becomes that runs upwards.
  var upwardScale: Float { (c * c + d * d).squareRoot() }
}

/// The box of the points so far.
struct PDFReach {
  private(set) var box = PDFBox(
    left: .greatestFiniteMagnitude, top: .greatestFiniteMagnitude, right: -.greatestFiniteMagnitude,
    bottom: -.greatestFiniteMagnitude)

  mutating func add(_ point: (x: Float, y: Float)) {
    box.left = min(box.left, point.x)
    box.right = max(box.right, point.x)
    box.top = min(box.top, point.y)
    box.bottom = max(box.bottom, point.y)
  }
}
