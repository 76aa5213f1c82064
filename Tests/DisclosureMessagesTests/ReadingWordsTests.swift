import DisclosureCore
import DisclosureMessages
import Testing

@Suite("What was read, in the words of those who look at it")
struct ReadingWordsTests {
  @Test("every kind of mark has its own words in both languages")
  func marks() {
    let names = Evidence.Mark.allCases.map(Wording.name(of:))
    #expect(Set(names.map(\.english)).count == Evidence.Mark.allCases.count)
    #expect(Set(names.map(\.japanese)).count == Evidence.Mark.allCases.count)
    #expect(names.allSatisfy { !$0.japanese.utf8.contains { $0 < 0x80 } })
  }

  @Test(
    "places of lines, worksheets and pages",
    arguments: [
      ("line 72", "72行目"), ("sheet SDS, row 12", "シートSDS 12行目"), ("sheet a, row 1, row 3", "シートa, row 1 3行目"),
      ("page 3, line 9", "3ページ9行目"), ("page x, line 9", "page x, line 9"), ("line ", "line "), ("byte 7", "byte 7"),
    ])
  func places(place: String, japanese: String) {
    #expect(Wording.place(place).japanese == japanese)
    #expect(Wording.place(place).english == place)
  }
}
