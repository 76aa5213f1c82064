import Testing
import XLSXWorkbook
import XMLText
import ZipArchive

private let book = "xl/workbook.xml"
private let sheet = "xl/worksheets/sheet1.xml"
private let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""

struct Refused: CustomTestStringConvertible {
  let testDescription: String
  let book: Book
  let reason: XLSXError.Reason
  var part: String? = sheet
  var cell: String?

  init(_ name: String, _ book: Book, _ reason: XLSXError.Reason, part: String? = sheet, cell: String? = nil) {
    testDescription = name
    self.book = book
    self.reason = reason
    self.part = part
    self.cell = cell
  }
}

private func cells(_ cells: String) -> Book { Book(cells: cells) }

private func rows(_ rows: String) -> Book { Book("<sheetData>\(rows)</sheetData>") }

private func changed(_ change: (inout Book) -> Void) -> Book { Book().with(change) }

private func tabs(_ tabs: String) -> Book {
  changed {
    $0.others[book] = """
      <workbook \(main) xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>\(tabs)
      </sheets></workbook>
      """
  }
}

@Suite("Workbooks that are refused")
struct WorkbookRefusalTests {
  @Test(
    "parts and their relations",
    arguments: [
      Refused("no workbook", changed { $0.without = [book] }, .missingPart, part: book),
      Refused("no worksheet", changed { $0.without = [sheet] }, .missingPart),
      Refused("no relationships", changed { $0.without = ["_rels/.rels"] }, .missingPart, part: "_rels/.rels"),
      Refused(
        "no styles",
        changed {
          $0.styles = ""; $0.without = ["xl/styles.xml"]
        }, .missingPart, part: "xl/styles.xml"),
      Refused(
        "no strings",
        changed {
          $0.strings = ""; $0.without = ["xl/sharedStrings.xml"]
        }, .missingPart,
        part: "xl/sharedStrings.xml"),
      Refused(
        "no drawing",
        changed {
          $0.drawing = ""; $0.without = ["xl/drawings/drawing1.xml"]
        }, .missingPart,
        part: "xl/drawings/drawing1.xml"),
      Refused(
        "no old drawing",
        changed {
          $0.vml = "<xml/>"; $0.without = ["xl/drawings/vmlDrawing1.vml"]
        }, .missingPart,
        part: "xl/drawings/vmlDrawing1.vml"),
      Refused(
        "one part for two sheets",
        tabs("<sheet name=\"a\" r:id=\"rId1\"/><sheet name=\"b\" r:id=\"rId1\"/>"), .partUsedTwice),
      Refused(
        "a sheet that is the workbook",
        changed {
          $0.links = [(sheet, "d1", "drawing", "/xl/worksheets/sheet1.xml")]; $0.sheet = "<drawing r:id=\"d1\"/>"
        },
        .partUsedTwice),
      Refused("a worksheet of another type", changed { $0.types = [(sheet, "text/xml")] }, .contentType),
      Refused(
        "a workbook of another type", changed { $0.types = [(book, "application/pdf")] }, .contentType, part: book),
      Refused(
        "a workbook that is a document",
        changed {
          $0.types = [(book, "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml")]
        },
        .format(.docx), part: nil),
      Refused(
        "a binary workbook",
        changed { $0.types = [(book, "application/vnd.ms-excel.sheet.binary.macroEnabled.main")] }, .format(.xlsb),
        part: nil),
      Refused("another root element", changed { $0.others[sheet] = "<worksheet/>" }, .rootElement),
      Refused(
        "a target above the file", changed { $0.links = [(book, "x", "styles", "../../a.xml")] }, .relationship,
        part: "xl/_rels/workbook.xml.rels"),
      Refused(
        "a target with a drive", changed { $0.links = [(book, "x", "styles", "C:/a.xml")] }, .relationship,
        part: "xl/_rels/workbook.xml.rels"),
      Refused(
        "an id that comes twice", changed { $0.links = [(book, "rId1", "theme", "t.xml")] }, .relationship,
        part: "xl/_rels/workbook.xml.rels"),
      Refused("a sheet without a relationship", tabs("<sheet name=\"a\" r:id=\"rId9\"/>"), .relationship, part: book),
      Refused(
        "a sheet outside the file",
        tabs("<sheet name=\"a\" r:id=\"o\"/>").with {
          $0.links = [(book, "o", "worksheet", "http://example.org/")]
        }, .relationship, part: book),
      Refused(
        "a drawing outside the file",
        changed {
          $0.sheet = "<drawing r:id=\"o\"/>"
          $0.links = [(sheet, "o", "drawing", "http://example.org/")]
        }, .relationship),
      Refused("a sheet without a name", tabs("<sheet r:id=\"rId1\"/>"), .value, part: book),
      Refused(
        "a sheet that is hidden in a new way", tabs("<sheet name=\"a\" r:id=\"rId1\" state=\"shy\"/>"), .value,
        part: book),
      Refused(
        "a document type",
        changed { $0.others[sheet] = "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a/>" },
        .xml(.doctype)),
      Refused(
        "XML that is cut off", changed { $0.others[sheet] = "<worksheet \(main)><sheetData>" }, .xml(.unexpectedEnd)),
    ])
  func refusedParts(one: Refused) { check(one) }

  @Test(
    "cells and what they refer to",
    arguments: [
      Refused("A0", cells("<c r=\"A0\"/>"), .cellReference),
      Refused("ZZZZ1", cells("<c r=\"ZZZZ1\"/>"), .cellReference),
      Refused("XFE1", cells("<c r=\"XFE1\"/>"), .cellReference), Refused("a1", cells("<c r=\"a1\"/>"), .cellReference),
      Refused("A01", cells("<c r=\"A01\"/>"), .cellReference), Refused("1", cells("<c r=\"1\"/>"), .cellReference),
      Refused("A1048577", cells("<c r=\"A1048577\"/>"), .cellReference),
      Refused("A1B", cells("<c r=\"A1B\"/>"), .cellReference),
      Refused("A99999999999999999999", cells("<c r=\"A99999999999999999999\"/>"), .cellReference),
      Refused("rows that go back", rows("<row r=\"2\"/><row r=\"1\"/>"), .rowOrder),
      Refused("a row twice", rows("<row r=\"2\"/><row r=\"2\"/>"), .rowOrder),
      Refused("row 0", rows("<row r=\"0\"/>"), .value), Refused("row 1048577", rows("<row r=\"1048577\"/>"), .value),
      Refused("a row behind the last", rows("<row r=\"1048576\"/><row/>"), .rowOrder),
      Refused("cells that go back", cells("<c r=\"B1\"/><c r=\"A1\"/>"), .cellOrder, cell: "A1"),
      Refused("a cell twice", cells("<c r=\"B1\"/><c r=\"B1\"/>"), .cellOrder, cell: "B1"),
      Refused("a cell of another row", cells("<c r=\"B2\"/>"), .cellOrder, cell: "B2"),
      Refused("a cell behind the last", cells("<c r=\"XFD1\"/><c/>"), .cellOrder, cell: "XFE1"),
      Refused("a string that is not there", cells("<c t=\"s\"><v>0</v></c>"), .sharedString, cell: "A1"),
      Refused(
        "a string before the first", cells("<c t=\"s\"><v>-1</v></c>").with { $0.strings = "<si/>" }, .sharedString,
        cell: "A1"),
      Refused("a style that is not there", cells("<c s=\"1\"/>"), .style, cell: "A1"),
      Refused(
        "a font that is not there", changed { $0.styles = "<cellXfs><xf fontId=\"1\"/></cellXfs>" }, .style,
        part: "xl/styles.xml"),
      Refused("a number in words", cells("<c><v>one</v></c>"), .number, cell: "A1"),
      Refused("a number with a sign", cells("<c><v>+1</v></c>"), .number, cell: "A1"),
      Refused("no number", cells("<c><v>nan</v></c>"), .number, cell: "A1"),
      Refused("a hexadecimal number", cells("<c><v>0x1p3</v></c>"), .number, cell: "A1"),
      Refused("a number without end", cells("<c><v>\(String(repeating: "1", count: 60))</v></c>"), .number, cell: "A1"),
      Refused("half true", cells("<c t=\"b\"><v>2</v></c>"), .value, cell: "A1"),
      Refused("a new type", cells("<c t=\"new\"><v>2</v></c>"), .value, cell: "A1"),
      Refused("a day in words", cells("<c t=\"d\"><v>yesterday, noon</v></c>"), .value, cell: "A1"),
      Refused("two values", cells("<c><v>1</v><v>2</v></c>"), .value, cell: "A1"),
      Refused(
        "merged twice", Book("<mergeCells><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"B2:C3\"/></mergeCells>"),
        .mergedOverlap, cell: "B2"),
      Refused("merged backwards", Book("<mergeCells><mergeCell ref=\"B2:A1\"/></mergeCells>"), .cellReference),
      Refused("merged columns", Book("<mergeCells><mergeCell ref=\"A:B\"/></mergeCells>"), .cellReference),
      Refused("columns twice", Book("<cols><col min=\"1\" max=\"2\"/><col min=\"2\" max=\"3\"/></cols>"), .value),
      Refused("columns backwards", Book("<cols><col min=\"2\" max=\"1\"/></cols>"), .value),
      Refused("a row without end", rows("<row ht=\"1e9\"/>"), .value),
      Refused(
        "an anchor with nothing", changed { $0.drawing = "<xdr:twoCellAnchor><xdr:sp/></xdr:twoCellAnchor>" }, .value,
        part: "xl/drawings/drawing1.xml"),
      Refused(
        "a place without end",
        changed {
          $0.drawing = "<xdr:absoluteAnchor><xdr:pos x=\"99999999999999999\" y=\"0\"/></xdr:absoluteAnchor>"
        }, .value, part: "xl/drawings/drawing1.xml"),
      Refused(
        "a colour in words", changed { $0.styles = "<fonts><font><color rgb=\"red\"/></font></fonts>" }, .value,
        part: "xl/styles.xml"),
    ])
  func refusedCells(one: Refused) { check(one) }

  private func check(_ one: Refused) {
    let error = one.book.refusal()
    #expect(error?.reason == one.reason)
    #expect(error?.part == one.part)
    #expect(error?.cell.map(String.init(describing:)) == one.cell)
  }
}

@Suite("How much of a workbook is read")
struct WorkbookLimitTests {
  private func reason(_ book: Book, _ change: (inout XLSXLimits) -> Void) -> XLSXError.Reason? {
    var limits = XLSXLimits()
    change(&limits)
    return book.refusal(limits)?.reason
  }

  @Test("what is at a limit is read, and one more is refused")
  func limits() {
    let two = rows("<row><c/></row><row><c r=\"C2\"/></row>").with {
      $0.strings = "<si/><si><r/></si>"
      $0.styles = "<fonts><font/><font/></fonts><cellXfs><xf/><xf/></cellXfs>"
      $0.drawing = ellipse + ellipse
      $0.sheet += "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:B2\"/></mergeCells>"
    }
    #expect(
      reason(two) {
        $0.cells = 2; $0.rows = 2; $0.columns = 2; $0.strings = 3; $0.styles = 2; $0.shapes = 2; $0.ranges = 2;
        $0.sheets = 1
      } == nil)
    #expect(reason(two) { $0.cells = 1 } == .tooManyCells(limit: 1))
    #expect(reason(two) { $0.rows = 1 } == .tooManyRows(limit: 1))
    #expect(reason(two) { $0.columns = 1 } == .tooManyColumns(limit: 1))
    #expect(reason(two) { $0.strings = 2 } == .tooManyStrings(limit: 2))
    #expect(reason(two) { $0.strings = 1 } == .tooManyStrings(limit: 1))
    #expect(reason(two) { $0.styles = 1 } == .tooManyStyles(limit: 1))
    #expect(reason(two) { $0.shapes = 1 } == .tooManyShapes(limit: 1))
    #expect(reason(two) { $0.ranges = 1 } == .tooManyRanges(limit: 1))
    #expect(reason(two) { $0.sheets = 0 } == .tooManySheets(limit: 0))
    #expect(reason(two) { $0.archive.entries = 2 } == .archive(.tooManyEntries(limit: 2)))
    #expect(reason(two) { $0.archive.entryBytes = 100 } == .archive(.entryTooLarge(limit: 100)))
    let text = cells("<c t=\"inlineStr\"><is><t>12345</t></is></c>")
    #expect(reason(text) { $0.textBytes = 5 } == nil)
    #expect(reason(text) { $0.textBytes = 4 } == .tooMuchText(limit: 4))
  }

  @Test("a cell at the far corner costs no more than one at the near one; and empty rows are counted")
  func sparse() throws {
    #expect(try rows("<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>").told == ["XFD1048576 number '1' 1"])
    #expect(rows(String(repeating: "<row/>", count: 50_001)).refusal()?.reason == .tooManyRows(limit: 50_000))
  }

  @Test("any byte of a small workbook cut off or changed is read or refused, and never ends the process")
  func damaged() throws {
    let whole = try file("libreoffice.xlsx")
    for end in stride(from: 0, to: whole.count, by: 97) {
      #expect(throws: XLSXError.self) { try XLSXWorkbook(Array(whole[..<end])) }
    }
    let book = cells("<c r=\"A1\" s=\"0\" t=\"s\"><v>0</v></c>").with {
      $0.strings = "<si><r><rPr><b/></rPr><t>a</t></r></si>"
      $0.drawing = ellipse
    }
    func damage(_ part: String, _ put: (inout Book, String) -> Void) {
      let bytes = Array(part.utf8)
      for index in bytes.indices {
        for byte in [0x22, 0x39, 0x41] as [UInt8] {
          var changed = bytes
          changed[index] = byte
          _ = book.with { put(&$0, String(decoding: changed, as: UTF8.self)) }.refusal()
        }
      }
    }
    damage(book.sheet) { $0.sheet = $1 }
    damage(ellipse) { $0.drawing = $1 }
    damage(old((1_025, "Checkbox", "<x:Checked>1</x:Checked>", "a"))) { $0.vml = $1 }
  }
}

@Suite("What a file is")
struct OfficeFormatTests {
  @Test("old, locked and other office files are told apart by their contents")
  func formats() {
    func compound(_ stream: String) -> [UInt8] {
      let start: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 1_016)
      let name = stream.utf8.flatMap { [$0, UInt8(0)] }
      return start + name + [UInt8](repeating: 0, count: 128 - name.count)
    }
    func archive(_ files: String...) -> [UInt8] {
      zipped(
        files.map { ($0, Array("application/vnd.oasis.opendocument.\($0 == "mimetype" ? "spreadsheet" : "")".utf8)) })
    }
    let files: [([UInt8], OfficeFormat)] = [
      (compound("Workbook"), .xls), (compound("Book"), .xls), (compound("WordDocument"), .doc),
      (compound("EncryptedPackage"), .encrypted), (compound("__nameid"), .compound), (Array("%PDF-1.7".utf8), .unknown),
      ([], .unknown), (archive("mimetype", "content.xml"), .ods), (archive("a.txt"), .archive),
      (archive("[Content_Types].xml", "word/document.xml"), .docx),
      (archive("[Content_Types].xml", "ppt/p.xml"), .pptx),
      (archive("[Content_Types].xml", "xl/workbook.bin"), .xlsb),
    ]
    for (bytes, format) in files {
      #expect(throws: XLSXError(.format(format))) { try XLSXWorkbook(bytes) }
    }
  }
}
