/// Reads a drawing's part: shapes with their places on the sheet, those inside groups too.
struct DrawingReading {
  private(set) var shapes: [Shape] = []
  private let sheet: Worksheet
  /// Where columns begin for the program that wrote the file, as parts of where we have them begin.
  private var scales: [Double] = []

  init(
    over sheet: Worksheet, _ reader: inout PartReader, _ contents: inout WorkbookContents
  ) throws(XLSXError) {
    self.sheet = sheet
    try reader.enter(.`xdr:wsDr`)
    while let child = try reader.child(of: 1) {
      switch child {
      case .`xdr:twoCellAnchor`, .`xdr:oneCellAnchor`, .`xdr:absoluteAnchor`: try readAnchor(&reader, &contents)
      default: continue
      }
    }
  }

  private mutating func readAnchor(
    _ reader: inout PartReader, _ contents: inout WorkbookContents
  ) throws(XLSXError) {
    var anchor = Anchor()
    while let child = try reader.child(of: 2) {
      if try anchor.take(child, &reader) { continue }
      guard DrawingReading.isDrawn(child) else { continue }
      let frame = try anchor.frame(in: sheet, reader)
      let transform = try readObject(child, &reader, &contents, Mapping(onto: frame))
      guard let own = transform.frame, !transform.isRotated else { continue }
      for (theirs, ours) in anchor.columnStarts(own, in: sheet) where ours > 0 {
        scales.append(Double(theirs) / Double(ours))
      }
    }
  }

  /// By how much our columns are too narrow; nil where they are not, or where the shapes do not agree.
  ///
  /// Widths are told in digits of a font, which each program measures for itself: LibreOffice's are a fifth larger. Where
  /// in a cell a circle stands is told well only with the widths of the program that drew it.
  var columnScale: Double? {
    let sorted = scales.sorted()
    guard !sorted.isEmpty else { return nil }
    let middle = sorted[sorted.count / 2]
    let agreeing = sorted.filter { abs($0 - middle) < middle / 100 }
    guard abs(middle - 1) > 0.01, (0.5...2).contains(middle), agreeing.count * 3 >= sorted.count * 2 else { return nil }
    return middle
  }

  private static func isDrawn(_ word: Word) -> Bool {
    switch word {
    case .`xdr:sp`, .`xdr:cxnSp`, .`xdr:pic`, .`xdr:graphicFrame`, .`xdr:contentPart`, .`xdr:grpSp`: true
    default: false
    }
  }

  /// Reads a shape, or a group with all that is in it.
  ///
  /// - Returns: what it says of its own place.
  @discardableResult
  private mutating func readObject(
    _ word: Word, _ reader: inout PartReader, _ contents: inout WorkbookContents, _ mapping: Mapping
  ) throws(XLSXError) -> Transform {
    guard word == .`xdr:grpSp` else {
      try contents.countShape(reader)
      let raw = try RawShape(word, &reader, &contents)
      shapes.append(raw.shape(in: mapping.frame(of: raw.transform)))
      return raw.transform
    }
    let depth = reader.depth
    var inner = mapping
    var transform = Transform()
    while let child = try reader.child(of: depth) {
      if child == .`xdr:grpSpPr` {
        while let part = try reader.child(of: depth + 1) {
          if part == .`a:xfrm` { transform = try Transform(&reader, of: depth + 2) }
        }
        inner = mapping.inside(transform)
      } else if DrawingReading.isDrawn(child) {
        try readObject(child, &reader, &contents, inner)
      }
    }
    return transform
  }
}

/// Where an object says that it stands, in the coordinates of what it is in.
struct Transform {
  private(set) var frame: Frame?
  /// A group's own coordinates, in which its members stand.
  private(set) var inner: Frame?
  private(set) var isRotated = false

  init() {}

  init(_ reader: inout PartReader, of depth: Int) throws(XLSXError) {
    isRotated = try reader.integer(.rot, in: Int(Int32.min)...Int(Int32.max)).map { $0 != 0 } ?? false
    var own = Frame(x: 0, y: 0, width: 0, height: 0)
    var group = own
    var hasInner = false
    while let child = try reader.child(of: depth) {
      switch child {
      case .`a:off`: (own.x, own.y) = (try reader.coordinate(.x), try reader.coordinate(.y))
      case .`a:ext`: (own.width, own.height) = (try reader.coordinate(.cx), try reader.coordinate(.cy))
      case .`a:chOff`: (group.x, group.y) = (try reader.coordinate(.x), try reader.coordinate(.y))
      case .`a:chExt`:
        (group.width, group.height) = (try reader.coordinate(.cx), try reader.coordinate(.cy))
        hasInner = true
      default: continue
      }
    }
    frame = own
    inner = hasInner ? group : own
  }
}

/// How the coordinates of a group become those of the sheet.
struct Mapping {
  /// The rectangle of an anchor, which an object fills whatever it says of itself; nil inside a group.
  private let outer: Frame?
  private let scale: (x: Double, y: Double)
  private let shift: (x: Double, y: Double)

  init(onto frame: Frame) {
    outer = frame
    scale = (1, 1)
    shift = (0, 0)
  }

  private init(from inner: Frame, to frame: Frame) {
    outer = nil
    scale = (
      inner.width == 0 ? 1 : Double(frame.width) / Double(inner.width),
      inner.height == 0 ? 1 : Double(frame.height) / Double(inner.height)
    )
    shift = (Double(frame.x) - Double(inner.x) * scale.x, Double(frame.y) - Double(inner.y) * scale.y)
  }

  /// Where an object stands on the sheet.
  func frame(of transform: Transform) -> Frame {
    if let outer { return outer }
    guard let frame = transform.frame else { return Frame(x: 0, y: 0, width: 0, height: 0) }
    return Frame(
      x: Mapping.whole(Double(frame.x) * scale.x + shift.x), y: Mapping.whole(Double(frame.y) * scale.y + shift.y),
      width: Mapping.whole(Double(frame.width) * scale.x), height: Mapping.whole(Double(frame.height) * scale.y))
  }

  /// The mapping of the members of a group that stands in this one.
  func inside(_ group: Transform) -> Mapping {
    guard let inner = group.inner else { return self }
    return Mapping(from: inner, to: frame(of: group))
  }

  private static func whole(_ value: Double) -> Int {
    // No sheet is larger; and what is not a number is nowhere.
    guard value.magnitude < 1e15 else { return value > 0 ? 1_000_000_000_000_000 : -1_000_000_000_000_000 }
    return Int(value.rounded())
  }
}
