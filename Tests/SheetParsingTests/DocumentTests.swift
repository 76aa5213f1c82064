import DisclosureCore
import SheetParsing
import Testing

private let title = "サービス事業者による医療情報セキュリティ開示書 (医療情報システムの安全管理に関するガイドライン第6.0版対応)"
private let row = "2 質問？\t●はい\tいいえ\t対象外\t備考\t-"

private func read(_ lines: String...) throws -> Sheet {
  try SheetReader.read(Array(lines.joined(separator: "\n").utf8))
}

private func refusal(_ bytes: [UInt8]) -> Rejection? {
  do throws(Rejection) {
    _ = try SheetReader.read(bytes)
    return nil
  } catch {
    return error
  }
}

@Suite("A text document as a whole")
struct DocumentTests {
  @Test("the header is read from cells of their own, on whichever page")
  func header() throws {
    let sheet = try read(
      title, "作成日\t2024年12月11日 水曜日\t\t", "サービス事業者\t株式会社見本", "サービス名称\t見本サービス", "バージョン\t第２版", row, title,
      "作成日\t2024年12月11日 水曜日")
    #expect(
      sheet.header
        == Header(
          date: CalendarDay(iso: "2024-12-11"), weekday: WrittenWeekday(day: .wednesday, text: "2024年12月11日 水曜日"),
          vendor: "株式会社見本", product: "見本サービス", version: "第２版"))
    #expect(try read(title, row).header == Header())
  }

  @Test("a header field that differs from page to page is not known")
  func differingPages() throws {
    let sheet = try read(title, "サービス名称\t見本A", "サービス事業者\t見本社", row, title, "サービス名称\t見本B")
    #expect(sheet.header == Header(vendor: "見本社"))
    #expect(sheet.notes == ["header: サービス名称 differs from page to page"])
  }

  @Test(
    "dates as people write them",
    arguments: [
      ("2024年12月11日 水曜日", "2024-12-11"), ("2024/2/9", "2024-02-09"), ("2024-12-11", "2024-12-11"),
      ("２０２４年１２月１１日", "2024-12-11"), ("令和6年12月11日", "2024-12-11"), ("2024.12.11 改訂", "2024-12-11"),
      ("2024年2月30日", nil), ("24/12/11", nil), ("2024年12月", nil), ("12/11/2024", nil), ("2024/12/111", nil), ("未定", nil),
    ] as [(String, String?)])
  func dates(text: String, iso: String?) throws {
    #expect(try read(title, "作成日\t\(text)", row).header.date == iso.flatMap { CalendarDay(iso: $0) })
  }

  @Test(
    "a weekday beside the date, and nothing that only looks like one",
    arguments: [
      ("2024年12月11日 水曜日", .wednesday), ("2024/12/11(月)", .monday), ("2024-12-11 （木・祝）", .thursday), ("水曜", .wednesday),
      ("2024年12月11日 日曜日", .sunday), ("2024年12月11日", nil), ("2024年12月11日曜日", nil), ("2024年12月 (土曜改訂)", .saturday),
      ("2024年12月11日 (金額)", nil), ("木", nil),
    ] as [(String, Weekday?)])
  func weekdays(text: String, day: Weekday?) throws {
    let written = try read(title, "作成日\t\(text)", row).header.weekday
    #expect(written?.day == day)
    #expect(written.map { $0.text == text } ?? true)
  }

  @Test("remarks begin after their title, go on over lines, and name the ids that open them")
  func remarks() throws {
    let sheet = try read(
      title, row, "備考記載欄\t", "1\t10/12/13 施錠している。", "3 部屋ある。", "2\t17.1、17.3 記録する。", title, "作成日\t2024年12月11日",
      "3\tTLS1.2で暗号化する。", "1 0\t24時間監視する。")
    #expect(sheet.remarks.map(\.number) == [1, 2, 3, 10])
    #expect(sheet.remarks.map(\.names) == [["10", "12", "13"], ["17.1", "17.3"], [], []])
    #expect(sheet.remarks[0].text == "10/12/13 施錠している。\n3 部屋ある。")
  }

  @Test(
    "what is not this form is refused by name",
    arguments: [
      ([row], .formUnknown), ([title], .formEmpty),
      (["製造業者による医療情報セキュリティ開示書 (ガイドライン第6.0版対応)", row], .formUnknown),
      (["サービス事業者による医療情報セキュリティ開示書 (ガイドライン第7.0版対応)", row], .formUnknown),
      (["サービス事業者による医療情報セキュリティ開示書", row], .formUnknown),
      ([title, "サービス事業者による医療情報セキュリティ開示書 (ガイドライン第7.0版対応)", row], .formUnknown), (["\n \t"], .contentEmpty),
      ([""], .contentEmpty), (["PK\u{3}\u{4}rest"], .zipDamaged),
      ([title, "a\0b"], .textNUL), ([title, "か" + String(repeating: "\u{3099}", count: 31)], .textCombining),
      ([title, "ع" + String(repeating: "\u{64E}\u{64B}", count: 16)], .textCombining),
    ] as [([String], RejectionCode)])
  func refused(lines: [String], code: RejectionCode) {
    #expect(refusal(Array(lines.joined(separator: "\n").utf8))?.code == code)
  }

  @Test("sizes beyond the limits are refused")
  func limits() {
    #expect(refusal([UInt8](repeating: 0x20, count: SheetReader.maximumBytes + 1))?.code == .limitSize)
    #expect(refusal([UInt8](repeating: 0x0A, count: 50_001) + Array(title.utf8))?.code == .limitRows)
    #expect(refusal(Array(title.utf8) + [0x0A] + [UInt8](repeating: 0x61, count: 1 << 20 + 1))?.code == .limitLine)
  }

  @Test("a byte order mark, CRLF and CR change nothing")
  func lineEnds() throws {
    let plain = try read(title, row, "3 質問？\t●はい\tいいえ\t対象外\t備考\t-")
    for end in ["\r\n", "\r"] {
      let text = "\u{FEFF}" + [title, row, "3 質問？\t●はい\tいいえ\t対象外\t備考\t-"].joined(separator: end)
      #expect(try SheetReader.read(Array(text.utf8)).readings == plain.readings)
    }
  }
}

@Suite("Remarks that people write in a hurry")
struct HurriedRemarkTests {
  private func sheet(_ cell: String, _ remarks: String...) throws -> Sheet {
    let lines = [title, "2 質問？\t●はい\tいいえ\t対象外\t備考\t\(cell)", "備考記載欄"] + remarks
    return try SheetReader.read(Array(lines.joined(separator: "\n").utf8))
  }

  private func reading(_ cell: String) throws -> Reading {
    try #require(try sheet(cell).readings[3])
  }

  @Test("a word or dashes for nothing is no remark", arguments: ["なし", "特になし", "該当なし", "--", "――"])
  func nothing(cell: String) throws { #expect(try reading(cell).remarkText == nil) }

  @Test("a number spaced out is joined in the cell as it is before its remark")
  func spaced() throws {
    let sheet = try sheet("1 0", "1 0\t2 手順がある。")
    #expect(sheet.readings[3]?.remarks == [10])
    #expect(sheet.remarks.map(\.number) == [10])
  }

  @Test("a remark may begin with ※, and one that begins with a tab is cut by a tab alone")
  func starts() throws {
    #expect(try sheet("※1", "※1\t2 手順がある。").remarks.map(\.number) == [1])
    let sheet = try sheet("1", "1\t2 サーバ室は", "2 部屋に分かれている。", "2\t3 別の話。")
    #expect(sheet.remarks.map(\.number) == [1, 2])
    #expect(sheet.remarks[0].text == "2 サーバ室は\n2 部屋に分かれている。")
  }

  @Test("a sentence that begins like the title is no title")
  func sentence() throws {
    let sheet = try sheet("1", "1\t2 手順。", "サービス事業者による医療情報セキュリティ開示書は第7.0版で改訂予定です。")
    #expect(sheet.remarks.count == 1)
  }

  @Test("more than a thousand remarks are refused")
  func many() {
    let remarks = (1...1001).map { "\($0)\t2 x" }
    let text = ([title, row, "備考記載欄"] + remarks).joined(separator: "\n")
    #expect(refusal(Array(text.utf8))?.code == .limitRows)
  }

  @Test(
    "spaced digits behind a date leave it unread", arguments: [("2024/12/1 1", nil), ("2024/12/11 9:00", "2024-12-11")])
  func dates(text: String, iso: String?) throws {
    #expect(try read(title, "作成日\t\(text)", row).header.date == iso.flatMap { CalendarDay(iso: $0) })
  }
}
