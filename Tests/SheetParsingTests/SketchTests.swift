import DisclosureCore
import Foundation
import SheetParsing
import Testing

/// Made from the real sheet's wording, which is not kept here; every edit is made in the test.
@Suite(
  "Sketches of a real sheet's questions",
  .enabled(if: RealSheet.bytes != nil, "the shared folder with the real sheet is not here"))
struct SketchTests {
  private let questions = RealSheet.questions

  @Test("the table that is kept is the one that the real sheet gives")
  func table() {
    #expect(questions.count == 197)
    let made = questions.map { "\($0.id)\t\(QuestionSketch(of: $0.text).text)" }
    let kept = zip(Catalogue.sds50.items, Catalogue.sds50.sketches).compactMap { item, sketch in
      sketch.map { "\(item.id)\t\($0.text)" }
    }
    #expect(kept == made)
  }

  @Test("the reader finds every question of the real sheet, so H8 can tell and is silent")
  func silent() throws {
    let sheet = try SheetReader.read(#require(RealSheet.bytes))
    #expect(!sheet.undetermined.contains(.init(.sheet, 8)))
    #expect(!sheet.findings.contains { $0.code == .init(.sheet, 8) })
  }

  /// How many of all edits of a kind, one at a time in every question that admits it, fire.
  private func rate(_ edits: (String) -> [String]) -> (fired: Int, of: Int) {
    var (fired, count) = (0, 0)
    for question in questions {
      let sketch = QuestionSketch(of: question.text)
      for edited in edits(question.text) where edited != question.text {
        count += 1
        if sketch.differs(from: edited) { fired += 1 }
      }
    }
    return (fired, count)
  }

  private func replacing(_ words: [(String, String)]) -> (String) -> [String] {
    { text in
      words.compactMap { word, other in
        text.firstRange(of: word).map { text.replacingCharacters(in: $0, with: other) }
      }
    }
  }

  @Test("one letter wrong, missing, doubled or added at any place fires nowhere")
  func accidents() {
    let accident = rate { text in
      text.indices.flatMap { at -> [String] in
        let next = text.index(after: at)
        return ["", "酪", String(text[at]) + "酪", String(text[at]) + String(text[at])].map { letter in
          String(text[..<at]) + letter + String(text[next...])
        }
      }
    }
    #expect(accident.fired == 0 && accident.of > 20_000)
  }

  @Test("white space, width, ？ and long-vowel marks fire nowhere")
  func forms() {
    let form = rate { text in
      let wide = String(
        String.UnicodeScalarView(
          text.unicodeScalars.map { (0x21...0x7E).contains($0.value) ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0 }))
      let spaced = text.map { "\($0) " }.joined()
      return [wide, spaced, text.filter { !"？?ー、。「」()（）・".contains($0) }, text.uppercased(), text.lowercased()]
    }
    #expect(form.fired == 0 && form.of > 300)
  }

  @Test("a changed word, a turned verb, a cut or exchanged question fires everywhere")
  func edits() {
    let word = rate(
      replacing([
        ("禁止", "許可"), ("医療機関", "事業者"), ("個人情報", "統計資料"), ("定期的", "随時"), ("契約", "口頭"), ("制限", "開放"), ("暗号", "平文"),
        ("規程", "慣行"), ("利用者", "管理者"), ("防止", "検討"), ("管理", "参照"), ("機能", "予定"), ("記録", "想定"), ("対策", "検討"),
        ("確認", "期待"),
      ]))
    let turned = rate(
      replacing([
        ("しているか", "していないか"), ("ているか", "ていないか"), ("できるか", "できないか"), ("があるか", "がないか"), ("れるか", "れないか"),
      ]))
    let cut = rate { text in text.count < 20 ? [] : [String(text.prefix(text.count / 2))] }
    let exchanged = rate { text in questions.filter { abs($0.text.count - text.count) < 8 }.map(\.text) }
    #expect(word.fired == word.of && word.of == 250)
    #expect(turned.fired == turned.of && turned.of == 236)
    #expect(cut.fired == cut.of && cut.of == 177)
    #expect(exchanged.fired == exchanged.of && exchanged.of > 9000)
  }
}
