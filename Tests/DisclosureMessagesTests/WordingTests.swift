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
}
