import DisclosureCore
import SheetParsing
import Testing

private let title = "サービス事業者による医療情報セキュリティ開示書 (医療情報システムの安全管理に関するガイドライン第6.0版対応)"

private func read(_ lines: [String], lineEnd: String = "\r\n") throws(Rejection) -> Sheet {
  try SheetReader.read(Array(lines.joined(separator: lineEnd).utf8))
}

private func answer(_ id: String, _ sheet: Sheet) -> Answer? {
  sheet.catalogue.position(of: id).flatMap { sheet.readings[$0]?.answer }
}

@Suite("CSV and TSV")
struct DelimitedTests {
  @Test(
    "cells in quotes hold delimiters, quotes and line ends; places are lines of the file", arguments: [",", ";", "\t"])
  func quotes(delimiter: String) throws {
    let rows = [
      ["番号", "質問", "回答", "備考"], ["2", "\"質問\(delimiter) その一\n続き \"\"引用\"\"\"", "はい", "-"], ["3", "\"質問\"", "いいえ", "4"],
    ]
    let sheet = try read([title] + rows.map { $0.joined(separator: delimiter) })
    #expect(sheet.source.mediaType == "text/csv")
    #expect(answer("2", sheet) == .yes)
    let third = try #require(sheet.catalogue.position(of: "3").flatMap { sheet.readings[$0] })
    #expect(third.answer == .no)
    #expect(third.remarks == [4])
    #expect(third.evidence.map(\.place) == ["line 5"])
  }

  @Test("the header says what a column is, in whatever order, over two rows too")
  func headers() throws {
    let anyOrder = try read([title, "回答,備考,質問,分類,項番", "はい,-,質問,組織,2", "いいえ,7,質問,,3"])
    #expect([answer("2", anyOrder), answer("3", anyOrder)] == [.yes, .no])
    let twoRows = try read([
      title, "No,質問,回答,,,備考", ",,はい,いいえ,対象外,", "2,質問,,○,,12", "3,質問,○,,,", "4,質問,,,,",
    ])
    #expect([answer("2", twoRows), answer("3", twoRows), answer("4", twoRows)] == [.no, .yes, nil])
    #expect(twoRows.readings[3]?.remarks == [12])
  }

  @Test("the name of a section may stand before the number, and a number alone in 備考 is no item's")
  func sections() throws {
    let sheet = try read([title, "1 組織,2,質問,はい,", ",3,質問,いいえ,2", "4 質問,対象外,5"])
    #expect([answer("2", sheet), answer("3", sheet), answer("4", sheet)] == [.yes, .no, .notApplicable])
    #expect(answer("1", sheet) == nil)
  }

  @Test("text with commas in it stays text")
  func text() throws {
    let sheet = try read([title, "2 質問、その一, その二, その三？\t●はい\tいいえ\t対象外\t備考\t-", "3 質問？\tはい\t●いいえ\t対象外\t備考\t-"])
    #expect(sheet.source.mediaType == "text/plain")
    #expect([answer("2", sheet), answer("3", sheet)] == [.yes, .no])
  }

  @Test(
    "what is no CSV is refused with its place",
    arguments: [
      (["2,\"質問,はい,-", "3,質問,いいえ,-"], "csv.quote", "line 2, column 2"),
      (["2,\"質問\"の,はい,-"], "csv.quote", "line 2, column 2"),
      (["2,質問,はい" + String(repeating: ",", count: 600)], "limit.columns", "line 2"),
      (["2," + String(repeating: "あ", count: 22_000) + ",はい"], "limit.cell", "line 2, column 2"),
    ] as [([String], String, String)])
  func refused(rows: [String], code: String, place: String) {
    let error = #expect(throws: Rejection.self) { try read([title] + rows) }
    #expect(error?.code.rawValue == code)
    #expect(error?.place == place)
  }
}
