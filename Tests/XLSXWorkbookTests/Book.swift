import CZlib
import XLSXWorkbook

/// A workbook of one sheet made by hand, each of whose parts can be changed or left out.
struct Book {
  /// What stands inside of the sheet's root.
  var sheet = "<sheetData/>"
  /// What stands inside of the roots of shared strings, styles and the drawing; nil for no such part.
  var strings: String?
  var styles: String?
  var drawing: String?
  /// The old drawing, as it is.
  var vml: String?
  var isStrict = false
  /// More parts, or others instead of those that there would be.
  var others: [String: String] = [:]
  var without: Set<String> = []
  /// More overrides, of part and type, and more relationships, of part, id, kind and target.
  var types: [(String, String)] = []
  var links: [(part: String, id: String, kind: String, target: String)] = []

  init(_ sheet: String = "<sheetData/>") { self.sheet = sheet }

  init(cells: String) { self.init("<sheetData><row>\(cells)</row></sheetData>") }

  func with(_ change: (inout Book) -> Void) -> Book {
    var book = self
    change(&book)
    return book
  }

  private var ns: String {
    let (x, r, a, xdr) =
      isStrict
      ? ("spreadsheetml/main", "officeDocument/relationships", "drawingml/main", "drawingml/spreadsheetDrawing")
      : (
        "spreadsheetml/2006/main", "officeDocument/2006/relationships", "drawingml/2006/main",
        "drawingml/2006/spreadsheetDrawing"
      )
    let base = isStrict ? "http://purl.oclc.org/ooxml/" : "http://schemas.openxmlformats.org/"
    return """
      xmlns="\(base)\(x)" xmlns:r="\(base)\(r)" xmlns:a="\(base)\(a)" xmlns:xdr="\(base)\(xdr)" \
      xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
      xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" \
      xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" xmlns:new="urn:new"
      """
  }

  private var parts: [(String, String)] {
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let type = "application/vnd.openxmlformats-officedocument"
    var links = self.links
    var types = self.types
    var parts: [String: String] = [:]
    func add(_ name: String, _ text: String, _ ending: String, from part: String, id: String, _ kind: String) {
      parts[name] = text
      if !ending.isEmpty, !types.contains(where: { $0.0 == name }) { types.append((name, "\(type).\(ending)")) }
      links.append((part, id, kind, "/\(name)"))
    }
    let tab = "<sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets>"
    add(
      "xl/workbook.xml", "<workbook \(ns)>\(tab)</workbook>", "spreadsheetml.sheet.main+xml", from: "", id: "a",
      "officeDocument")
    let drawn = (drawing == nil ? "" : "<drawing r:id=\"d1\"/>") + (vml == nil ? "" : "<legacyDrawing r:id=\"v1\"/>")
    let (name, part) = ("xl/worksheets/sheet1.xml", "xl/workbook.xml")
    add(
      name, "<worksheet \(ns)>\(sheet)\(drawn)</worksheet>", "spreadsheetml.worksheet+xml", from: part, id: "rId1",
      "worksheet")
    if let strings {
      add(
        "xl/sharedStrings.xml", "<sst \(ns)>\(strings)</sst>", "spreadsheetml.sharedStrings+xml", from: part,
        id: "rId2", "sharedStrings")
    }
    if let styles {
      add(
        "xl/styles.xml", "<styleSheet \(ns)>\(styles)</styleSheet>", "spreadsheetml.styles+xml", from: part,
        id: "rId3", "styles")
    }
    if let drawing {
      add(
        "xl/drawings/drawing1.xml", "<xdr:wsDr \(ns)>\(drawing)</xdr:wsDr>", "drawing+xml", from: name, id: "d1",
        "drawing")
    }
    if let vml { add("xl/drawings/vmlDrawing1.vml", vml, "", from: name, id: "v1", "vmlDrawing") }
    for part in Set(links.map(\.part)) {
      let folder = part.split(separator: "/").dropLast().map { "\($0)/" }.joined()
      let own = links.filter { $0.part == part }.map { link in
        let isOutside = link.target.contains("://")
        return "<Relationship Id=\"\(link.id)\" Type=\"\(kind)/\(link.kind)\" Target=\"\(link.target)\""
          + (isOutside ? " TargetMode=\"External\"/>" : "/>")
      }
      let last = part.split(separator: "/").last ?? ""
      parts["\(folder)_rels/\(last).rels"] =
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(own.joined())"
        + "</Relationships>"
    }
    parts["[Content_Types].xml"] =
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      + types.map { "<Override PartName=\"/\($0.0)\" ContentType=\"\($0.1)\"/>" }.joined() + "</Types>"
    for (name, text) in others { parts[name] = text }
    for name in without { parts[name] = nil }
    return parts.sorted { $0.key < $1.key }
  }

  /// The file, its parts packed as they are.
  var bytes: [UInt8] { zipped(parts.map { ($0.0, Array($0.1.utf8)) }) }

  func read(_ limits: XLSXLimits = XLSXLimits()) throws(XLSXError) -> XLSXWorkbook {
    try XLSXWorkbook(bytes, limits: limits)
  }

  /// What it tells, the sheet's name left out.
  var told: [String] {
    get throws(XLSXError) { Array(try read().told.dropFirst()) }
  }

  func refusal(_ limits: XLSXLimits = XLSXLimits()) -> XLSXError? {
    do throws(XLSXError) {
      _ = try read(limits)
      return nil
    } catch {
      return error
    }
  }
}

/// An archive of files that are not compressed.
func zipped(_ files: [(name: String, contents: [UInt8])]) -> [UInt8] {
  func le(_ value: Int, _ width: Int) -> [UInt8] { (0..<width).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) } }
  var all: [UInt8] = []
  var directory: [UInt8] = []
  for (name, contents) in files {
    let sum = unsafe contents.withUnsafeBufferPointer { unsafe crc32_z(0, $0.baseAddress, $0.count) }
    let fields =
      le(20, 2) + le(0, 2) + le(0, 2) + le(0, 4) + le(Int(sum), 4) + le(contents.count, 4)
      + le(contents.count, 4) + le(name.utf8.count, 2) + le(0, 2)
    directory += [0x50, 0x4B, 1, 2] + le(20, 2) + fields + le(0, 2) + le(0, 2) + le(0, 2) + le(0, 4)
    directory += le(all.count, 4) + Array(name.utf8)
    all += [0x50, 0x4B, 3, 4] + fields + Array(name.utf8) + contents
  }
  let start = all.count
  all += directory + [0x50, 0x4B, 5, 6] + le(0, 4) + le(files.count, 2) + le(files.count, 2)
  return all + le(directory.count, 4) + le(start, 4) + le(0, 2)
}
