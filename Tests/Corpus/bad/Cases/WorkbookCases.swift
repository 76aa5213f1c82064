/// Workbooks whose parts are missing, twice or something else, and sheets whose cells and rows are out of order or of bounds.
enum WorkbookCases {
  static let all: [BadCase] = parts + relations + references + rows + strings + numbers + sizes + other + hidden

  private static let workbook = SmallWorkbook()
  private static let part = Expected.rejected("xlsx.part")
  private static let cell = Expected.rejected("xlsx.cell")
  private static let accepted = Expected.accepted(SmallForm.readings())
  private static let noMore = Expected.noMore(than: SmallForm.readings(), else: "x*")

  /// A sheet with rows more behind those of the form.
  private static func adding(_ rows: String, after: String = "") -> [UInt8] {
    workbook.with(rows: SmallWorkbook.rows.joined() + rows, after: after).bytes
  }

  private static let parts: [BadCase] = workbook.parts.flatMap { name, text in
    [
      BadCase(
        .workbook, "without \(name)",
        ["xl/styles.xml", "xl/sharedStrings.xml"].contains(name) ? noMore : .rejected("*")
      ) { workbook.without(name).bytes },
      BadCase(.workbook, "\(name) twice", .rejected("zip.name")) { workbook.adding(name, text).bytes },
      BadCase(.workbook, "\(name) empty", .rejected("x*")) { workbook.without(name).adding(name, "").bytes },
      BadCase(
        .workbook, "\(name) under another name",
        ["xl/styles.xml", "xl/sharedStrings.xml"].contains(name) ? noMore : .rejected("*")
      ) { workbook.without(name).adding(name + "x", text).bytes },
    ]
      + workbook.parts.filter { $0.name != name }.map { other in
        BadCase(.workbook, "\(other.name) in place of \(name)", .noMore(than: SmallForm.readings(), else: "*")) {
          workbook.without(name).adding(name, other.text).bytes
        }
      }
  }

  private static let relations: [BadCase] = links + sheets

  private static let links: [BadCase] = [
    (
      "a sheet outside the file", "Target=\"worksheets/sheet1.xml\"",
      "Target=\"http://example.invalid/a.xml\" TargetMode=\"External\""
    ),
    ("a sheet outside, unsaid", "Target=\"worksheets/sheet1.xml\"", "Target=\"http://example.invalid/a.xml\""),
    ("a sheet in another folder", "Target=\"worksheets/sheet1.xml\"", "Target=\"../../etc/passwd\""),
    ("a sheet that is not there", "sheet1.xml", "sheet9.xml"),
    ("a sheet that is the workbook", "worksheets/sheet1.xml", "workbook.xml"),
    ("a sheet that is the strings", "worksheets/sheet1.xml", "sharedStrings.xml"),
    ("no id", "Id=\"rId1\" ", ""), ("an id twice", "Id=\"rId2\"", "Id=\"rId1\""),
    ("no target", " Target=\"worksheets/sheet1.xml\"", ""), ("no type", "/worksheet\"", "/\""),
    ("another type", "/worksheet\"", "/chartsheet\""),
    ("an empty target", "Target=\"worksheets/sheet1.xml\"", "Target=\"\""),
    ("a target with a fragment", "sheet1.xml\"", "sheet1.xml#A1\""),
    ("a target with percents", "sheet1.xml\"", "sheet1%2Exml\""),
    ("a target with backslashes", "worksheets/sheet1", "worksheets\\sheet1"),
  ].map { name, old, new -> BadCase in
    // A part of another kind is no worksheet, and a workbook without one holds no form.
    let isOther = ["no type", "another type"].contains(name)
    return BadCase(.workbook, "a relationship with \(name)", isOther ? .rejected("form.unknown") : noMore) {
      workbook.replacing(old, with: new, in: "xl/_rels/workbook.xml.rels").bytes
    }
  }

  private static let sheets: [BadCase] = [
    ("no sheets", "<sheet name=\"SDS\" sheetId=\"1\" r:id=\"rId1\"/>", ""),
    ("a sheet without an id", " r:id=\"rId1\"", ""), ("a sheet of an unknown id", "r:id=\"rId1\"", "r:id=\"rId9\""),
    ("a sheet twice", "</sheets>", "<sheet name=\"B\" sheetId=\"2\" r:id=\"rId1\"/></sheets>"),
    ("a sheet without a name", " name=\"SDS\"", ""),
    ("two sheets of one name", "</sheets>", "<sheet name=\"SDS\" sheetId=\"2\" r:id=\"rId2\"/></sheets>"),
    ("an unknown state", "sheetId=\"1\"", "sheetId=\"1\" state=\"secret\""),
    ("another namespace", "spreadsheetml/2006", "spreadsheetml/1999"),
  ].map { name, old, new in
    BadCase(.workbook, "a workbook with \(name)", .noMore(than: SmallForm.readings(), else: "*")) {
      workbook.replacing(old, with: new, in: "xl/workbook.xml").bytes
    }
  }

  /// References that are none, in a row of their own behind the form and on the cell of a row.
  private static let references: [BadCase] = [
    "A0", "A", "1", "", "ZZZZ1", "XFE1", "XFD1048577", "A1048577", "a99", "A-1", "A1:B2", "$A$1", "R1C1", "A1 ", " A1",
    "Ａ1", "A01", "A999999999999999999999", "AAAAAAAAAA1", "A1.0", "#REF!", "A\u{0}1", "1A",
  ].flatMap { reference in
    [
      BadCase(.workbook, "a cell at '\(reference)'", .rejected("x*")) {
        adding("<row r=\"20\">" + SmallWorkbook.inline(reference, "x") + "</row>")
      },
      BadCase(.workbook, "merged cells '\(reference)'", reference == "$A$1" ? accepted : .rejected("x*")) {
        adding("", after: "<mergeCells count=\"1\"><mergeCell ref=\"\(reference):B2\"/></mergeCells>")
      },
    ]
  }

  private static let rows: [BadCase] = [
    ("row 0", "<row r=\"0\"/>"), ("row -1", "<row r=\"-1\"/>"), ("a row without end", "<row r=\"20\">"),
    ("row 1048577", "<row r=\"1048577\"/>"), ("a row numbered x", "<row r=\"x\"/>"),
    ("a row once more", "<row r=\"14\"/>"),
    ("a row that goes back", "<row r=\"3\">" + SmallWorkbook.inline("A3", "x") + "</row>"),
    (
      "a cell once more",
      "<row r=\"20\">" + SmallWorkbook.inline("A20", "1") + SmallWorkbook.inline("A20", "2") + "</row>"
    ),
    (
      "cells that go back",
      "<row r=\"20\">" + SmallWorkbook.inline("B20", "1") + SmallWorkbook.inline("A20", "2") + "</row>"
    ),
    ("a cell of another row", "<row r=\"20\">" + SmallWorkbook.inline("A21", "1") + "</row>"),
    ("a row in a row", "<row r=\"20\"><row r=\"21\"/></row>"),
    ("a cell in a cell", "<row r=\"20\"><c r=\"A20\"><c r=\"B20\"/></c></row>"),
    ("two rows descending", "<row r=\"22\"/><row r=\"21\"/>"),
  ].map { name, rows in BadCase(.workbook, name, .noMore(than: SmallForm.readings(), else: "x*")) { adding(rows) } }

  private static func value(_ attributes: String, _ value: String) -> String {
    "<row r=\"20\"><c r=\"A20\" \(attributes)>\(value)</c></row>"
  }

  private static let strings: [BadCase] = indexes + styles + types + counts
  private static let numbers: [BadCase] = written + truths + days

  private static let indexes: [BadCase] = [
    "5", "99999", "-1", "4294967296", "x", "", "1.5", "１", "1e1", "99999999999999999999",
  ].map { index in
    BadCase(.workbook, "shared string '\(index)'", index.isEmpty ? accepted : cell) {
      adding(value("t=\"s\"", "<v>\(index)</v>"))
    }
  }

  private static let styles: [BadCase] = ["1", "99999", "-1", "x", "4294967296"].map { style in
    BadCase(.workbook, "style '\(style)'", cell) { adding(value("s=\"\(style)\"", "<v>1</v>")) }
  }

  private static let types: [BadCase] = ["q", "S", "", "date"].map { type in
    BadCase(.workbook, "a cell of type '\(type)'", noMore) { adding(value("t=\"\(type)\"", "<v>1</v>")) }
  }

  private static let counts: [BadCase] = ["4294967295", "4294967296", "-1", "x"].map { count in
    BadCase(.workbook, "strings that say they are \(count)", noMore) {
      workbook.replacing("uniqueCount=\"5\"", with: "uniqueCount=\"\(count)\"", in: "xl/sharedStrings.xml").bytes
    }
  }

  private static let written: [BadCase] = [
    "1e999", "-1e999", "NaN", "INF", "0x10", "1,5", "１２", "--1", "+1", ".", "1.", "1e", "e1", " 1 ", "",
    String(repeating: "9", count: 4000),
  ].map { number in
    BadCase(.workbook, "a number '\(number.prefix(20))'", noMore) { adding(value("", "<v>\(number)</v>")) }
  }

  private static let truths: [BadCase] = ["2", "-1", "true", "x", ""].map { truth in
    BadCase(.workbook, "a truth '\(truth)'", noMore) { adding(value("t=\"b\"", "<v>\(truth)</v>")) }
  }

  private static let days: [BadCase] = [0, 1, 59, 60, 61, 2_958_465, 2_958_466, -1, 45_637].map { day in
    BadCase(.workbook, "dated by the number \(day)", accepted) {
      let written = SmallWorkbook.inline("B2", "2024年12月11日")
      let rows = SmallWorkbook.rows.joined().replacing(written, with: "<c r=\"B2\"><v>\(day)</v></c>")
      return workbook.with(rows: rows).bytes
    }
  }

  private static let sizes: [BadCase] = [
    BadCase(.workbook, "a cell at XFD1048576", .noMore(than: SmallForm.readings(), else: "limit.*")) {
      adding("<row r=\"1048576\">" + SmallWorkbook.inline("XFD1048576", "x") + "</row>")
    },
    BadCase(.workbook, "50,001 rows", .noMore(than: SmallForm.readings(), else: "limit.rows")) {
      adding((15...50_015).map { "<row r=\"\($0)\"/>" }.joined())
    },
    BadCase(.workbook, "60,000 rows of one cell", .limited("limit.rows")) {
      adding((15...60_015).map { "<row r=\"\($0)\"><c r=\"A\($0)\"><v>1</v></c></row>" }.joined())
    },
    BadCase(.workbook, "600 columns", .limited("limit.columns")) {
      adding("<row r=\"20\">" + (0..<600).map { SmallWorkbook.inline(column($0) + "20", "x") }.joined() + "</row>")
    },
    BadCase(.workbook, "250,000 cells", .limited("limit.cells")) {
      adding(
        (15..<515).map { row in
          "<row r=\"\(row)\">" + (0..<500).map { "<c r=\"\(column($0))\(row)\"><v>1</v></c>" }.joined() + "</row>"
        }.joined())
    },
    BadCase(.workbook, "merged over the whole sheet", .noMore(than: SmallForm.readings(), else: "*")) {
      adding("", after: "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>")
    },
    BadCase(.workbook, "merged cells that overlap", .rejected("xlsx.cell")) {
      adding("", after: "<mergeCells><mergeCell ref=\"F20:G21\"/><mergeCell ref=\"G21:H22\"/></mergeCells>")
    },
    BadCase(.workbook, "100,000 merged ranges", .limited("limit.parts")) {
      adding(
        "",
        after: "<mergeCells>" + (0..<100_000).map { "<mergeCell ref=\"F\($0 + 20):G\($0 + 20)\"/>" }.joined()
          + "</mergeCells>")
    },
    BadCase(.workbook, "70,000 styles", .limited("limit.parts")) {
      workbook.replacing(
        "</cellXfs>", with: String(repeating: "<xf/>", count: 70_000) + "</cellXfs>", in: "xl/styles.xml"
      ).bytes
    },
    BadCase(.workbook, "70,000 fonts", .noMore(than: SmallForm.readings(), else: "limit.parts")) {
      workbook.replacing(
        "</fonts>", with: String(repeating: "<font/>", count: 70_000) + "</fonts>", in: "xl/styles.xml"
      ).bytes
    },
    BadCase(.workbook, "300,000 strings", .limited("limit.parts")) {
      workbook.replacing(
        "</sst>", with: String(repeating: "<si/>", count: 300_000) + "</sst>", in: "xl/sharedStrings.xml"
      ).bytes
    },
    BadCase(.workbook, "a million strings", .limited("zip.bomb")) {
      workbook.replacing(
        "</sst>", with: String(repeating: "<si/>", count: 1_000_000) + "</sst>", in: "xl/sharedStrings.xml"
      ).bytes
    },
    BadCase(.workbook, "2,000 sheets", .limited("limit.parts")) {
      workbook.replacing(
        "</sheets>",
        with: (2..<2000).map { "<sheet name=\"s\($0)\" sheetId=\"\($0)\" r:id=\"rId1\"/>" }.joined() + "</sheets>",
        in: "xl/workbook.xml"
      ).bytes
    },
  ]

  private static func column(_ number: Int) -> String {
    var (rest, letters) = (number + 1, "")
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  /// Other files in the clothes of a workbook: refused by what they are.
  private static let other: [BadCase] = office + archives

  private static let office: [BadCase] = [
    ("a Word document", "word/document.xml", "wordprocessingml.document.main+xml"),
    ("slides", "ppt/presentation.xml", "presentationml.presentation.main+xml"),
    ("a binary workbook", "xl/workbook.bin", "spreadsheetml.sheet.binary.macroEnabled.main+xml"),
  ].map { name, path, type in
    BadCase(.workbook, name, .rejected("*")) {
      SmallWorkbook().replacing("xl/workbook.xml", with: path, in: "_rels/.rels").replacing(
        "/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        with: "/\(path)\" ContentType=\"application/vnd.openxmlformats-officedocument.\(type)",
        in: "[Content_Types].xml"
      ).without("xl/workbook.xml").adding(path, "x").bytes
    }
  }

  private static let archives: [BadCase] = [
    BadCase(.workbook, "an OpenDocument sheet", .rejected("format.other")) {
      var workbook = SmallWorkbook()
      workbook.parts = [("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<a/>")]
      return workbook.bytes
    },
    BadCase(.workbook, "a zip of texts", .rejected("*")) {
      var workbook = SmallWorkbook()
      workbook.parts = [("sheet.txt", SmallForm().text)]
      return workbook.bytes
    },
    BadCase(.workbook, "a Java archive", .rejected("*")) {
      var workbook = SmallWorkbook()
      workbook.parts = [("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n")]
      return workbook.bytes
    },
  ]

  /// What a person does not see is never an answer without saying so.
  private static let hidden: [BadCase] = unseenRows + unseenSheets

  private static let unseenRows: [BadCase] = SmallForm.ids.enumerated().flatMap { number, id in
    [
      BadCase(.workbook, "row of \(id) hidden", .noMore(than: SmallForm.readings(), else: "*")) {
        workbook.replacing(
          "<row r=\"\(number + 7)\">", with: "<row r=\"\(number + 7)\" hidden=\"1\">", in: SmallWorkbook.sheetName
        ).bytes
      },
      BadCase(.workbook, "row of \(id) of no height", .noMore(than: SmallForm.readings(), else: "*")) {
        workbook.replacing(
          "<row r=\"\(number + 7)\">", with: "<row r=\"\(number + 7)\" ht=\"0\" customHeight=\"1\">",
          in: SmallWorkbook.sheetName
        ).bytes
      },
      BadCase(.workbook, "a hidden row that contradicts \(id)", .noMore(than: SmallForm.readings(), else: "*")) {
        let word = SmallForm.answers[id] == .yes ? Seen.no.word : Seen.yes.word
        return adding(
          "<row r=\"20\" hidden=\"1\">" + SmallWorkbook.inline("A20", id)
            + SmallWorkbook.inline("B20", SmallForm.question(id)) + SmallWorkbook.inline("C20", word) + "</row>")
      },
    ]
  }

  private static let unseenSheets: [BadCase] = ["hidden", "veryHidden"].map { state in
    BadCase(.workbook, "the only sheet \(state)", .noMore(than: SmallForm.readings(), else: "*")) {
      workbook.replacing("sheetId=\"1\"", with: "sheetId=\"1\" state=\"\(state)\"", in: "xl/workbook.xml").bytes
    }
  }
}
