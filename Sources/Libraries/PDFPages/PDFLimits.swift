/// How much a document may hold. Time and memory are limited by whoever runs the process.
package struct PDFLimits: Sendable {
  package var pages = 500
  /// Lines, texts, pictures and annotations of all pages.
  package var objects = 100_000
  package var segments = 2_000_000
  package var glyphs = 2_000_000
  /// Drawings within drawings.
  package var nesting = 8
  /// Of what one field or note says.
  package var textBytes = 65_536

  package init() {}
}

/// What is left of the limits while pages are read.
struct PDFAllowance {
  let limits: PDFLimits
  private var objects: Int
  private var segments: Int
  private var glyphs: Int

  init(_ limits: PDFLimits) {
    self.limits = limits
    objects = limits.objects
    segments = limits.segments
    glyphs = limits.glyphs
  }

  mutating func take(objects count: Int32, page: Int) throws(PDFError) {
    objects -= Int(count)
    if objects < 0 { throw PDFError(.tooManyObjects(limit: limits.objects), page: page) }
  }

  mutating func take(segments count: Int32, page: Int) throws(PDFError) {
    segments -= Int(count)
    if segments < 0 { throw PDFError(.tooManySegments(limit: limits.segments), page: page) }
  }

  mutating func take(glyphs count: Int32, page: Int) throws(PDFError) {
    glyphs -= Int(count)
    if glyphs < 0 { throw PDFError(.tooManyGlyphs(limit: limits.glyphs), page: page) }
  }
}
