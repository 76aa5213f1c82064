import ArchiveSamples

/// A workbook that holds the small form, part by part, so that each part can be wrong.
struct SmallWorkbook: Sendable {
  /// In the order of the archive.
  var parts: [(name: String, text: String)]

  static let sheetName = "xl/worksheets/sheet1.xml"
  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let types = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  init() {
    parts = [
      (
        "[Content_Types].xml",
        Self.declaration + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
          + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
          + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
          + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(Self.types).sheet.main+xml\"/>"
          + "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"\(Self.types).worksheet+xml\"/>"
          + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"\(Self.types).sharedStrings+xml\"/>"
          + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(Self.types).styles+xml\"/></Types>"
      ),
      ("_rels/.rels", Self.relationships([("rId1", "officeDocument", "xl/workbook.xml")])),
      (
        "xl/workbook.xml",
        Self.declaration + "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.relations)\"><sheets>"
          + "<sheet name=\"SDS\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        Self.relationships([
          ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "sharedStrings", "sharedStrings.xml"),
          ("rId3", "styles", "styles.xml"),
        ])
      ),
      (
        "xl/styles.xml",
        Self.declaration + "<styleSheet xmlns=\"\(Self.main)\"><fonts count=\"1\"><font/></fonts>"
          + "<fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders>"
          + "<cellXfs count=\"1\"><xf fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellXfs></styleSheet>"
      ),
      ("xl/sharedStrings.xml", Self.sharedStrings(["はい", "いいえ", "対象外", "該当", "非該当"])),
      (Self.sheetName, Self.sheet(Self.rows.joined())),
    ]
  }

  static func relationships(_ all: [(id: String, type: String, target: String)]) -> String {
    declaration + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + all.map { "<Relationship Id=\"\($0.id)\" Type=\"\(relations)/\($0.type)\" Target=\"\($0.target)\"/>" }.joined()
      + "</Relationships>"
  }

  static func sharedStrings(_ strings: [String]) -> String {
    declaration + "<sst xmlns=\"\(main)\" count=\"\(strings.count)\" uniqueCount=\"\(strings.count)\">"
      + strings.map { "<si><t>\($0)</t></si>" }.joined() + "</sst>"
  }

  static func sheet(_ rows: String, before: String = "", after: String = "") -> String {
    declaration
      + "<worksheet xmlns=\"\(main)\" xmlns:r=\"\(relations)\">\(before)<sheetData>\(rows)</sheetData>\(after)</worksheet>"
  }

  static func inline(_ reference: String, _ text: String) -> String {
    "<c r=\"\(reference)\" t=\"inlineStr\"><is><t>\(text)</t></is></c>"
  }

  /// The row of the last item, 6, as its cells.
  static let lastRow = 14

  /// Title, head, the names of the columns, and the items' rows with the answer as a word in column C.
  static let rows: [String] = {
    var rows = [
      [SmallForm.title], ["作成日", "2024年12月11日"], ["サービス事業者", "株式会社見本"], ["サービス名称", "見本クラウド"], ["バージョン", "1.0"],
    ]
    rows.append(["番号", "質問", "回答", "備考"])
    rows += SmallForm.ids.map { id in [id, SmallForm.question(id), SmallForm.answers[id]?.word ?? "", ""] }
    return rows.enumerated().map { row, cells in
      let cells = cells.enumerated().map { column, text in
        inline("\(["A", "B", "C", "D"][column])\(row + 1)", text)
      }
      return "<row r=\"\(row + 1)\">\(cells.joined())</row>"
    }
  }()

  /// This workbook with some words of a part replaced.
  func replacing(_ old: String, with new: String, in part: String) -> SmallWorkbook {
    var copy = self
    for at in copy.parts.indices where copy.parts[at].name == part {
      copy.parts[at].text = copy.parts[at].text.replacing(old, with: new)
    }
    return copy
  }

  func without(_ part: String) -> SmallWorkbook {
    var copy = self
    copy.parts.removeAll { $0.name == part }
    return copy
  }

  func adding(_ name: String, _ text: String) -> SmallWorkbook {
    var copy = self
    copy.parts.append((name, text))
    return copy
  }

  /// This workbook with other rows, and what stands before and behind them.
  func with(rows: String, before: String = "", after: String = "") -> SmallWorkbook {
    var copy = self
    for at in copy.parts.indices where copy.parts[at].name == Self.sheetName {
      copy.parts[at].text = Self.sheet(rows, before: before, after: after)
    }
    return copy
  }

  var archive: ArchiveSample {
    var sample = ArchiveSample()
    sample.parts = parts.map { ArchiveSample.Part($0.name, $0.text) }
    return sample
  }

  var bytes: [UInt8] { archive.bytes }
}
