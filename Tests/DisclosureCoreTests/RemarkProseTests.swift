import DisclosureCore
import Testing

/// What a rule says of one remark beside one row, item 2.
private struct ProseCase: Sendable, CustomTestStringConvertible {
  let text: String
  /// Nil where the row's mark is lost.
  var answer: Answer? = .yes
  /// The words found; nil where the rule cannot tell.
  let quotes: [String]?

  var testDescription: String { text }

  func check(_ code: Finding.Code, _ severity: Finding.Severity, names: [String] = []) {
    let number = answer.map { Reading(explicit: $0, remarks: [1]) } ?? Reading(without: .unresolved, remarks: [1])
    let own = answer.map { Reading(explicit: $0, remarkText: text) } ?? Reading(without: .unresolved, remarkText: text)
    let remark = Remark(number: 1, text: text, names: names)
    check(sheet(["2": number], remarks: [remark]), code, severity, remarks: [1])
    // The same prose in the row's own cell.
    check(sheet(["2": own]), code, severity, remarks: [])
  }

  private func check(_ sheet: Sheet, _ code: Finding.Code, _ severity: Finding.Severity, remarks: [Int]) {
    let found = sheet.findings.filter { $0.code == code }
    #expect(sheet.undetermined.contains(code) == (quotes == nil))
    guard let quotes, !quotes.isEmpty else {
      #expect(found.isEmpty)
      return
    }
    let finding = Finding(
      code: code, severity: severity, items: [Catalogue.sds50.position(of: "2") ?? -1], remarks: remarks,
      quotes: quotes)
    #expect(found == [finding])
  }
}

@Suite("Rules about what remarks say")
struct RemarkProseTests {
  @Test(
    "R5: a remark takes back or limits a plain はい",
    arguments: [
      ProseCase(text: "サービス提供の範囲外です。", quotes: ["範囲外"]), ProseCase(text: "不要と判断しています", quotes: ["不要"]),
      ProseCase(text: "本件は対象外のため、一部のみ", quotes: ["対象外", "一部"]),
      ProseCase(text: "許可する場合があります。オプションです", quotes: ["場合があります", "オプション"]),
      ProseCase(text: "範囲外です。", answer: .no, quotes: []), ProseCase(text: "不要です", answer: .notApplicable, quotes: []),
      ProseCase(text: "不要になった媒体は消去します", quotes: []), ProseCase(text: "不要な媒体の消去は不要", quotes: ["不要"]),
      ProseCase(text: "すべて実施しています", answer: nil, quotes: []), ProseCase(text: "一部です", answer: nil, quotes: nil),
    ])
  fileprivate func claims(_ each: ProseCase) { each.check(.init(.remark, 5), .warning) }

  @Test(
    "R6: a duty of the hospital's is told, whatever the answer",
    arguments: [
      ProseCase(
        text: "類似性の確認は医療機関等にて規程を定めてください。詳しくは窓口へ。", answer: nil,
        quotes: ["医療機関等にて規程を定めてください"]),
      ProseCase(text: "暗号化した運用方法を推奨します。", quotes: ["推奨し"]),
      ProseCase(text: "貴院で定める必要があります。病院にて確認をお願いします。", quotes: ["貴院で定める必要があります", "病院にて確認をお願い"]),
      ProseCase(text: "文書を参照ください。", quotes: []), ProseCase(text: "電子政府推奨暗号リストのものを使います。", quotes: []),
      ProseCase(text: "医療機関等と契約しています。文書を参照ください。", quotes: []),
      ProseCase(text: "医療機関等と契約しています\n文書を参照ください。", quotes: []),
    ])
  fileprivate func duties(_ each: ProseCase) { each.check(.init(.remark, 6), .info) }

  @Test(
    "R7: links are quoted, and a remark that is nothing else is quoted whole",
    arguments: [
      ProseCase(
        text: "詳細は https://example.jp/a_(b)?c=1 と HTTP://EXAMPLE.JP。", answer: nil,
        quotes: ["https://example.jp/a_(b)?c=1", "HTTP://EXAMPLE.JP"]),
      ProseCase(text: "ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｊｐを参照", quotes: ["ｈｔｔｐｓ：／／ｅｘａｍｐｌｅ．ｊｐ"]),
      ProseCase(text: "www.example.jp/doc にあります", quotes: ["www.example.jp/doc"]),
      ProseCase(
        text: "https://example.jp/\u{3000}https://example.jp/b",
        quotes: ["https://example.jp/\u{3000}https://example.jp/b"]),
      ProseCase(text: "TLS1.2で暗号化しています", quotes: []), ProseCase(text: "httpsで接続します", quotes: []),
    ])
  fileprivate func links(_ each: ProseCase) { each.check(.init(.remark, 7), .info) }

  @Test("R7: ids before a link do not make it prose")
  func bareLink() {
    let sheet = sheet(
      ["2": Reading(explicit: .yes, remarks: [1])],
      remarks: [Remark(number: 1, text: "2/3 https://example.jp/", names: ["2", "3"])])
    #expect(sheet.findings.filter { $0.code == .init(.remark, 7) }.map(\.quotes) == [["2/3 https://example.jp/"]])
  }

  @Test("R5 tells of the rows that say はい, and needs no other one then")
  func severalRows() {
    let sheet = sheet(
      [
        "2": Reading(explicit: .yes, remarks: [1]), "3": Reading(explicit: .no, remarks: [1]),
        "4": Reading(without: .unresolved, remarks: [1]),
      ], remarks: [Remark(number: 1, text: "範囲外", names: [])])
    let items = sheet.findings.filter { $0.code == .init(.remark, 5) }.map {
      $0.items.map { sheet.catalogue.items[$0].id }
    }
    #expect(items == [["2"]])
  }

  @Test("R8: いいえ without a remark, one finding for all")
  func unexplained() {
    let code = Finding.Code(.remark, 8)
    let rest = Dictionary(
      Catalogue.sds50.items.filter(\.isAnswerable).map { ($0.id, $0.kind == .gate ? Answer.doesNotApply : .yes) },
      uniquingKeysWith: { first, _ in first })
    func check(_ rows: String, _ verdict: RuleCase.Verdict) {
      let each = RuleCase(rows, verdict)
      RuleCase(
        testDescription: rows, answers: rest.merging(each.answers) { $1 }, lost: each.lost, remarked: each.remarked,
        verdict: verdict
      ).check(code)
    }
    check("2=no 4=no 3=no*", .fires(.info, [["2", "4"]]))
    check("2=no* 3=na", .silent)
    check("2=lost", .cannotTell)
  }

  @Test(
    "R4: numbers stand once, and are 1 to n in the order of first use",
    arguments: [
      ([1, 2, 3], [[1], [1, 2], [3]], []), ([1, 2, 2], [[1], [2], []], [[2]]), ([1, 2], [[2], [1], []], [[1]]),
      ([1, 3], [[1], [3], []], [[3]]), ([2, 1], [[1], [2], []], []), ([1, 1, 3, 3], [[3], [1], []], [[1], [1], [3]]),
      // A number without a remark is R1's, a remark nobody uses R2's.
      ([1, 2], [[9], [1], [2]], []), ([1, 2, 3], [[1], [3], []], []), ([], [[], [], []], []),
    ] as [([Int], [[Int]], [[Int]])])
  func order(numbers: [Int], references: [[Int]], expected: [[Int]]) {
    let readings = zip(["2", "3", "4"], references).map { ($0, Reading(without: .unresolved, remarks: $1)) }
    let sheet = sheet(
      Dictionary(readings, uniquingKeysWith: { first, _ in first }),
      remarks: numbers.map { Remark(number: $0, text: "text", names: []) })
    let found = sheet.findings.filter { $0.code == .init(.remark, 4) }
    #expect(found.map(\.remarks).sorted { $0.lexicographicallyPrecedes($1) } == expected)
    #expect(found.allSatisfy { $0.severity == .warning } && !sheet.undetermined.contains(.init(.remark, 4)))
  }
}
