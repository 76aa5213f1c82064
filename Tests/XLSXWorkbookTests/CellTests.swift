import Testing
import XLSXWorkbook

private let styles = """
  <numFmts><numFmt numFmtId="164" formatCode="ggge&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>
  <numFmt numFmtId="165" formatCode="0.0_ ;[Red]\\-0.0"/><numFmt numFmtId="166" formatCode="000"/>
  <numFmt numFmtId="167" formatCode="&quot;はい&quot;"/><numFmt numFmtId="168" formatCode="[h]:mm"/>
  <numFmt numFmtId="169" formatCode="[$-411]yyyy/m/d;@"/><numFmt numFmtId="170" formatCode="0.00E+00"/></numFmts>
  <fonts><font/><font><b/><u val="none"/><color theme="4" tint="-0.25"/></font><font><b val="0"/><strike/>
  <color indexed="10"/></font></fonts>
  <fills><fill/><fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/><bgColor rgb="FF000000"/></patternFill>
  </fill><fill><patternFill patternType="solid"><fgColor indexed="13"/></patternFill></fill>
  <fill><patternFill patternType="gray125"/></fill></fills>
  <cellXfs><xf/><xf numFmtId="1"/><xf numFmtId="2"/><xf numFmtId="14"/><xf numFmtId="49"/><xf numFmtId="164"/>
  <xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="168"/><xf numFmtId="169"/>
  <xf numFmtId="170"/><xf numFmtId="9"/><xf fontId="1" fillId="1"/><xf fontId="2" fillId="2"/><xf fillId="3">
  <alignment horizontal="right" wrapText="1"/></xf></cellXfs>
  """

@Suite("Cells as a person sees them")
struct CellTests {
  @Test(
    "numbers are told as their formats show them, and as they are written",
    arguments: [
      (0, "1.1000000000000001", "number '1.1' 1.1000000000000001"), (0, "1E-3", "number '0.001' 1E-3"),
      (0, "2.2999999999999998", "number '2.3' 2.2999999999999998"), (0, "-5", "number '-5' -5"),
      (0, "0", "number '0' 0"), (0, "1.50", "number '1.5' 1.50"), (0, "1E+300", "number '1E+300' 1E+300"),
      (0, "0.30000000000000004", "number '0.3' 0.30000000000000004"), (1, "1.5", "number '2' 1.5"),
      (1, "0.4", "number '0' 0.4"), (1, "-0.4", "number '0' -0.4"), (2, "1.1", "number '1.10' 1.1"),
      (2, "1.005", "number '1.01' 1.005"), (2, "99.999", "number '100.00' 99.999"), (2, "0", "number '0.00' 0"),
      (2, "0.001", "number '0.00' 0.001"), (4, "7", "number '7' 7"), (6, "1", "number '1.0' 1"),
      (7, "7", "number '007' 7"), (8, "1", "number '1' 1 otherwise"), (9, "1.5", "number '1.5' 1.5 otherwise"),
      (11, "12", "number '12' 12 otherwise"), (12, "0.5", "number '0.5' 0.5 otherwise"),
      (3, "45383", "date '2024-04-01' 45383"), (5, "45383.75", "date '2024-04-01' 45383.75"),
      (10, "59", "date '1900-02-28' 59"), (3, "61", "date '1900-03-01' 61"), (3, "1", "date '1900-01-01' 1"),
      (3, "60", "number '60' 60 otherwise"), (3, "0.5", "number '0.5' 0.5 otherwise"),
      (3, "-1", "number '-1' -1 otherwise"), (3, "2958465", "date '9999-12-31' 2958465"),
      (3, "2958466", "number '2958466' 2958466 otherwise"),
    ])
  func numbers(style: Int, written: String, expected: String) throws {
    let told = try Book(cells: "<c s=\"\(style)\"><v>\(written)</v></c>").with { $0.styles = styles }.told
    #expect(told == ["A1 \(expected)"])
  }

  @Test("days are counted from 1904 where the workbook says so")
  func from1904() throws {
    let book = Book(cells: "<c s=\"3\"><v>0</v></c><c s=\"3\"><v>43921</v></c>").with {
      $0.styles = styles
      $0.others["xl/workbook.xml"] = """
        <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="1"/>
        <sheets><sheet name="S" r:id="rId1"/></sheets></workbook>
        """
    }
    #expect(try book.told == ["A1 date '1904-01-01' 0", "B1 date '2024-04-01' 43921"])
  }

  @Test("colours of a theme, a palette and their own are told by what is seen, and fills that look alike are alike")
  func looks() throws {
    let book = try Book(cells: "<c s=\"13\"/><c s=\"14\"/><c s=\"15\"/>").with { $0.styles = styles }.read()
    #expect(
      book.told.dropFirst() == [
        "A1 blank bold #376092 fill", "B1 blank struck #ff0000 fill", "C1 blank fill right wrapped",
      ])
    let fills = book.sheets[0].cells.map { book.style(of: $0).fill }
    #expect(fills[0] == fills[1])
    #expect(fills[0] != fills[2])
  }

  @Test("texts are shared or not, rich or not, without readings and escapes; formulas keep what was reckoned")
  func texts() throws {
    let cells = """
      <c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><t>in</t><rPh sb="0" eb="1"><t>イン</t></rPh></is></c>
      <c t="str"><f>A1</f><v>r</v></c><c t="str"><f>A1</f><v></v></c><c><f>A1</f></c><c><f>A1</f><v>3</v></c>
      <c t="b"><v>0</v></c><c t="e"><v>#REF!</v></c><c t="d"><v>2024-04-01T00:00:00</v></c><c/><c r="XFD1"><v>1</v></c>
      """
    let book = Book(cells: cells).with {
      $0.strings = """
        <si><t>a_x000D_b_x000D_&#10;c_x005F_x000A_ _x00e9_</t></si><si><r><t>はい</t></r><r><rPr><b/><u/></rPr><t xml:space="preserve"> no
        </t></r><rPh sb="0" eb="1"><t>ハイ</t></rPh><phoneticPr fontId="1"/></si>
        """
    }
    #expect(
      try book.told == [
        "A1 string 'a⏎b⏎c_x000A_ é'", "B1 string 'はい no⏎' {はい} { no\n bold underlined}", "C1 string 'in'",
        "D1 string 'r' cached", "E1 string cached", "F1 blank withoutValue", "G1 number '3' 3 cached",
        "H1 boolean 'FALSE'", "I1 error '#REF!'", "J1 date '2024-04-01' 2024-04-01T00:00:00", "XFD1 number '1' 1",
      ])
  }

  @Test("rows and columns have places: by default, of their own, hidden by themselves, by size and by default")
  func places() throws {
    let sheet = """
      <sheetFormatPr defaultRowHeight="20" defaultColWidth="10"/><cols><col min="2" max="3" width="20"/>
      <col min="5" max="6" hidden="1" width="9"/><col min="8" max="16384" width="0"/></cols><sheetData>
      <row r="2" ht="40"/><row r="4" hidden="1"/><row r="6" ht="0"/></sheetData>
      """
    let sheets = try Book(sheet).read().sheets
    let (rows, columns) = (sheets[0].rows, sheets[0].columns)
    #expect([0, 1, 2, 3, 4, 5, 6, 7].map { rows.start(of: $0) / 12_700 } == [0, 20, 60, 80, 80, 100, 100, 120])
    #expect(
      [0, 1, 2, 3, 4, 5, 6, 7, 8].map { columns.start(of: $0) / 9_525 } == [0, 70, 210, 350, 420, 420, 420, 490, 490])
    #expect(rows.hidden == [3...3, 5...5])
    #expect(columns.hidden == [4...5, 7...16_383])
    #expect(rows.index(at: 80 * 12_700, below: 9) == 4)
    let hiding = try Book("<sheetFormatPr zeroHeight=\"1\"/><sheetData><row r=\"3\"/></sheetData>").read().sheets[0]
      .rows
    #expect([0, 2, 3].map(hiding.isHidden) == [true, false, true])
    #expect(hiding.start(of: 9) == 15 * 12_700)
  }

  @Test("the strict form of the standard is read as the other")
  func strict() throws {
    let book = Book(cells: "<c t=\"s\"><v>0</v></c>").with {
      $0.isStrict = true
      $0.strings = "<si><t>strict</t></si>"
      $0.drawing = ellipse
    }
    #expect(try book.told == ["A1 string 'strict'", "shape ellipse B2-B2 outlined"])
  }
}
