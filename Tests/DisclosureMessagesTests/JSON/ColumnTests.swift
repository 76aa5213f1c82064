import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import Testing

private let sheet: Sheet = {
  let readings: [String: Reading] = [
    "2": Reading(
      explicit: .yes, remarks: [1, 7], evidence: [Evidence(place: "line 3", text: "2\t\"●はい\"", mark: .glyph)]),
    "3": Reading(without: .blank, remarkText: "別紙\u{1}"),
  ]
  return Sheet(
    catalogue: .sds50, header: Header(date: CalendarDay(iso: "2024-12-11"), vendor: "株式会社見本"),
    source: Source(mediaType: "text/plain", encoding: "UTF-8", bytes: 5),
    readings: Catalogue.sds50.items.map { readings[$0.id] },
    remarks: [Remark(number: 1, text: "2 手順がある。", names: ["2"])], notes: ["a note"])
}()

@Suite("JSON that is stored")
struct ColumnTests {
  private let hash = ContentHash.sha256([])

  @Test("findings, in the order of their members, with null where there is no day and without messages")
  func findings() {
    let text = String(decoding: SheetJSON.findingsColumn(of: sheet), as: UTF8.self)
    #expect(text.hasPrefix(#"{"findings":[{"rule":"R1","severity":"error","items":["2"],"remarks":[7],"quotes":[],"#))
    #expect(text.contains(#""from":null,"until":null}"#))
    #expect(text.contains(#""from":"2026-06-29","until":null}"#))
    #expect(!text.contains("message"))
    #expect(text.hasSuffix("]}"))
  }

  @Test("detail, with everything that only people ask for")
  func detail() {
    let text = String(decoding: SheetJSON.detailColumn(of: sheet, sha256: hash), as: UTF8.self)
    #expect(
      text.hasPrefix(
        #"{"header":{"date":"2024-12-11","vendor":"株式会社見本","product":null,"version":null},"source":{"sha256":""#
          + hash.description + #"","mediaType":"text/plain","encoding":"UTF-8","bytes":5},"readings":[{"item":"1","#
          + #""state":"absent","answer":null,"remarks":[],"remarkText":null,"evidence":[]},"#))
    #expect(
      text.contains(
        #"{"item":"2","state":"explicit","answer":"yes","remarks":[1,7],"remarkText":null,"evidence":[{"place":"line 3","#
          + #""text":"2\u0009\"●はい\"","mark":"glyph"}]}"#))
    #expect(text.contains(#""remarkText":"別紙\u0001","evidence":[]}"#))
    #expect(
      text.hasSuffix(
        #""remarks":[{"number":1,"text":"2 手順がある。","names":["2"],"referencedBy":["2"]}],"notes":["a note"]}"#))
  }

  @Test("findings are read back with what judging asks of them")
  func findingsBack() throws {
    let text = String(decoding: SheetJSON.findingsColumn(of: sheet), as: UTF8.self)
    let read = try #require(FindingsColumn(text))
    #expect(read.findings.map(\.code) == sheet.findings.map(\.code))
    #expect(read.findings.map(\.from) == sheet.findings.map(\.from))
    #expect(read.undetermined == sheet.undetermined)
    let wrong = [
      "", "{}", #"{"findings":[],"undetermined":["Q1"]}"#, #"{"findings":[{"rule":"R1"}],"undetermined":[]}"#,
      #"{"findings":[{"rule":"R1","severity":"grave","from":null,"until":null}],"undetermined":[]}"#,
      #"{"findings":[{"rule":"R1","severity":"info","from":"soon","until":null}],"undetermined":[]}"#,
    ]
    for text in wrong { #expect(FindingsColumn(text) == nil, "\(text)") }
  }
}

@Suite("Reasons, read back")
struct ReasonsTextTests {
  @Test("with rule, code and items")
  func reasons() {
    let read = ReasonsText.read(#"[{"rule":"a","code":"answer.no","items":["2","3"]}]"#)
    #expect(read == [ReasonsText.Element(rule: "a", code: "answer.no", items: ["2", "3"])])
    #expect(ReasonsText.read("[]") == [])
    for wrong in ["", "{}", #"[{"rule":"a"}]"#] { #expect(ReasonsText.read(wrong) == nil) }
  }
}
