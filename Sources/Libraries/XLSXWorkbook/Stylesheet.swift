/// The styles that cells refer to by their places.
struct Stylesheet {
  /// How colours of text outside of the styles are told.
  private(set) var palette: Palette
  private(set) var cells: [CellStyle] = []
  /// Of the font of a cell without a style, in pixels: columns are told in digits of it. Japanese fonts have wide ones.
  private(set) var digitWidth = 7.0

  private var formats: [Int: NumberFormat] = [:]
  private var fonts: [RawFont] = []
  private var fills: [RawFill] = []
  private let limit: Int

  /// What a workbook without styles has.
  init() {
    palette = Palette()
    limit = 0
    cells = [CellStyle()]
  }

  init(_ reader: inout PartReader, palette: Palette, limit: Int) throws(XLSXError) {
    self.palette = palette
    self.limit = limit
    var raw: [RawStyle] = []
    try reader.enter(.`x:styleSheet`)
    while let child = try reader.child(of: 1) {
      switch child {
      case .`x:numFmts`: try readFormats(&reader)
      case .`x:fonts`:
        while let font = try reader.child(of: 2) {
          guard font == .`x:font` else { continue }
          try checkCount(fonts.count, reader)
          fonts.append(try RawFont(&reader, of: 3))
        }
      case .`x:fills`:
        while let fill = try reader.child(of: 2) {
          guard fill == .`x:fill` else { continue }
          try checkCount(fills.count, reader)
          fills.append(try RawFill(&reader))
        }
      case .`x:cellXfs`:
        while let style = try reader.child(of: 2) {
          guard style == .`x:xf` else { continue }
          try checkCount(raw.count, reader)
          raw.append(try RawStyle(&reader))
        }
      case .`x:colors`: try readIndexed(&reader)
      default: continue
      }
    }
    if let font = raw.first?.font, fonts.indices.contains(font), fonts[font].isJapanese { digitWidth = 8 }
    for style in raw { cells.append(try cell(style, reader)) }
    if cells.isEmpty { cells = [CellStyle()] }
  }

  private func checkCount(_ count: Int, _ reader: borrowing PartReader) throws(XLSXError) {
    guard count < limit else { throw reader.error(.tooManyStyles(limit: limit)) }
  }

  private mutating func readFormats(_ reader: inout PartReader) throws(XLSXError) {
    while let child = try reader.child(of: 2) {
      guard child == .`x:numFmt` else { continue }
      try checkCount(formats.count, reader)
      guard let code = reader.bytes(.formatCode) else { throw reader.error(.value) }
      formats[try reader.required(.numFmtId)] = NumberFormat(code: code)
    }
  }

  private mutating func readIndexed(_ reader: inout PartReader) throws(XLSXError) {
    while let child = try reader.child(of: 2) {
      guard child == .`x:indexedColors` else { continue }
      var colours: [UInt32] = []
      while let colour = try reader.child(of: 3) {
        guard colour == .`x:rgbColor`, let text = reader.bytes(.rgb), let value = Colour.hexadecimal(text),
          colours.count < 64
        else { throw reader.error(.value) }
        colours.append(value & 0xFF_FFFF)
      }
      palette.indexed.replaceSubrange(..<min(colours.count, palette.indexed.count), with: colours)
    }
  }

  private func cell(_ raw: RawStyle, _ reader: borrowing PartReader) throws(XLSXError) -> CellStyle {
    guard raw.font == 0 || fonts.indices.contains(raw.font), raw.fill == 0 || fills.indices.contains(raw.fill) else {
      throw reader.error(.style)
    }
    var style = CellStyle()
    if fonts.indices.contains(raw.font) { style.font = fonts[raw.font].style(palette) }
    if fills.indices.contains(raw.fill) { style.fill = fills[raw.fill].look(palette) }
    style.alignment = raw.alignment
    style.isWrapped = raw.isWrapped
    style.isCheckBox = raw.isCheckBox
    style.format = formats[raw.format] ?? NumberFormat(builtIn: raw.format)
    return style
  }
}

/// A combination of the parts of a style.
private struct RawStyle {
  let font: Int
  let fill: Int
  let format: Int
  private(set) var alignment = CellStyle.Alignment.general
  private(set) var isWrapped = false
  private(set) var isCheckBox = false

  init(_ reader: inout PartReader) throws(XLSXError) {
    font = try reader.integer(.fontId) ?? 0
    fill = try reader.integer(.fillId) ?? 0
    format = try reader.integer(.numFmtId) ?? 0
    while let child = try reader.child(of: 3) {
      switch child {
      case .`x:alignment`:
        alignment =
          switch reader.string(.horizontal) {
          case nil, "general": .general
          case "left": .left
          case "center", "centerContinuous": .center
          case "right": .right
          default: .other
          }
        isWrapped = try reader.flag(.wrapText)
      case .`x:extLst`:
        while try reader.child(of: 4) != nil {
          while let extra = try reader.child(of: 5) { isCheckBox = isCheckBox || extra == .`fpb:xfComplement` }
        }
      default: continue
      }
    }
  }
}
