/// A shape as its element tells it, before its place on the sheet is known.
struct RawShape {
  private(set) var transform = Transform()
  private var shape: Shape
  private var outline: Bool?
  private var fill: Int?
  private var styleOutline = false
  private var styleFill = false

  init(_ word: Word, _ reader: inout PartReader, _ contents: inout WorkbookContents) throws(XLSXError) {
    let kind: Shape.Kind =
      switch word {
      case .`xdr:sp`: .shape
      case .`xdr:cxnSp`: .connector
      case .`xdr:pic`: .picture
      default: .other
      }
    let depth = reader.depth
    var id = 0
    var isHidden = false
    var isOfControl = false
    shape = Shape(kind: kind, id: 0, frame: Frame(x: 0, y: 0, width: 0, height: 0))
    while let child = try reader.child(of: depth) {
      switch child {
      case .`xdr:nvSpPr`, .`xdr:nvCxnSpPr`, .`xdr:nvPicPr`, .`xdr:nvGraphicFramePr`:
        while let part = try reader.child(of: depth + 1) {
          guard part == .`xdr:cNvPr` else { continue }
          id = try reader.integer(.id, in: 0...Int(UInt32.max)) ?? 0
          isHidden = try reader.flag(.hidden)
          isOfControl = try RawShape.hasControl(&reader, of: depth + 2)
        }
      case .`xdr:spPr`: try readProperties(&reader, of: depth + 1)
      case .`xdr:xfrm`: transform = try Transform(&reader, of: depth + 1)
      case .`xdr:style`:
        while let part = try reader.child(of: depth + 1) {
          switch part {
          case .`a:lnRef`: styleOutline = try reader.integer(.idx) ?? 0 > 0
          case .`a:fillRef`: styleFill = try reader.integer(.idx) ?? 0 > 0
          default: continue
          }
        }
      case .`xdr:txBody`: shape.text = try contents.readParagraphs(&reader, of: depth + 1)
      default: continue
      }
    }
    let read = shape
    shape = Shape(kind: kind, id: id, frame: read.frame)
    shape.geometry = read.geometry
    shape.text = read.text
    shape.isHidden = isHidden
    shape.isOfControl = isOfControl
    shape.isRotated = transform.isRotated
    shape.hasOutline = outline ?? styleOutline
    shape.fillOpacity = fill ?? (styleFill ? 100 : 0)
  }

  func shape(in frame: Frame) -> Shape {
    var shape = shape
    shape.frame = frame
    return shape
  }

  private static func hasControl(_ reader: inout PartReader, of depth: Int) throws(XLSXError) -> Bool {
    var isFound = false
    while let list = try reader.child(of: depth) {
      guard list == .`a:extLst` else { continue }
      while try reader.child(of: depth + 1) != nil {
        while let child = try reader.child(of: depth + 2) { isFound = isFound || child == .`a14:compatExt` }
      }
    }
    return isFound
  }

  private mutating func readProperties(_ reader: inout PartReader, of depth: Int) throws(XLSXError) {
    while let child = try reader.child(of: depth) {
      switch child {
      case .`a:xfrm`: transform = try Transform(&reader, of: depth + 1)
      case .`a:prstGeom`: shape.geometry = reader.string(.prst) ?? ""
      case .`a:custGeom`: shape.geometry = "custom"
      case .`a:ln`:
        while let part = try reader.child(of: depth + 1) {
          if let opacity = try RawShape.opacity(part, &reader) { outline = opacity > 0 }
        }
      default: if let opacity = try RawShape.opacity(child, &reader) { fill = opacity }
      }
    }
  }

  /// How much of what lies under a fill is hidden by it, in hundredths; nil for what is no fill.
  private static func opacity(_ word: Word, _ reader: inout PartReader) throws(XLSXError) -> Int? {
    switch word {
    case .`a:noFill`: return 0
    case .`a:gradFill`, .`a:pattFill`, .`a:blipFill`, .`a:grpFill`: return 100
    case .`a:solidFill`:
      let depth = reader.depth
      var opacity = 100
      while try reader.child(of: depth) != nil {
        while let change = try reader.child(of: depth + 1) {
          // In thousandths of a hundredth, or in hundredths with a sign in the strict form.
          guard change == .`a:alpha`, var text = reader.bytes(.val) else { continue }
          let isPercent = text.last == UInt8(ascii: "%")
          if isPercent { text.removeLast() }
          guard let value = DecimalNumber(text)?.value, value.magnitude <= 1_000_000 else { throw reader.error(.value) }
          opacity = max(0, min(100, Int((isPercent ? value : value / 1_000).rounded())))
        }
      }
      return opacity
    default: return nil
    }
  }
}

extension WorkbookContents {
  /// The text of a shape, its paragraphs divided by line feeds.
  mutating func readParagraphs(_ reader: inout PartReader, of depth: Int) throws(XLSXError) -> TextRange {
    let start = text.bytes.count
    var isFirst = true
    while let child = try reader.child(of: depth) {
      guard child == .`a:p` else { continue }
      if !isFirst { try addLine(reader) }
      isFirst = false
      while let part = try reader.child(of: depth + 1) {
        switch part {
        case .`a:br`: try addLine(reader)
        case .`a:r`, .`a:fld`:
          while let piece = try reader.child(of: depth + 2) {
            if piece == .`a:t` { try reader.text(of: depth + 3, to: &text) }
          }
        default: continue
        }
      }
    }
    return text.since(start)
  }

  private mutating func addLine(_ reader: borrowing PartReader) throws(XLSXError) {
    guard text.hasRoom(for: 1) else { throw reader.error(.tooMuchText(limit: text.limit)) }
    text.bytes.append(0x0A)
  }

  mutating func countShape(_ reader: borrowing PartReader) throws(XLSXError) {
    guard shapeCount < limits.shapes else { throw reader.error(.tooManyShapes(limit: limits.shapes)) }
    shapeCount += 1
  }
}
