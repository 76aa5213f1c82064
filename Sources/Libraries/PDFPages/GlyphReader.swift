internal import CPDFium

/// Reads a page's characters one by one.
@safe struct GlyphReader {
  private let text: OpaquePointer
  private let orders: [UInt: Int32]
  private let space: PageSpace
  /// What the glyphs of one text object share, asked once for each.
  private var current = Writing()

  init(_ text: OpaquePointer, _ orders: [UInt: Int32], _ space: PageSpace) {
    unsafe self.text = text
    self.orders = orders
    self.space = space
  }

  @safe private struct Writing {
    var object: OpaquePointer?
    var size: Float = 0
    var colour = PDFColour.black
    var font: UInt32 = 0
    var order: Int32 = -1
    var visibility = PDFVisibility.visible
  }

  /// - Returns: nil for a character that no document holds: pdfium puts spaces and line ends between.
  mutating func glyph(_ at: Int32) -> PDFGlyph? {
    guard unsafe pdfium_glyph_is_generated(text, at) != 1 else { return nil }
    var box = pdfium_rectangle()
    guard unsafe pdfium_glyph_box(text, at, &box) != 0 else { return nil }
    let object = unsafe pdfium_glyph_object(text, at)
    if unsafe object == nil || object != current.object { unsafe current = writing(object, at) }
    return PDFGlyph(
      scalar: scalar(at), box: space.box(box), size: current.size, colour: current.colour, font: current.font,
      order: current.order, visibility: current.visibility)
  }

  private func scalar(_ at: Int32) -> Unicode.Scalar? {
    guard unsafe pdfium_glyph_is_unmapped(text, at) != 1 else { return nil }
    switch unsafe pdfium_glyph_unicode(text, at) {
    // pdfium's sign for a hyphen that ends a line.
    case 2: return unsafe pdfium_glyph_is_hyphen(text, at) == 1 ? "-" : nil
    case 9: return " "
    case 0..<0x20, 0xFFFD...0xFFFF: return nil
    case let value: return Unicode.Scalar(value)
    }
  }

  private func writing(_ object: OpaquePointer?, _ at: Int32) -> Writing {
    var writing = Writing()
    unsafe writing.object = object
    var matrix = pdfium_matrix()
    let scale = unsafe pdfium_glyph_matrix(text, at, &matrix) != 0 ? PDFMatrix(matrix).upwardScale : 1
    writing.size = Float(unsafe pdfium_glyph_size(text, at)) * scale
    guard let object = unsafe object else { return writing }
    writing.order = orders[UInt(bitPattern: object)] ?? -1
    let mode = unsafe pdfium_text_mode(object)
    let isStroked = [1, 5].contains(mode)
    unsafe writing.font = font(of: object, mode)
    writing.colour = unsafe (isStroked ? PDFColour(strokeOf: object) : PDFColour(fillOf: object)) ?? .black
    if [3, 7].contains(mode) {
      writing.visibility = .notPainted
    } else if writing.colour.opacity == 0 {
      writing.visibility = .transparent
    }
    return writing
  }
}

extension GlyphReader {
  /// A font by its name, the letters before a plus apart by which a writer tells parts of it: FNV-1a over the name and the
  /// way of painting, since letters are made bold by painting their outlines too.
  private func font(of object: OpaquePointer, _ mode: Int32) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    func add(_ byte: UInt8) { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    if let font = unsafe pdfium_text_font(object) {
      var name = [CChar](repeating: 0, count: 128)
      let count = unsafe name.withUnsafeMutableBufferPointer { unsafe pdfium_font_name(font, $0.baseAddress, $0.count) }
      let bytes = name.prefix(max(0, min(count, name.count) - 1)).map { UInt8(bitPattern: $0) }
      for byte in bytes.dropFirst(bytes.firstIndex(of: UInt8(ascii: "+")).map { $0 + 1 } ?? 0) { add(byte) }
    }
    add(mode == 2 || mode == 6 ? 1 : 0)
    return hash
  }
}

extension PDFColour {
  init?(strokeOf object: OpaquePointer) {
    var (red, green, blue, alpha): (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
    guard unsafe pdfium_stroke_colour(object, &red, &green, &blue, &alpha) != 0 else { return nil }
    self.init(red, green, blue, alpha)
  }

  init?(fillOf object: OpaquePointer) {
    var (red, green, blue, alpha): (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
    guard unsafe pdfium_fill_colour(object, &red, &green, &blue, &alpha) != 0 else { return nil }
    self.init(red, green, blue, alpha)
  }

  private init(_ red: UInt32, _ green: UInt32, _ blue: UInt32, _ alpha: UInt32) {
    self.init(rgba: (red & 0xFF) << 24 | (green & 0xFF) << 16 | (blue & 0xFF) << 8 | alpha & 0xFF)
  }
}
