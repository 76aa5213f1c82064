import DisclosureCore
import SheetParsing
import Testing

/// Small documents and what the rules about the sheet find in them. Their questions are no wording of the form.
@Suite("What the reader saw beside the answers")
struct SightingTests {
  private static let title = "サービス事業者による医療情報セキュリティ開示書 (第6.0版対応)"
  /// Rows that show how marks are written here.
  private static let rows = [
    "3 質問三？\t●はい\tいいえ\t対象外\t備考\t-", "4 質問四？\tはい\t●いいえ\t対象外\t備考\t-", "23 質問？\t●該当\t非該当\t備考\t-",
  ]

  private func read(_ lines: [String]) throws -> Sheet {
    try SheetReader.read(Array(([Self.title] + lines).joined(separator: "\n").utf8))
  }

  private func found(_ code: String, in sheet: Sheet) -> [Finding] { sheet.findings.filter { $0.code.text == code } }
  private func ids(_ findings: [Finding]) -> [[String]] {
    findings.map { $0.items.map { Catalogue.sds50.items[$0].id } }
  }

  @Test("H2: a field that differs from page to page, whatever the white space, and then nothing is known of it")
  func heads() throws {
    let pages = ["サービス名称\tA 1", "サービス事業者\tX", Self.title, "サービス名称\tA　1\t\t", "サービス事業者\tY", Self.title, "サービス事業者\tX"]
    let sheet = try read(pages + Self.rows)
    #expect(found("H2", in: sheet).map(\.quotes) == [["X", "Y"]])
    #expect(sheet.header.product == "A 1" && sheet.header.vendor == nil)
    #expect(sheet.notes == ["header: サービス事業者 differs from page to page"])
    #expect(try found("H2", in: read(["サービス名称\tA"] + Self.rows)).isEmpty)
  }

  @Test("H2 and H4: pages of two dates give no date, so an old sheet cannot be told")
  func dates() throws {
    let sheet = try read(["作成日\t2024年12月11日", "作成日\t2024年12月12日"] + Self.rows)
    #expect(found("H2", in: sheet).count == 1 && found("H4", in: sheet).isEmpty)
    #expect(sheet.undetermined.contains(.init(.sheet, 4)))
  }

  @Test(
    "H9: rows with choices and an id that the form lacks",
    arguments: [
      (["107 質問？\t●はい\tいいえ\t対象外\t備考\t-"], ["107"]), (["17.5 質問？ ●はい いいえ 対象外"], ["17.5"]),
      (["107 質問の", "続き？", "●はい\tいいえ\t対象外\t備考\t-"], ["107"]), (["200 質問？", "●はい\tいいえ\t対象外\t備考\t-"], ["200"]),
      (["１０７．１ 質問？\tはい\tいいえ\t対象外\t備考\t-", "107.1 質問？\tはい\tいいえ\t対象外\t備考\t-"], ["107.1"]),
      (["1 0 7 質問？\tはい\tいいえ\t対象外\t備考\t-"], ["107"]),
      (["1 7. 5 質問？\tはい\tいいえ\t対象外\t備考\t-"], ["17.5"]),
      // A heading with choices, an instruction, a date: no ids of rows.
      (["17.1 方式？\tはい\tいいえ\t対象外\t備考\t-"], []), (["107～109の質問は「該当」としてください。"], []), (["2024 年度の開示書"], []),
    ] as [([String], [String])])
  func unlisted(lines: [String], ids: [String]) throws {
    let sheet = try read(Self.rows + lines)
    #expect(found("H9", in: sheet).map(\.quotes) == (ids.isEmpty ? [] : [ids]))
    #expect(!sheet.undetermined.contains(.init(.sheet, 9)))
  }

  @Test("H9: of a table with columns for the answers too")
  func unlistedInTable() throws {
    let table = [
      "| 番号 | 質問 | はい | いいえ | 対象外 | 備考 |", "| 3 | 質問三 | ○ | | | |", "| 4 | 質問四 | | ○ | | |", "| 107 | 他 | ○ | | | |",
    ]
    #expect(try found("H9", in: read(table)).map(\.quotes) == [["107"]])
  }

  @Test("G3: a mark at a choice that the item does not have, printed or as a column")
  func foreign() throws {
    let printed = try read(Self.rows + ["2 質問？\t●該当\t非該当\t備考\t-", "51 質問？\tはい\tいいえ\t●対象外\t備考\t-"])
    #expect(ids(found("G3", in: printed)) == [["2", "51"]])
    #expect(found("G3", in: printed).map(\.quotes) == [["2 質問？\t●該当\t非該当\t備考\t-", "51 質問？\tはい\tいいえ\t●対象外\t備考\t-"]])
    let table = [
      "| 番号 | 質問 | はい | いいえ | 対象外 | 該当 | 非該当 | 備考 |", "| 2 | 質問二 | ○ | | | | | |", "| 3 | 質問三 | | | | ○ | | |",
      "| 23 | 質問 | | | ○ | | | |", "| 51 | 質問 | | | | | ○ | |",
    ]
    #expect(try ids(found("G3", in: read(table))) == [["3", "23"]])
    let lost = try read(["2 質問？\t該当\t非該当\t備考\t-", "51 質問？\tはい\tいいえ\t対象外\t備考\t-"])
    #expect(found("G3", in: lost).isEmpty)
    #expect(try found("G3", in: read(Self.rows)).isEmpty)
  }

  @Test("H6 and H10: two rows with two answers, and two marks in one row")
  func twice() throws {
    func kinds(_ lines: [String]) throws -> [String: [[String]]] {
      let sheet = try read(Self.rows + lines)
      return ["H6": ids(found("H6", in: sheet)), "H10": ids(found("H10", in: sheet))].filter { !$0.value.isEmpty }
    }
    let (yes, no) = ("5 質問？\t●はい\tいいえ\t対象外\t備考\t-", "5 質問？\tはい\t●いいえ\t対象外\t備考\t-")
    let both = "5 質問？\t●はい\t●いいえ\t対象外\t備考\t-"
    #expect(try kinds([yes, no]) == ["H6": [["5"]]])
    #expect(try kinds([both]) == ["H10": [["5"]]])
    #expect(try kinds([yes, no, both]) == ["H6": [["5"]], "H10": [["5"]]])
    #expect(try kinds([yes, yes]) == [:])
    #expect(try kinds([yes, "5 質問？\tはい\tいいえ\t対象外\t備考\t-"]) == [:])
  }

  @Test("H7: rows that are missing, and G3, H6, H7, H9, H10 can always tell")
  func missing() throws {
    let sheet = try read(Self.rows)
    #expect(ids(found("H7", in: sheet)).map(\.count) == [194])
    let always = ["G3", "H2", "H3", "H6", "H7", "H9", "H10", "R1", "R2", "R3", "R4", "R6", "R7"]
    #expect(!sheet.undetermined.contains { always.contains($0.text) })
  }

  @Test(
    "H8: the question of a row, however it is laid out",
    arguments: [
      (["5 まったく別の、とても長い質問であるか？\t●はい\tいいえ\t対象外\t備考\t-"], "まったく別の、とても長い質問であるか？"),
      (["5 まったく別の、", "とても長い質問であるか？", "●はい\tいいえ\t対象外\t備考\t-"], "まったく別の、とても長い質問であるか？"),
      (["| 番号 | 区分 | 質問 | はい | いいえ | 対象外 |", "| 5 | 組織 | まったく別の質問 | ○ | | |"], "まったく別の質問"),
    ] as [([String], String)])
  func question(lines: [String], text: String) throws {
    let sheet = try read(lines + Self.rows)
    let finding = try #require(found("H8", in: sheet).first)
    #expect(finding.quotes.contains(text) && ids([finding])[0].contains("5"))
  }

  @Test("H8 cannot tell of a row of which only the number is there")
  func bare() throws {
    let sheet = try read(["5\t●はい\tいいえ\t対象外\t備考\t-", "6\tはい\t●いいえ\t対象外\t備考\t-"])
    #expect(found("H8", in: sheet).isEmpty && sheet.undetermined.contains(.init(.sheet, 8)))
  }
}
