internal import CPDFium

/// One page that pdfium has taken apart.
@safe struct LoadedPage: ~Copyable {
  private let page: OpaquePointer
  private let number: Int
  private let space: PageSpace

  init(_ document: OpaquePointer, _ index: Int32) throws(PDFError) {
    number = Int(index) + 1
    guard let loaded = unsafe pdfium_load_page(document, index) else { throw PDFError(.damaged, page: number) }
    unsafe page = loaded
    var seen = pdfium_rectangle()
    _ = unsafe pdfium_page_box(loaded, &seen)
    space = PageSpace(seen, turns: unsafe pdfium_page_rotation(loaded))
  }

  deinit { unsafe pdfium_close_page(page) }

  consuming func read(_ form: OpaquePointer?, _ allowance: inout PDFAllowance) throws(PDFError) -> PDFPage {
    var result = PDFPage(number: number, width: space.width, height: space.height)
    var drawing = Drawing(space, page: number, nesting: allowance.limits.nesting)
    try unsafe drawing.add(page, &allowance)
    result.shapes = drawing.shapes
    result.images = drawing.images
    result.hasLayers = drawing.hasLayers
    result.glyphs = try glyphs(drawing.orders, &allowance)
    Visibility(drawing, space).judge(&result.glyphs)
    result.annotations = try unsafe annotations(form, &allowance)
    return result
  }

  private borrowing func glyphs(
    _ orders: [UInt: Int32], _ allowance: inout PDFAllowance
  ) throws(PDFError) -> [PDFGlyph] {
    guard let text = unsafe pdfium_load_text(page) else { throw PDFError(.damaged, page: number) }
    defer { unsafe pdfium_close_text(text) }
    let count = unsafe pdfium_glyph_count(text)
    guard count > 0 else { return [] }
    try allowance.take(glyphs: count, page: number)
    var reader = unsafe GlyphReader(text, orders, space)
    var glyphs: [PDFGlyph] = []
    glyphs.reserveCapacity(Int(count))
    for at in 0..<count {
      if let glyph = reader.glyph(at) { glyphs.append(glyph) }
    }
    return glyphs
  }

  private borrowing func annotations(
    _ form: OpaquePointer?, _ allowance: inout PDFAllowance
  ) throws(PDFError) -> [PDFAnnotation] {
    let count = unsafe pdfium_annotation_count(page)
    guard count > 0 else { return [] }
    try allowance.take(objects: count, page: number)
    // Only then does it know which control is which.
    if let form = unsafe form { unsafe pdfium_enter_form_page(page, form) }
    defer { if let form = unsafe form { unsafe pdfium_leave_form_page(page, form) } }
    var annotations: [PDFAnnotation] = []
    for at in 0..<count {
      guard let raw = unsafe pdfium_page_annotation(page, at) else { continue }
      annotations.append(try unsafe LoadedAnnotation(raw, page: number).read(form, space, &allowance))
    }
    return annotations
  }
}
