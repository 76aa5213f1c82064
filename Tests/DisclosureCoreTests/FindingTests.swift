import DisclosureCore
import Testing

private func refers(_ numbers: Int...) -> Reading { Reading(explicit: .yes, remarks: numbers) }
private func remark(_ number: Int, _ names: String...) -> Remark {
  Remark(number: number, text: names.joined(separator: "/") + " text", names: names)
}

@Suite("Rules about remarks and the form")
struct FindingTests {
  private func found(_ family: Finding.Code.Family, _ number: Int, in sheet: Sheet) -> [Finding] {
    sheet.findings.filter { $0.code == .init(family, number) }
  }

  private func ids(_ finding: Finding) -> [String] { finding.items.map { Catalogue.sds50.items[$0].id } }

  @Test("R1: rows that refer to a missing remark, one finding per number")
  func dangling() {
    let found = found(
      .remark, 1, in: sheet(["2": refers(9), "4": refers(9), "3": refers(1)], remarks: [remark(1, "3")]))
    #expect(found.map(ids) == [["2", "4"]])
    #expect(found.map(\.remarks) == [[9]])
    #expect(found.map(\.severity) == [.error])
  }

  @Test("R2: a remark nobody refers to")
  func unused() {
    let sheet = sheet(["2": refers(1)], remarks: [remark(1, "2"), remark(2, "3")])
    #expect(found(.remark, 2, in: sheet).map(\.remarks) == [[2]])
    #expect(found(.remark, 3, in: sheet).isEmpty)
  }

  @Test("R3: names and references disagree, one finding per remark with both sides")
  func misdirected() {
    let sheet = sheet(
      ["10": refers(1), "12": refers(1), "12.1": refers(1)], remarks: [remark(1, "10", "12", "13")])
    #expect(found(.remark, 3, in: sheet).map(ids) == [["12.1", "13"]])
  }

  @Test("R3: a named heading covers its bullets, and a remark that names nothing says nothing")
  func covered() {
    let bullets = sheet(["17.1.b1": refers(1), "17.1.b4": refers(1)], remarks: [remark(1, "17.1")])
    #expect(found(.remark, 3, in: bullets).isEmpty)
    #expect(found(.remark, 3, in: sheet(["2": refers(1)], remarks: [remark(1)])).isEmpty)
    #expect(found(.remark, 3, in: sheet(["2": refers(1)], remarks: [remark(1, "17.1")])).map(ids) == [["2", "17.1"]])
  }

  @Test("H3: guideline 6.0 is older than the one in force from 2026-06-29")
  func guideline() throws {
    let finding = try #require(found(.sheet, 3, in: sheet([:])).first)
    #expect(finding.severity == .info)
    #expect(try !finding.holds(on: #require(CalendarDay(iso: "2026-06-28"))))
    #expect(try finding.holds(on: #require(CalendarDay(iso: "2026-06-29"))))
  }
}
