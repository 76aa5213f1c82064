internal import CPDFium

/// One annotation of a page.
@safe struct LoadedAnnotation: ~Copyable {
  private let annotation: OpaquePointer
  private let page: Int

  init(_ raw: OpaquePointer, page: Int) {
    unsafe annotation = raw
    self.page = page
  }

  deinit { unsafe pdfium_close_annotation(annotation) }

  consuming func read(
    _ form: OpaquePointer?, _ space: PageSpace, _ allowance: inout PDFAllowance
  ) throws(PDFError) -> PDFAnnotation {
    var box = pdfium_rectangle()
    _ = unsafe pdfium_annotation_box(annotation, &box)
    let kind = PDFAnnotation.Kind(unsafe pdfium_annotation_type(annotation))
    let flags = unsafe pdfium_annotation_flags(annotation)
    let limits = allowance.limits
    let contents = try unsafe PDFText.read(limits, page: page) { [annotation = unsafe annotation] in
      unsafe pdfium_annotation_string(annotation, "Contents", $0, $1)
    }
    return PDFAnnotation(
      kind: kind, box: space.box(box), stretches: try stretches(space, &allowance), isHidden: flags & 2 != 0,
      isPrinted: flags & 4 != 0, isNotViewed: flags & 32 != 0, contents: contents,
      field: kind == .widget ? try unsafe field(form, &allowance) : nil)
  }

  private borrowing func stretches(
    _ space: PageSpace, _ allowance: inout PDFAllowance
  ) throws(PDFError) -> [PDFBox] {
    let count = unsafe pdfium_quad_count(annotation)
    guard count > 0 else { return [] }
    try allowance.take(objects: Int32(clamping: count), page: page)
    var boxes: [PDFBox] = []
    for at in 0..<count {
      var quad = pdfium_quad()
      guard unsafe pdfium_annotation_quad(annotation, at, &quad) != 0 else { continue }
      boxes.append(space.box(quad))
    }
    return boxes
  }

  private borrowing func field(
    _ form: OpaquePointer?, _ allowance: inout PDFAllowance
  ) throws(PDFError) -> PDFField? {
    guard let form = unsafe form else { return nil }
    return try unsafe LoadedField(form, unsafe annotation, page: page).read(&allowance)
  }
}

extension PDFAnnotation.Kind {
  fileprivate init(_ number: Int32) {
    self =
      switch number {
      case 1: .note
      case 2: .link
      case 3: .freeText
      case 4: .line
      case 5: .square
      case 6: .circle
      case 7: .polygon
      case 8: .polyLine
      case 9: .highlight
      case 10: .underline
      case 11: .squiggly
      case 12: .strikeOut
      case 13: .stamp
      case 15: .ink
      case 16: .popup
      case 20: .widget
      default: .other
      }
  }
}
