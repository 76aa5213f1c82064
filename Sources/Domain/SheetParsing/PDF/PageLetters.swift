import PDFPages

/// The characters of a page that a person sees, those that fields and notes show among them.
enum PageLetters {
  static func all(of page: PDFPage) -> [PDFGlyph] {
    var letters: [PDFGlyph] = []
    letters.reserveCapacity(page.glyphs.count)
    for glyph in page.glyphs where glyph.visibility == .visible && isFinite(glyph.box) {
      // Some writers make text bold by printing it twice.
      if let last = letters.last, last.scalar == glyph.scalar, isSame(last, glyph) { continue }
      letters.append(glyph)
    }
    for annotation in page.annotations where !annotation.isHidden && !annotation.isNotViewed {
      guard isFinite(annotation.box) else { continue }
      letters += written(shown(annotation), in: annotation.box)
    }
    return letters
  }

  private static func isFinite(_ box: PDFBox) -> Bool {
    box.left.isFinite && box.top.isFinite && box.right.isFinite && box.bottom.isFinite
  }

  private static func isSame(_ one: PDFGlyph, _ other: PDFGlyph) -> Bool {
    abs(one.box.left - other.box.left) < one.size * 0.15 && abs(one.box.top - other.box.top) < one.size * 0.15
  }

  private static func shown(_ annotation: PDFAnnotation) -> String {
    switch annotation.field?.value {
    case .text(let text): text
    case .choice(let chosen): chosen.joined(separator: " ")
    case nil where annotation.kind == .freeText: annotation.contents
    default: ""
    }
  }

  /// Text laid out from the left in its box: where exactly its letters stand, is not known.
  private static func written(_ text: String, in box: PDFBox) -> [PDFGlyph] {
    let scalars = text.unicodeScalars
    guard !scalars.isEmpty else { return [] }
    let size = min(max(box.height * 0.7, 4), 12)
    let width = min(size, box.width / Float(scalars.count))
    let (middle, half) = (box.centre.y, size / 2)
    return scalars.enumerated().map { at, scalar in
      let left = box.left + Float(at) * width
      return PDFGlyph(
        scalar: scalar, box: PDFBox(left: left, top: middle - half, right: left + width, bottom: middle + half),
        size: size)
    }
  }
}
