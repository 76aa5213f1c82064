import DisclosureCore
import SheetParsing
import Testing

private let title = "サービス事業者による医療情報セキュリティ開示書 (医療情報システムの安全管理に関するガイドライン第6.0版対応)"

/// Reads a sheet made of these rows alone.
private func read(_ rows: String...) throws -> Sheet {
  try SheetReader.read(Array(([title] + rows).joined(separator: "\n").utf8))
}

private func reading(_ id: String, in sheet: Sheet) throws -> Reading {
  let position = try #require(sheet.catalogue.position(of: id))
  return try #require(sheet.readings[position])
}

@Suite("Rows of a text sheet")
struct RowTests {
  @Test(
    "every shape of tail that the form's text layer has",
    arguments: [
      "2 リストの提示？\t●はい\tいいえ\t対象外\t備考\t-", "2 リストの提示？\t●はい\tいいえ\t対象外\t備考 -",
      "2 リストの提示？\t●はい\tいいえ\t対象外\t備考 7", "2 リストの提示？\t●はい\tいいえ\t対象外\t備考\t7",
      "2 リストの提示？\t●はい\tいいえ 対象外\t備考 -", "２　リストの提示？　●はい　いいえ　対象外　備考　７", "2\tリストの提示？\t●はい\tいいえ\t対象外\t備考 -",
    ])
  func tails(row: String) throws {
    let reading = try reading("2", in: read(row))
    #expect(reading.answer == .yes)
    #expect(reading.remarks == (row.contains("7") || row.contains("７") ? [7] : []))
    #expect(reading.evidence.map(\.place) == ["line 2"])
    #expect(reading.evidence.map(\.text) == [row])
    #expect(reading.evidence.map(\.mark) == [.glyph])
  }

  @Test("gates, with one tab and with two", arguments: ["1 受託？\t該当\t●非該当\t備考\t-", "1 受託？\t該当\t●非該当\t\t備考\t-"])
  func gates(row: String) throws { #expect(try reading("1", in: read(row)).answer == .doesNotApply) }

  @Test(
    "numbers are joined only before the question",
    arguments: [
      ("4 3. 1 削除の体制？", "43.1"), ("1 0 0 復旧？", "100"), ("1 0 5. 1 光学？", "105.1"), ("7 7. 2. 1 資格？", "77.2.1"),
      ("１７．３ 記録？", "17.3"), ("63 チャネル1 0の暗号？", "63"), ("58.1\tバックアップ？", "58.1"), ("12 3か月ごとの点検？", "12"),
      ("10. 施錠？", "10"), ("17.1.1.5 推測？", "17.1.1.5"),
    ])
  func numbers(head: String, id: String) throws {
    let isGate = try #require(Catalogue.sds50.items.first { $0.id == id }).kind == .gate
    let sheet = try read(
      head + (isGate ? "\t●該当\t非該当\t備考\t-" : "\t●はい\tいいえ\t対象外\t備考\t-"), "2 リスト？\tはい\tいいえ\t対象外\t備考\t-")
    #expect(try reading(id, in: sheet).state == .explicit)
    #expect(sheet.readings.count { $0.map { $0.state != .absent } ?? false } == 2)
  }

  @Test(
    "a number that may be two is none, and so is a row without number",
    arguments: ["1 3か月ごとの点検？", "4 3. 1報告？", "999 何か？", "何か？", "59～63の質問は"])
  func doubtfulNumbers(head: String) throws {
    let sheet = try read(head + "\t●はい\tいいえ\t対象外\t備考\t-", "2 リスト？\t●はい\tいいえ\t対象外\t備考\t-")
    #expect(sheet.readings.count { $0.map { $0.state != .absent } ?? false } == 1)
    #expect(sheet.notes == ["line 2: a row with choices that names no item"])
  }

  @Test(
    "bullets are known by their key word",
    arguments: [
      ("・記憶による認証", "17.1.b1"), ("・生体による認証", "17.1.b2"), ("･物理媒体", "17.1.b3"), ("・二要素の組み合わせ (備考に記入)", "17.1.b4"),
      ("・その他 (備考に記入)", "17.1.b5"),
    ])
  func bullets(head: String, id: String) throws {
    #expect(try reading(id, in: read(head + "\tはい\t●いいえ\t対象外\t備考 2")).answer == .no)
  }

  @Test("a row is an item by its tail: instructions, headings and prose are none")
  func otherLines() throws {
    let sheet = try read(
      "59～63の質問は、利用している通信方式について確認するものです。", "17.1 認証方式？\t\t\t\t", "3 章の説明", "該当する項目を選ぶ", "2 リスト？\t●はい\tいいえ\t対象外\t備考\t-")
    #expect(sheet.readings.count { $0.map { $0.state != .absent } ?? false } == 1)
  }

  @Test("two rows of one item stand only where both say the same")
  func twice() throws {
    func twice(_ first: String, _ second: String) throws -> Reading {
      let row = { (choices: String) in "2 リスト？\t\(choices)\t備考\t-" }
      return try reading("2", in: read(row(first), row(second), "3 管理者？\t●はい\tいいえ\t対象外\t備考\t-"))
    }
    #expect(try twice("●はい\tいいえ\t対象外", "●はい\tいいえ\t対象外").answer == .yes)
    #expect(try twice("●はい\tいいえ\t対象外", "はい\t●いいえ\t対象外").state == .conflicting)
    #expect(try twice("●はい\tいいえ\t対象外", "はい\tいいえ\t対象外").state == .unresolved)
    #expect(try twice("はい\tいいえ\t対象外", "はい\tいいえ\t対象外").state == .blank)
  }

  @Test(
    "the 備考 cell refers to remarks or holds prose",
    arguments: [
      ("-", [], nil), ("－", [], nil), ("", [], nil), ("4", [4], nil), ("1, 2", [1, 2], nil), ("※3", [3], nil),
      ("1・2、３", [1, 2, 3], nil), ("別紙を参照", [], "別紙を参照"), ("2024年に対応", [], "2024年に対応"), ("12345", [], "12345"),
    ] as [(String, [Int], String?)])
  func remarkCells(cell: String, numbers: [Int], prose: String?) throws {
    let reading = try reading("2", in: read("2 リスト？\t●はい\tいいえ\t対象外\t備考\t\(cell)"))
    #expect(reading.remarks == numbers)
    #expect(reading.remarkText == prose)
  }

  @Test("choices that are not the item's, or not all printed, are unresolved")
  func foreignChoices() throws {
    #expect(try reading("2", in: read("2 リスト？\t●該当\t非該当\t備考\t-")).state == .unresolved)
    #expect(try reading("1", in: read("1 受託？\t●はい\tいいえ\t対象外\t備考\t-")).state == .unresolved)
    #expect(try reading("2", in: read("2 リスト？\t●はい\t対象外\t備考\t-")).state == .unresolved)
  }
}
