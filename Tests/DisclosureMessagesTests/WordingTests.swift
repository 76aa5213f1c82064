import DisclosureCore
import DisclosureMessages
import Testing

@Suite("Words for people")
struct WordingTests {
  @Test("every rule that is checked has a sentence of its own in both languages", arguments: Finding.Code.checked)
  func findings(code: Finding.Code) {
    let message = Wording.message(of: Finding(code: code, severity: .info))
    #expect(!message.english.hasPrefix("finding "))
    #expect(!message.japanese.hasPrefix("指摘事項 "))
  }

  @Test("every code of a rejection has a sentence of its own; in English what was stored says more, so it stands")
  func rejections() {
    let all = RejectionCode.allCases.map { Wording.message(of: $0) }
    #expect(Set(all.map(\.japanese)).count == all.count && Set(all.map(\.english)).count == all.count)
    let told = Wording.message(of: "text.nul", told: "the text holds a NUL byte, here")
    #expect(
      told.japanese == Wording.message(of: .textNUL).japanese && told.english == "the text holds a NUL byte, here")
    #expect(Wording.message(of: "code.of.tomorrow", told: "words") == Label(japanese: "words", english: "words"))
    #expect(Wording.message(of: nil, told: "words") == Label(japanese: "words", english: "words"))
  }

  @Test("what stands in tables has short names that differ")
  func names() {
    let answers = Answer.allCases.map { Wording.name(of: $0) }
    let states = Reading.State.allCases.map { Wording.name(of: $0) }
    let outcomes = Outcome.allCases.map { Wording.name(of: $0) }
    let severities = Rule.Severity.allCases.map { Wording.name(of: $0) }
    for names in [answers + states, outcomes, severities] {
      #expect(Set(names.map(\.japanese)).count == names.count && Set(names.map(\.english)).count == names.count)
    }
  }
}
