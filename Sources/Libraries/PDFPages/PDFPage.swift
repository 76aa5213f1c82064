/// What a person sees on one page, as far as it bears text or marks.
///
/// Places are in points on the page as it is read: its rotation and crop box applied, from the upper left corner, y downwards.
package struct PDFPage: Sendable {
  /// From 1.
  package let number: Int
  package let width: Float
  package let height: Float
  /// In the order of the document's text, line by line as far as its writer kept to that.
  package var glyphs: [PDFGlyph] = []
  /// In the order they are painted.
  package var shapes: [PDFShape] = []
  package var images: [PDFImage] = []
  package var annotations: [PDFAnnotation] = []
  /// Whether parts of it belong to layers. Which of them are switched off is not known, so any of it may be unseen.
  package var hasLayers = false

  package init(number: Int, width: Float, height: Float) {
    self.number = number
    self.width = width
    self.height = height
  }

  /// Whether there is nothing to read but a picture: a scan, unless the page is empty. Hidden glyphs, such as those a
  /// scanner put beneath, do not count.
  package var hasNoText: Bool { !glyphs.contains { $0.visibility == .visible } }

  /// How many glyphs nobody sees.
  package var hiddenGlyphs: Int { glyphs.count { $0.visibility != .visible } }
}

/// A rectangle on a page; empty ones are lines and points.
package struct PDFBox: Equatable, Sendable {
  package var left: Float
  package var top: Float
  package var right: Float
  package var bottom: Float

  package init(left: Float, top: Float, right: Float, bottom: Float) {
    self.left = left
    self.top = top
    self.right = right
    self.bottom = bottom
  }

  package var width: Float { right - left }
  package var height: Float { bottom - top }
  package var centre: (x: Float, y: Float) { ((left + right) / 2, (top + bottom) / 2) }

  package func contains(_ x: Float, _ y: Float) -> Bool { x >= left && x <= right && y >= top && y <= bottom }

  package func overlaps(_ other: PDFBox) -> Bool {
    left <= other.right && other.left <= right && top <= other.bottom && other.top <= bottom
  }

  package func union(_ other: PDFBox) -> PDFBox {
    PDFBox(
      left: min(left, other.left), top: min(top, other.top), right: max(right, other.right),
      bottom: max(bottom, other.bottom))
  }
}

/// One that two things share is one colour: red, green, blue and opacity, a byte each, red uppermost.
package struct PDFColour: Equatable, Hashable, Sendable {
  package let rgba: UInt32

  package init(rgba: UInt32) { self.rgba = rgba }

  package static let black = PDFColour(rgba: 0x0000_00FF)
  package static let white = PDFColour(rgba: 0xFFFF_FFFF)

  package var opacity: UInt8 { UInt8(truncatingIfNeeded: rgba) }

  /// Whether no eye tells them apart.
  package func isLike(_ other: PDFColour) -> Bool {
    [24, 16, 8].allSatisfy { shift in
      abs(Int(rgba >> shift & 0xFF) - Int(other.rgba >> shift & 0xFF)) <= 12
    }
  }
}

/// A picture; what it shows is not looked into.
package struct PDFImage: Sendable {
  package let box: PDFBox
  /// Its place in the order of painting.
  package let order: Int32

  package init(box: PDFBox, order: Int32) {
    self.box = box
    self.order = order
  }
}
