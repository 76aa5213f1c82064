import Testing
import XLSXWorkbook

@Suite("Workbooks that programs write")
struct ProgramTests {
  @Test("openpyxl: inline strings, styles, numbers as they are shown, what is hidden, formulas without a value")
  func openpyxl() throws {
    let told = try XLSXWorkbook(file("openpyxl.xlsx")).told
    #expect(
      told == [
        "# 回答", "A1 string 'No.'", "B1 string '項目'", "C1 string 'はい いいえ'", "A2 number '1.1' 1.1",
        "B2 string 'plain & <text>'", "C2 boolean 'TRUE'", "A3 number '1.10' 1.1",
        "B3 string 'はい いいえ' {はい } {いいえ bold struck #ff0000}", "A4 date '2024-04-01' 45383", "B4 blank fill",
        "A5 blank withoutValue", "B5 string 'bold' bold underlined #b050 size 9.0", "A6 string '01'",
        "B6 string 'two⏎lines' center wrapped", "C6 error '#N/A'", "A8 string 'merged'", "merged A8:C9",
        "hidden rows 4-4", "hidden columns 4-4", "conditional B2:B6", "# hidden hidden", "# very veryHidden",
        "B2 string 'secret'",
      ])
  }

  @Test("XlsxWriter: shared and rich strings, check boxes in cells, text boxes, links and notes that are left out")
  func xlsxWriter() throws {
    let told = try XLSXWorkbook(file("xlsxwriter.xlsx")).told
    #expect(
      told == [
        "# Sheet One", "A1 string 'text'", "B1 string 'yes / no' {yes / } {no struck}",
        "A2 date '2024-04-01' 45383", "B2 boolean 'TRUE' box", "A3 number '2.3' 2.3",
        "B3 boolean 'FALSE' box", "A4 string 'はい' cached", "A6 string 'https://example.org/' underlined #ff",
        "shape rect C2-E4 outlined 'はい'", "shape rect C6-E11 filled 100 'filled'",
      ])
  }

  @Test("LibreOffice: shapes with and without a group, formulas with a value")
  func libreOffice() throws {
    let told = try XLSXWorkbook(file("libreoffice.xlsx")).told
    #expect(
      told == [
        "# Answers", "A1 string 'question' size 10.0", "B1 string 'answer' size 10.0", "A2 number '1.1' 1.1 size 10.0",
        "B2 string 'はい いいえ' size 10.0", "A3 number '2.2' 2.2 cached size 10.0",
        "shape ellipse B2-B3 outlined", "shape rect A5-A7 outlined", "shape line A5-A7 outlined",
      ])
  }

  @Test("LibreOffice: columns are as wide as it has them, so that a circle stands where it was drawn in its cell")
  func libreOfficeColumns() throws {
    let sheet = try XLSXWorkbook(file("libreoffice.xlsx")).sheets[0]
    // In the script: a column of 5 cm, and a circle that begins 2 mm behind it.
    #expect(abs(sheet.columns.start(of: 1) - 1_800_000) < 1_800)
    #expect(abs(sheet.shapes[0].frame.x - 1_872_000) < 1_800)
    #expect(sheet.shapes[0].frame.width == 360_000)
  }
}
