import ArchiveSamples

/// One part of a small workbook is the input and all others hold still, so that what is made up reaches its reader.
extension FuzzTarget {
  /// A worksheet's cells; shared strings spell a form.
  static let workbookSheet = FuzzTarget(name: "workbook-sheet") { part in
    complaint(reading: package(with: part, as: "xl/worksheets/sheet1.xml"))
  }

  /// Shared strings or, behind a first byte that is odd, styles.
  static let workbookTables = FuzzTarget(name: "workbook-tables") { input in
    guard let kind = input.first else { return nil }
    let name = kind % 2 == 0 ? "xl/sharedStrings.xml" : "xl/styles.xml"
    return complaint(reading: package(with: Array(input.dropFirst()), as: name))
  }

  /// A drawing, an old drawing or a control's properties, as the first byte says.
  static let workbookDrawing = FuzzTarget(name: "workbook-drawing") { input in
    guard let kind = input.first else { return nil }
    let names = ["xl/drawings/drawing1.xml", "xl/drawings/vmlDrawing1.vml", "xl/ctrlProps/ctrlProp1.xml"]
    return complaint(reading: package(with: Array(input.dropFirst()), as: names[Int(kind) % names.count]))
  }

  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let types = "application/vnd.openxmlformats-officedocument"
  private static let title = "サービス事業者による医療情報セキュリティ開示書 (医療情報システムの安全管理に関するガイドライン第6.0版対応)"

  private static func links(_ all: (id: String, type: String, target: String)...) -> String {
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + all.map { "<Relationship Id=\"\($0.id)\" Type=\"\(office)/\($0.type)\" Target=\"\($0.target)\"/>" }.joined()
      + "</Relationships>"
  }

  private static let parts: [(name: String, bytes: [UInt8])] = [
    (
      "[Content_Types].xml",
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Default Extension=\"vml\" ContentType=\"\(types).vmlDrawing\"/>"
        + [
          ("xl/workbook.xml", "spreadsheetml.sheet.main"), ("xl/worksheets/sheet1.xml", "spreadsheetml.worksheet"),
          ("xl/sharedStrings.xml", "spreadsheetml.sharedStrings"), ("xl/styles.xml", "spreadsheetml.styles"),
          ("xl/drawings/drawing1.xml", "drawing"),
        ].map { "<Override PartName=\"/\($0)\" ContentType=\"\(types).\($1)+xml\"/>" }.joined() + "</Types>"
    ), ("_rels/.rels", links(("rId1", "officeDocument", "xl/workbook.xml"))),
    (
      "xl/workbook.xml",
      "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheets><sheet name=\"SDS\" sheetId=\"1\" r:id=\"rId1\"/>"
        + "</sheets></workbook>"
    ),
    (
      "xl/_rels/workbook.xml.rels",
      links(
        ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "sharedStrings", "sharedStrings.xml"),
        ("rId3", "styles", "styles.xml"))
    ),
    (
      "xl/sharedStrings.xml",
      "<sst xmlns=\"\(main)\">"
        + [title, "番号", "質問", "回答", "備考", "1", "1.1", "はい", "いいえ", "対象外", "はい いいえ 対象外"].map { "<si><t>\($0)</t></si>" }
        .joined() + "</sst>"
    ),
    (
      "xl/styles.xml",
      "<styleSheet xmlns=\"\(main)\"><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders>"
        + "<cellXfs><xf fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellXfs></styleSheet>"
    ),
    (
      "xl/worksheets/sheet1.xml",
      "<worksheet xmlns=\"\(main)\" xmlns:r=\"\(office)\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"
        + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\" t=\"s\"><v>2</v></c><c r=\"C2\" t=\"s\"><v>3</v></c></row>"
        + "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>6</v></c><c r=\"B3\" t=\"s\"><v>2</v></c><c r=\"C3\" t=\"s\"><v>10</v></c></row>"
        + "</sheetData><drawing r:id=\"rId1\"/><legacyDrawing r:id=\"rId2\"/>"
        + "<controls><control shapeId=\"1025\" r:id=\"rId3\" name=\"a\"/></controls></worksheet>"
    ),
    (
      "xl/worksheets/_rels/sheet1.xml.rels",
      links(
        ("rId1", "drawing", "../drawings/drawing1.xml"), ("rId2", "vmlDrawing", "../drawings/vmlDrawing1.vml"),
        ("rId3", "ctrlProp", "../ctrlProps/ctrlProp1.xml"))
    ),
    (
      "xl/drawings/drawing1.xml",
      "<xdr:wsDr xmlns:xdr=\"http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing\"/>"
    ), ("xl/drawings/vmlDrawing1.vml", "<xml/>"),
    (
      "xl/ctrlProps/ctrlProp1.xml",
      "<formControlPr xmlns=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\" objectType=\"CheckBox\"/>"
    ),
  ].map { ($0, Array($1.utf8)) }

  /// Stored, since packing would cost more than reading.
  private static func package(with input: [UInt8], as name: String) -> [UInt8] {
    var sample = ArchiveSample()
    sample.parts = parts.map { part in
      var entry = ArchiveSample.Part(part.name, part.name == name ? input : part.bytes)
      entry.isDeflated = false
      return entry
    }
    return sample.bytes
  }
}
