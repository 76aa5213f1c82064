internal import CPDFium

/// All that is painted on a page, drawings within drawings included, in the order of painting.
@safe struct Drawing {
  private(set) var shapes: [PDFShape] = []
  private(set) var images: [PDFImage] = []
  /// When each text is painted, by the place of its object in memory.
  private(set) var orders: [UInt: Int32] = [:]

  private(set) var hasLayers = false

  private let space: PageSpace
  private let page: Int
  private let nesting: Int
  private var painted: Int32 = 0

  init(_ space: PageSpace, page: Int, nesting: Int) {
    self.space = space
    self.page = page
    self.nesting = nesting
  }

  /// The surroundings of what is painted within a drawing.
  private struct Setting {
    var matrix = PDFMatrix.identity
    var depth = 0
    var isTranslucent = false
  }

  mutating func add(_ page: OpaquePointer, _ allowance: inout PDFAllowance) throws(PDFError) {
    let count = unsafe pdfium_object_count(page)
    guard count > 0 else { return }
    try allowance.take(objects: count, page: self.page)
    for at in 0..<count {
      guard let object = unsafe pdfium_page_object(page, at) else { continue }
      try unsafe add(object: object, Setting(), &allowance)
    }
  }

  private mutating func add(
    object: OpaquePointer, _ setting: Setting, _ allowance: inout PDFAllowance
  ) throws(PDFError) {
    if !hasLayers { hasLayers = unsafe Drawing.isInLayer(object) }
    switch unsafe pdfium_object_type(object) {
    case 1: orders[UInt(bitPattern: object)] = painted
    case 2:
      try allowance.take(segments: max(0, unsafe pdfium_segment_count(object)), page: page)
      let isTranslucent = unsafe setting.isTranslucent || pdfium_object_is_translucent(object) != 0
      let through = space.through(setting.matrix)
      shapes += unsafe Outline.shapes(of: object, through, order: painted, isTranslucent: isTranslucent)
    // Pictures, and colours that run into each other.
    case 3, 4: unsafe addImage(object, setting)
    case 5: try unsafe add(form: object, setting, &allowance)
    default: break
    }
    painted += 1
  }

  private mutating func add(
    form: OpaquePointer, _ setting: Setting, _ allowance: inout PDFAllowance
  ) throws(PDFError) {
    let count = unsafe pdfium_form_object_count(form)
    guard count > 0 else { return }
    guard setting.depth < nesting else { throw PDFError(.nesting(limit: nesting), page: page) }
    try allowance.take(objects: count, page: page)
    var matrix = pdfium_matrix()
    var inner = setting
    inner.depth += 1
    inner.isTranslucent = unsafe setting.isTranslucent || pdfium_object_is_translucent(form) != 0
    if unsafe pdfium_object_matrix(form, &matrix) != 0 { inner.matrix = PDFMatrix(matrix).then(setting.matrix) }
    for at in 0..<count {
      guard let object = unsafe pdfium_form_object(form, UInt(at)) else { continue }
      try unsafe add(object: object, inner, &allowance)
    }
  }

  /// Whether its contents are marked as optional, `/OC`.
  private static func isInLayer(_ object: OpaquePointer) -> Bool {
    for at in 0..<max(0, unsafe pdfium_content_mark_count(object)) {
      guard let mark = unsafe pdfium_object_content_mark(object, UInt(at)) else { continue }
      var name: [UInt16] = [0, 0, 0]
      var size: UInt = 0
      // Longer names do not fit, and are others.
      let isRead = unsafe name.withUnsafeMutableBufferPointer { room in
        unsafe pdfium_content_mark_name(mark, room.baseAddress, 6, &size)
      }
      if isRead != 0, size == 6, name == [0x4F, 0x43, 0] { return true }
    }
    return false
  }

  private mutating func addImage(_ object: OpaquePointer, _ setting: Setting) {
    var (left, bottom, right, top): (Float, Float, Float, Float) = (0, 0, 0, 0)
    guard unsafe pdfium_object_bounds(object, &left, &bottom, &right, &top) != 0 else { return }
    let box = space.through(setting.matrix).box(left, bottom, right, top)
    images.append(PDFImage(box: box, order: painted))
  }
}
