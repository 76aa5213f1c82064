import DisclosureCore
import Foundation
import SheetParsing
import Testing
import TextEncodings

/// A seed of this run; `KAIJI_CORPUS_SEED` gives an earlier one back.
private let seed: UInt64 =
  ProcessInfo.processInfo.environment["KAIJI_CORPUS_SEED"].flatMap(UInt64.init) ?? .random(in: 0...UInt64(UInt32.max))

/// What was read of many documents, against what was meant.
private struct Figures {
  var documents = 0
  var readable = 0
  var read = 0
  var wrong = 0
  var otherwise = 0
  var remarks = 0
  var examples: [String] = []

  mutating func count(_ sheet: Sheet, of form: FilledForm, _ style: TextStyle, _ note: String) {
    documents += 1
    for row in form.rows {
      guard let position = sheet.catalogue.position(of: row.item.id), let reading = sheet.readings[position] else {
        continue
      }
      let isAsMeant: Bool
      switch style.expected(row) {
      case .answer(let answer):
        readable += 1
        if reading.answer == answer { read += 1 } else if reading.answer != nil { wrong += 1 }
        isAsMeant = reading.answer == answer
        if isAsMeant, style.showsRemarks, reading.remarks != row.remarks { remarks += 1 }
      case .state(let state):
        if reading.answer != nil { wrong += 1 } else if reading.state != state { otherwise += 1 }
        isAsMeant = reading.answer == nil && reading.state == state
      case .noAnswer:
        if reading.answer != nil { wrong += 1 }
        isAsMeant = reading.answer == nil
      }
      if !isAsMeant, examples.count < 3 {
        examples.append(
          "\(note): \(row.item.id) is \(reading.answer?.name ?? reading.state.name), expected \(style.expected(row)): "
            + "\(reading.evidence.map(\.text))")
      }
    }
  }
}

private let asides = [
  "凡例：●はい　○いいえ", "記入例　2 見本？\tはい\t●いいえ\t対象外\t備考\t-", "※ ○は対応済み、●は計画中を示します。", "例）1 見本？\t●該当\t非該当\t備考\t-",
  "記入方法：当てはまるものに●を付けてください（●はい いいえ 対象外）", "●：対応済み、○：計画中", "【記入例】\n2 見本？\t●はい\tいいえ\t対象外\t備考\t-\n3 見本？ はい [いいえ] 対象外 備考 -",
  "●はい いいえ 対象外", "回答例：はい", "(例) 17.3 見本？ はい", "○　はい", "□ 未対応　■ 対応済み",
]

@Suite("Our own corpus of text styles")
struct CorpusTests {
  @Test("there are at least 60 styles, each with its own name")
  func size() {
    let names = (TextStyle.single + TextStyle.mixed).map(\.name)
    #expect(names.count >= 60)
    #expect(Set(names + TextStyle.doubtful.map(\.name)).count == names.count + TextStyle.doubtful.count)
  }

  @Test("random answers in every style and encoding: no wrong answer, at least 99 % of the readable ones read")
  func styles() throws {
    var random = SeededGenerator(state: seed)
    var total = Figures()
    for style in TextStyle.single + TextStyle.mixed {
      var figures = Figures()
      for encoding in WrittenEncoding.some(1, using: &random) {
        let form = FilledForm(blanks: style.blanks, using: &random)
        let end = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
        let text = style.document(form).replacing("\n", with: end)
        guard let bytes = encoding.bytes(text) else { continue }
        let sheet = try SheetReader.read(bytes)
        #expect(sheet.source.encoding == encoding.encoding.rawValue)
        figures.count(sheet, of: form, style, "\(style.name), \(encoding.encoding.rawValue)")
      }
      #expect(figures.wrong == 0, "\(style.name), seed \(seed): \(figures.examples)")
      #expect(figures.read * 100 >= figures.readable * 99, "\(style.name), seed \(seed): \(figures.examples)")
      #expect(figures.remarks == 0, "remarks of \(style.name), seed \(seed)")
      #expect(figures.otherwise == 0, "\(style.name), seed \(seed): \(figures.examples)")
      total.documents += figures.documents
      total.readable += figures.readable
      total.read += figures.read
      total.wrong += figures.wrong
    }
    print(
      "corpus: seed \(seed), \(TextStyle.single.count + TextStyle.mixed.count) styles, \(total.documents) documents, "
        + "\(total.read) of \(total.readable) readable answers read, \(total.wrong) wrong")
  }

  @Test("where a careful person would hesitate, there is no answer")
  func doubtful() throws {
    var random = SeededGenerator(state: seed ^ 1)
    var rows = 0
    for style in TextStyle.doubtful {
      var figures = Figures()
      for _ in 0..<2 {
        let form = FilledForm(blanks: style.blanks, using: &random)
        rows += form.rows.count
        do throws(Rejection) {
          figures.count(try SheetReader.read(Array(style.document(form).utf8)), of: form, style, style.name)
        } catch {
          #expect(error.code == .formEmpty)
        }
      }
      #expect(figures.wrong == 0, "\(style.name), seed \(seed): \(figures.examples)")
      #expect(figures.otherwise == 0, "\(style.name), seed \(seed): \(figures.examples)")
      #expect(figures.read * 100 >= figures.readable * 99, "\(style.name), seed \(seed): \(figures.examples)")
    }
    print("corpus: seed \(seed), \(TextStyle.doubtful.count) doubtful styles, \(rows) rows")
  }

  @Test("legends, examples and remarks with marks in them change nothing")
  func asidesChangeNothing() throws {
    var random = SeededGenerator(state: seed ^ 2)
    for style in TextStyle.single + TextStyle.mixed + TextStyle.doubtful.prefix(12) {
      let form = FilledForm(blanks: style.blanks, using: &random)
      let plain = try SheetReader.read(Array(style.document(form).utf8))
      let some = asides.shuffled(using: &random).prefix(5)
      let other = try SheetReader.read(Array(style.document(form, asides: Array(some), marksInRemarks: true).utf8))
      for (item, (before, after)) in zip(plain.catalogue.items, zip(plain.readings, other.readings)) {
        let isSame =
          before?.state == after?.state && before?.answer == after?.answer && before?.remarks == after?.remarks
        #expect(isSame, "\(style.name), seed \(seed), \(item.id): \(some)")
        if !isSame { break }
      }
    }
  }
}
