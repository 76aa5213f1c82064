/// Judges which glyphs a person sees, by what was painted before and after them.
struct Visibility {
  private let space: PageSpace
  /// What lies on the page with an area of its own, in the order of painting.
  private let grounds: [Ground]

  private struct Ground {
    let box: PDFBox
    let order: Int32
    /// nil where it is not known what is seen of it.
    let colour: PDFColour?
    /// Whether nothing shows from beneath within its box.
    let hides: Bool
  }

  init(_ drawing: Drawing, _ space: PageSpace) {
    self.space = space
    var grounds: [Ground] = []
    for shape in drawing.shapes {
      guard let fill = shape.fill, shape.form != .horizontalLine, shape.form != .verticalLine else { continue }
      let isPlain = shape.isOpaque && shape.form == .rectangle
      grounds.append(Ground(box: shape.box, order: shape.order, colour: isPlain ? fill : nil, hides: isPlain))
    }
    grounds += drawing.images.map { Ground(box: $0.box, order: $0.order, colour: nil, hides: false) }
    self.grounds = grounds.sorted { $0.order < $1.order }
  }

  func judge(_ glyphs: inout [PDFGlyph]) {
    var start = 0
    while start < glyphs.count {
      let order = glyphs[start].order
      var (end, reach) = (start + 1, glyphs[start].box)
      while end < glyphs.count, glyphs[end].order == order {
        reach = reach.union(glyphs[end].box)
        end += 1
      }
      let near = grounds.filter { $0.box.overlaps(reach) }
      for at in start..<end where glyphs[at].visibility == .visible {
        glyphs[at].visibility = visibility(of: glyphs[at], near)
      }
      start = end
    }
  }

  private func visibility(of glyph: PDFGlyph, _ near: [Ground]) -> PDFVisibility {
    let (x, y) = glyph.box.centre
    guard x >= 0, y >= 0, x <= space.width, y <= space.height else { return .outside }
    // Of which it is not known when it was painted, only the page itself is its ground.
    guard glyph.order >= 0, !near.isEmpty else { return glyph.colour.isLike(.white) ? .likeItsGround : .visible }
    var ground: PDFColour? = .white
    for other in near where other.box.contains(x, y) {
      if other.order > glyph.order {
        if other.hides { return .covered }
      } else {
        ground = other.colour
      }
    }
    guard let ground else { return .visible }
    return glyph.colour.isLike(ground) ? .likeItsGround : .visible
  }
}
