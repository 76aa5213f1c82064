/// Walks from the file's root over the workbook to each of its sheets, and to what stands on them.
struct WorkbookReading {
  private(set) var sheets: [Worksheet] = []

  private struct Tab {
    let name: String
    let visibility: Worksheet.Visibility
    let id: String
  }

  init(_ package: inout OfficePackage, _ contents: inout WorkbookContents) throws(XLSXError) {
    let root = try package.relationships(of: "")
    guard let part = root.first("officeDocument")?.part else { throw XLSXError(.missingPart, part: "_rels/.rels") }
    try WorkbookReading.checkType(package.type(of: part) ?? "", part)
    var reader = try package.reader(of: part)
    let tabs = try WorkbookReading.tabs(&reader, &contents)
    let links = try package.relationships(of: part)
    contents.note(links, of: part)

    if let styles = links.first("styles")?.part {
      var palette = Palette()
      if let theme = links.first("theme")?.part {
        var reader = try package.reader(of: theme)
        palette = try Palette(&reader)
      }
      var reader = try package.reader(of: styles, type: "spreadsheetml.styles+xml")
      contents.stylesheet = try Stylesheet(&reader, palette: palette, limit: contents.limits.styles)
    }
    if let strings = links.first("sharedStrings")?.part {
      var reader = try package.reader(of: strings, type: "spreadsheetml.sharedStrings+xml")
      contents.strings = try SharedStrings(&reader, &contents)
    }
    for link in links.all where link.kind == "externalLink" {
      guard let part = link.part else { continue }
      try WorkbookReading.noteExternal(&package, part, &contents)
    }
    for tab in tabs {
      guard let link = links.with(id: tab.id) else { throw reader.error(.relationship) }
      guard let part = link.part else { throw reader.error(.relationship) }
      sheets.append(try WorkbookReading.sheet(tab, link.kind, part, &package, &contents))
    }
  }

  private static func checkType(_ type: String, _ part: String) throws(XLSXError) {
    let formats: [(String, OfficeFormat)] = [
      ("sheet.binary", .xlsb), ("wordprocessingml", .docx), ("ms-word", .docx), ("presentationml", .pptx),
    ]
    for (word, format) in formats where type.contains(word) { throw XLSXError(.format(format)) }
    let known = [
      "sheet.main+xml", "template.main+xml", "sheet.macroEnabled.main+xml", "template.macroEnabled.main+xml",
    ]
    guard known.contains(where: type.hasSuffix) else {
      throw XLSXError(.contentType, part: OfficePackage.escaped(part))
    }
  }

  private static func tabs(
    _ reader: inout PartReader, _ contents: inout WorkbookContents
  ) throws(XLSXError) -> [Tab] {
    var tabs: [Tab] = []
    try reader.enter(.`x:workbook`)
    while let child = try reader.child(of: 1) {
      switch child {
      case .`x:workbookPr`: contents.isFrom1904 = try reader.flag(.date1904)
      case .`x:sheets`:
        while let sheet = try reader.child(of: 2) {
          guard sheet == .`x:sheet` else { continue }
          guard tabs.count < contents.limits.sheets else {
            throw reader.error(.tooManySheets(limit: contents.limits.sheets))
          }
          guard let name = reader.string(.name), let id = reader.string(.`r:id`) else { throw reader.error(.value) }
          let visibility: Worksheet.Visibility
          switch reader.word(.state) {
          case nil, .visible: visibility = .visible
          case .hidden: visibility = .hidden
          case .veryHidden: visibility = .veryHidden
          default: throw reader.error(.value)
          }
          tabs.append(Tab(name: name, visibility: visibility, id: id))
        }
      default: continue
      }
    }
    return tabs
  }

  private static func sheet(
    _ tab: Tab, _ kind: String, _ part: String, _ package: inout OfficePackage, _ contents: inout WorkbookContents
  ) throws(XLSXError) -> Worksheet {
    var sheet = Worksheet(name: tab.name, visibility: tab.visibility)
    guard kind == "worksheet" else {
      // A chart, a dialog, or a sheet of macros, which is told among what is active.
      sheet.hasCells = false
      return sheet
    }
    var reader = try package.reader(of: part, type: "spreadsheetml.worksheet+xml")
    let reading = try WorksheetReading(sheet, &reader, &contents)
    sheet = reading.sheet
    let links = try package.relationships(of: part)
    contents.note(links, of: part)
    if let id = reading.links.drawing {
      guard let drawing = links.with(id: id)?.part else { throw reader.error(.relationship) }
      let bytes = try package.contents(of: drawing, type: "officedocument.drawing+xml")
      try sheet.readShapes(bytes, part: OfficePackage.escaped(drawing), &contents)
    }
    var old: [Control] = []
    if let id = reading.links.oldDrawing {
      guard let drawing = links.with(id: id)?.part else { throw reader.error(.relationship) }
      var reader = try package.reader(of: drawing, takesBreaksAsEmpty: true)
      old = try OldDrawingReading(over: sheet, &reader, &contents).controls
    }
    for link in reading.links.controls {
      guard let described = links.with(id: link.id), let part = described.part else {
        throw reader.error(.relationship)
      }
      sheet.controls.append(try control(link, described.kind, part, &package, &contents))
    }
    for (index, link) in reading.links.controls.enumerated() {
      sheet.controls[index].frame = try link.anchor?.frame(in: sheet, reader)
    }
    sheet.completeControls(old: old)
    return sheet
  }

  private static func control(
    _ link: ControlLink, _ kind: String, _ part: String, _ package: inout OfficePackage,
    _ contents: inout WorkbookContents
  ) throws(XLSXError) -> Control {
    var reader = try package.reader(of: part)
    return kind == "ctrlProp"
      ? try Control(properties: &reader, shape: link.shape)
      : try Control(activeX: &reader, shape: link.shape, &contents)
  }

  /// A part that names another workbook, or another program to ask.
  private static func noteExternal(
    _ package: inout OfficePackage, _ part: String, _ contents: inout WorkbookContents
  ) throws(XLSXError) {
    var reader = try package.reader(of: part)
    try reader.enter(.`x:externalLink`)
    while let child = try reader.child(of: 1) {
      switch child {
      case .`x:ddeLink`: contents.active.append(ActiveContent(kind: .dde, part: OfficePackage.escaped(part)))
      case .`x:oleLink`: contents.active.append(ActiveContent(kind: .ole, part: OfficePackage.escaped(part)))
      default: continue
      }
    }
  }
}

extension Worksheet {
  /// Reads what is drawn, and once more with other columns where those of the program that drew it are others.
  fileprivate mutating func readShapes(
    _ bytes: [UInt8], part: String, _ contents: inout WorkbookContents
  ) throws(XLSXError) {
    let (textCount, shapeCount) = (contents.text.bytes.count, contents.shapeCount)
    var reader = try PartReader(bytes, part: part)
    let reading = try DrawingReading(over: self, &reader, &contents)
    shapes = reading.shapes
    guard let scale = reading.columnScale else { return }
    columns = columns.scaled(by: scale)
    contents.text.bytes.removeLast(contents.text.bytes.count - textCount)
    contents.shapeCount = shapeCount
    var again = try PartReader(bytes, part: part)
    shapes = try DrawingReading(over: self, &again, &contents).shapes
  }

  /// Joins what a sheet says of its controls with how they are drawn, and adds those that are only drawn.
  fileprivate mutating func completeControls(old: [Control]) {
    var drawn: [Int: Shape] = [:]
    for shape in shapes where shape.isOfControl { drawn[shape.id] = shape }
    shapes.removeAll(where: \.isOfControl)
    var oldOnes: [Int: Control] = [:]
    for control in old { oldOnes[control.shape] = control }
    for index in controls.indices {
      let number = controls[index].shape
      let (shape, old) = (drawn[number], oldOnes.removeValue(forKey: number))
      controls[index].frame = controls[index].frame ?? old?.frame ?? shape?.frame
      if controls[index].caption.isEmpty { controls[index].caption = shape?.text ?? .empty }
      if controls[index].caption.isEmpty { controls[index].caption = old?.caption ?? .empty }
    }
    for control in old where oldOnes[control.shape] != nil { controls.append(control) }
  }
}

extension WorkbookContents {
  /// Names what a part wants from outside the file.
  fileprivate mutating func note(_ links: Relationships, of part: String) {
    let name = OfficePackage.escaped(part)
    let isOutside = links.all.contains { $0.part == nil && $0.kind != "hyperlink" && $0.kind != "place" }
    if isOutside { active.append(ActiveContent(kind: .externalTarget, part: name)) }
  }
}
