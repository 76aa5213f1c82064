import DisclosureCore
import Testing

@Suite("Rules about the sheet as a whole")
struct SheetRuleTests {
  private func found(_ number: Int, in sheet: Sheet) -> [Finding] {
    sheet.findings.filter { $0.code == .init(.sheet, number) }
  }

  private func dated(_ iso: String) -> Sheet { sheet([:], header: Header(date: CalendarDay(iso: iso))) }

  @Test(
    "H4 holds from the day after 24 months, H5 until the day before the date",
    arguments: [
      ("2024-12-11", "2026-12-12", "2024-12-10"), ("2024-02-29", "2026-03-01", "2024-02-28"),
      ("2023-12-31", "2026-01-01", "2023-12-30"), ("9999-01-01", nil, "9998-12-31"),
      ("9997-12-31", nil, "9997-12-30"), ("0001-01-01", "0003-01-02", nil),
    ] as [(String, String?, String?)])
  func days(date: String, from: String?, until: String?) {
    let sheet = dated(date)
    #expect(found(4, in: sheet).map { $0.from?.description } == [from].compactMap(\.self))
    #expect(found(5, in: sheet).map { $0.until?.description } == [until].compactMap(\.self))
    #expect(found(4, in: sheet).allSatisfy { $0.severity == .warning && $0.until == nil && $0.quotes == [date] })
    #expect(found(5, in: sheet).allSatisfy { $0.severity == .error && $0.from == nil && $0.quotes == [date] })
  }

  @Test("H4 and H5 cannot tell without a date")
  func undated() {
    #expect(sheet([:]).undetermined.filter { $0.family == .sheet } == [.init(.sheet, 4), .init(.sheet, 5)])
    #expect(dated("2024-12-11").undetermined.allSatisfy { $0.family != .sheet })
  }

  @Test("H2 and H9 tell what the reader saw")
  func seen() {
    let sightings = Sightings(differingHeads: [["A", "B"], ["1", "2", "3"]], unlistedIDs: ["107", "17.5"])
    let sheet = Sheet(
      catalogue: .sds50, header: Header(), source: Source(mediaType: "text/plain", encoding: nil, bytes: 0),
      readings: [], remarks: [], notes: [], sightings: sightings)
    #expect(found(2, in: sheet).map(\.quotes) == [["A", "B"], ["1", "2", "3"]])
    #expect(found(2, in: sheet).allSatisfy { $0.severity == .error })
    #expect(found(9, in: sheet).map(\.quotes) == [["107", "17.5"]])
    #expect(found(9, in: sheet).allSatisfy { $0.severity == .warning })
    #expect(found(2, in: dated("2024-12-11")).isEmpty && found(9, in: dated("2024-12-11")).isEmpty)
  }

  @Test("G3, H6, H7 and H10 tell of rows, one finding for all of a kind, and can always tell")
  func rows() {
    var rows = Dictionary(
      Catalogue.sds50.items.map { ($0.id, Reading(without: .unresolved)) }, uniquingKeysWith: { first, _ in first })
    func kinds() -> [String: [String]] {
      let sheet = sheet(rows)
      let codes = ["G3", "H6", "H7", "H10"]
      #expect(!sheet.undetermined.contains { codes.contains($0.text) })
      let found = sheet.findings.filter { codes.contains($0.code.text) }
      #expect(found.allSatisfy { $0.severity == ($0.code.text == "H7" ? .warning : .error) })
      return Dictionary(
        found.map { ($0.code.text, $0.items.map { sheet.catalogue.items[$0].id }) },
        uniquingKeysWith: { first, second in first + ["again"] + second })
    }
    #expect(kinds() == [:])
    rows["2"] = Reading(without: .unresolved, irregularities: [.foreignAnswer])
    rows["23"] = Reading(without: .unresolved, irregularities: [.foreignAnswer])
    rows["3"] = Reading(without: .conflicting, irregularities: [.twoRows])
    rows["4"] = Reading(without: .conflicting, irregularities: [.twoMarks, .twoRows])
    rows["5"] = nil
    rows["105.1"] = Reading(without: .absent)
    #expect(kinds() == ["G3": ["2", "23"], "H6": ["3", "4"], "H7": ["5", "105.1"], "H10": ["4"]])
  }

  private func asked(_ question: Sightings.Question, _ state: Reading.State = .unresolved) -> Sheet {
    let at = Catalogue.sds50.position(of: "2") ?? 0
    return Sheet(
      catalogue: .sds50, header: Header(), source: Source(mediaType: "text/plain", encoding: nil, bytes: 0),
      readings: Catalogue.sds50.items.indices.map { $0 == at ? Reading(without: state) : nil }, remarks: [], notes: [],
      sightings: Sightings(questions: Catalogue.sds50.items.indices.map { $0 == at ? question : .unseen }))
  }

  @Test("H8: another question fires; a missing row has none; a row without its question cannot tell")
  func edited() {
    let code = Finding.Code(.sheet, 8)
    let other = asked(.printed("まったく別の質問であるか？"))
    #expect(found(8, in: other).map(\.quotes) == [["まったく別の質問であるか？"]])
    #expect(found(8, in: other).map { $0.items.map { Catalogue.sds50.items[$0].id } } == [["2"]])
    #expect(found(8, in: other).map(\.severity) == [.warning] && !other.undetermined.contains(code))
    #expect(found(8, in: asked(.unseen)).isEmpty && asked(.unseen).undetermined.contains(code))
    #expect(found(8, in: asked(.unseen, .absent)).isEmpty && !asked(.unseen, .absent).undetermined.contains(code))
  }
}

@Suite("Sketches of questions")
struct QuestionSketchTests {
  private static let question = "個人保有の機器の使用をサーバ (TLS1.2) で禁止しているか？"

  @Test(
    "what makes no other question",
    arguments: [
      "個人保有の機器の使用をサーバ (TLS1.2) で禁止しているか?", "個人保有の機器の使用を　サーバー（ＴＬＳ１．２）で、禁止しているか", "個人保有の機器の使用をｻｰﾊﾞ(tls1.2)で禁止しているか？",
      "個人保有のの機器の使用をサーバ(TLS1.2)で禁止しているか？", "個人保有の機器の仕用をサーバ(TLS1.2)で禁止しているか？", "個人保有の機器使用をサーバ(TLS1.2)で禁止しているか？",
    ])
  func accidents(text: String) { #expect(!QuestionSketch(of: Self.question).differs(from: text)) }

  @Test(
    "what does",
    arguments: [
      "個人保有の機器の使用をサーバ (TLS1.2) で許可しているか？", "個人保有の機器の使用をサーバ (TLS1.2) で禁止していないか？",
      "法人保有の機器の使用をサーバ (TLS1.2) で原則禁止しているか？", "個人保有の機器の使用を禁止しているか？", "",
    ])
  func edits(text: String) { #expect(QuestionSketch(of: Self.question).differs(from: text)) }

  @Test("every row that can be answered has one, and its text reads back")
  func table() {
    let catalogue = Catalogue.sds50
    #expect(zip(catalogue.items, catalogue.sketches).allSatisfy { $0.isAnswerable == ($1 != nil) })
    let sketch = QuestionSketch(of: Self.question)
    #expect(QuestionSketch(sketch.text[...]) == sketch)
    for broken in ["A", "AA!A", "BAAA", "AAAA"] { #expect(QuestionSketch(broken[...]) == nil) }
  }

  @Test("hashes are the same everywhere, for a table is kept of them")
  func stable() { #expect(QuestionSketch(of: "利用者").text == "EuGJNYZunat831") }
}
