package import PDFPages

/// Something that a page shows beside its characters and that somebody may have put there as a mark.
package struct PageMark: Equatable {
  package enum Kind: Equatable {
    case ellipse
    case rectangle
    /// Drawn by hand, or of any other form: a tick, a ring that is no ellipse.
    case freeform
    /// A level line; whether under a word or through it, its place tells.
    case line
    case highlight
    case underline
    case strike
    /// An area filled with a colour, of which many may be the form's own.
    case fill(PDFColour)
    /// A check box or radio button, and the name of what it stands for.
    case control(isSet: Bool, name: String)
  }

  package let kind: Kind
  package let box: PDFBox

  /// All marks of a page, in the order of painting; those that lie upon it come last.
  package static func all(of page: PDFPage, besides rulings: PageRulings) -> [PageMark] {
    var marks: [PageMark] = []
    var at = 0
    while at < page.shapes.count {
      // What was painted at once is one mark: the two edges of a ring.
      let order = page.shapes[at].order
      let end = page.shapes[at...].firstIndex { $0.order != order } ?? page.shapes.count
      let shapes = (at..<end).filter { !rulings.shapes.contains($0) }.map { page.shapes[$0] }
      for group in groups(of: shapes) {
        if let mark = PageMark(group, on: page) { marks.append(mark) }
      }
      at = end
    }
    for annotation in page.annotations where !annotation.isHidden && !annotation.isNotViewed {
      marks += PageMark.marks(of: annotation)
    }
    return marks.filter {
      $0.box.left.isFinite && $0.box.top.isFinite && $0.box.right.isFinite && $0.box.bottom.isFinite
    }
  }

  // MARK: Shapes

  /// Shapes painted at once that lie upon each other.
  private static func groups(of shapes: [PDFShape]) -> [[PDFShape]] {
    var groups: [(box: PDFBox, shapes: [PDFShape])] = []
    for shape in shapes {
      // A long list of specks is no ring; its parts stay apart.
      if let near = groups.suffix(16).indices.last(where: { groups[$0].box.overlaps(shape.box) }) {
        groups[near].box = groups[near].box.union(shape.box)
        groups[near].shapes.append(shape)
      } else {
        groups.append((shape.box, [shape]))
      }
    }
    return groups.map(\.shapes)
  }

  private init?(_ shapes: [PDFShape], on page: PDFPage) {
    guard let first = shapes.first else { return nil }
    box = shapes.dropFirst().reduce(first.box) { $0.union($1.box) }
    // What is larger frames a part of the page; what is smaller nobody draws.
    guard box.width <= page.width * 0.6, box.height <= page.height * 0.25, max(box.width, box.height) >= 3 else {
      return nil
    }
    let isRing = shapes.count == 2 && shapes.allSatisfy { $0.isClosed && $0.stroke == nil }
    let isDrawn = isRing || shapes.contains { $0.stroke.map { !$0.isLike(.white) } ?? false }
    switch first.form {
    case .horizontalLine: kind = .line
    case .verticalLine: return nil
    case .rectangle where isDrawn: kind = .rectangle
    case .other where isDrawn && shapes.allSatisfy(\.isClosed):
      kind = first.hasCurves ? PageMark.isRounded(first) ? .rectangle : .ellipse : .freeform
    case .other where isDrawn: kind = .freeform
    case .rectangle, .other:
      guard let fill = first.fill, !fill.isLike(.white) else { return nil }
      kind = first.form == .rectangle ? .fill(fill) : .freeform
    }
  }

  /// Four sides and four corners.
  private static func isRounded(_ shape: PDFShape) -> Bool { shape.segments == 8 && shape.hasStraightSides }

  // MARK: Annotations

  private static func marks(of annotation: PDFAnnotation) -> [PageMark] {
    let stretches = annotation.stretches.isEmpty ? [annotation.box] : annotation.stretches
    return switch annotation.kind {
    case .circle: [PageMark(.ellipse, annotation.box)]
    case .square: [PageMark(.rectangle, annotation.box)]
    case .ink, .polygon, .polyLine, .line, .stamp: [PageMark(.freeform, annotation.box)]
    case .highlight: stretches.map { PageMark(.highlight, $0) }
    case .underline, .squiggly: stretches.map { PageMark(.underline, $0) }
    case .strikeOut: stretches.map { PageMark(.strike, $0) }
    case .widget: control(annotation.field?.value).map { [PageMark($0, annotation.box)] } ?? []
    case .freeText, .note, .popup, .link, .other: []
    }
  }

  private static func control(_ value: PDFField.Value?) -> Kind? {
    switch value {
    case .checkBox(let isChecked, let name), .radioButton(let isChecked, let name):
      .control(isSet: isChecked, name: name)
    default: nil
    }
  }

  private init(_ kind: Kind, _ box: PDFBox) {
    self.kind = kind
    self.box = box
  }
}
