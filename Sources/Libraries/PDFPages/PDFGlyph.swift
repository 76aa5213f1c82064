/// One character as it stands on a page.
package struct PDFGlyph: Sendable {
  /// What it means; nil where its font does not say.
  package let scalar: Unicode.Scalar?
  /// From its font's ascent to its descent, and as wide as it moves the pen: glyphs of a line have boxes of like height.
  /// Text that is turned, or runs downwards, has boxes that follow each other that way.
  package let box: PDFBox
  /// In points on the page.
  package let size: Float
  package let colour: PDFColour
  /// Equal for glyphs that are written with one font, in one weight.
  package let font: UInt32
  /// Its place in the order of painting, -1 where that is unknown. Glyphs that were written as one text share it.
  package let order: Int32
  package internal(set) var visibility: PDFVisibility

  package init(
    scalar: Unicode.Scalar?, box: PDFBox, size: Float, colour: PDFColour = .black, font: UInt32 = 0, order: Int32 = -1,
    visibility: PDFVisibility = .visible
  ) {
    self.scalar = scalar
    self.box = box
    self.size = size
    self.colour = colour
    self.font = font
    self.order = order
    self.visibility = visibility
  }
}

/// Whether a person sees a glyph, or why not.
package enum PDFVisibility: UInt8, Sendable {
  case visible
  /// It is written to be searched only, as beneath scans.
  case notPainted
  /// Its colour lets all through.
  case transparent
  /// It stands outside the page.
  case outside
  /// It has the colour of what it stands on.
  case likeItsGround
  /// Something opaque was painted over it.
  case covered
}
