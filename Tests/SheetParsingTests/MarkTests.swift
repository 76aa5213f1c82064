import DisclosureCore
import SheetParsing
import Testing

private let title = "サービス事業者による医療情報セキュリティ開示書 (医療情報システムの安全管理に関するガイドライン第6.0版対応)"

/// Reads item 2 with these choices, and item 3 with those of the rest of the sheet.
private func read(_ choices: String, others: String...) throws -> Reading {
  let rows = zip(["3", "4", "5"], others).map { "\($0) 別の質問？\t\($1)\t備考\t-" }
  let text = ([title, "2 質問？\t\(choices)\t備考\t-"] + rows).joined(separator: "\n")
  return try #require(try SheetReader.read(Array(text.utf8)).readings[3])
}

private let marked = "●はい\tいいえ\t対象外"

@Suite("Marks that people make")
struct MarkTests {
  @Test(
    "a glyph that touches one word marks it, before or after it",
    arguments: [
      ("●はい\tいいえ\t対象外", .yes), ("はい\t◎いいえ\t対象外", .no), ("はい\tいいえ\t■対象外", .notApplicable), ("はい☑\tいいえ\t対象外", .yes),
      ("はい いいえ✓ 対象外", .no), ("はい\tいいえ\t✔対象外", .notApplicable), ("✔\u{FE0F}はい\tいいえ\t対象外", .yes),
      ("レはい いいえ 対象外", .yes), ("○はい\tいいえ\t対象外", .yes), ("〇はい\tいいえ\t対象外", .yes), ("はい\tいいえ◯\t対象外", .no),
    ] as [(String, Answer)])
  func touching(choices: String, answer: Answer) throws {
    let reading = try read(choices)
    #expect(reading.state == .explicit)
    #expect(reading.answer == answer)
  }

  @Test(
    "○ is no mark beside another kind, nor on every choice; □ and ☐ never are",
    arguments: [
      ("●はい\t○いいえ\t○対象外", .explicit), ("□はい\t■いいえ\t□対象外", .explicit), ("☐はい\t☑いいえ\t☐対象外", .explicit),
      ("○はい\t○いいえ\t○対象外", .blank), ("□はい\t□いいえ\t□対象外", .blank), ("☐はい\tいいえ\t対象外", .blank),
      ("○はい\t○いいえ\t対象外", .conflicting),
    ] as [(String, Reading.State)])
  func rings(choices: String, state: Reading.State) throws { #expect(try read(choices, others: marked).state == state) }

  @Test("two marks conflict, without a mark a row is blank only if another row has one")
  func states() throws {
    #expect(try read("●はい\t●いいえ\t対象外").state == .conflicting)
    #expect(try read("はい\tいいえ\t対象外").state == .unresolved)
    #expect(try read("はい\tいいえ\t対象外", others: "はい\tいいえ\t対象外").state == .unresolved)
    #expect(try read("はい\tいいえ\t対象外", others: marked).state == .blank)
    #expect(try read("はい\tいいえ\t対象外", others: "●はい\t●いいえ\t対象外").state == .blank)
  }

  @Test("a glyph between two words goes by the side that the other rows use, else it is unresolved")
  func between() throws {
    #expect(try read("はい●いいえ 対象外").state == .unresolved)
    #expect(try read("はい●いいえ 対象外", others: marked).answer == .no)
    #expect(try read("はい●いいえ 対象外", others: "はい\tいいえ●\t対象外").answer == .yes)
    #expect(try read("はい●いいえ 対象外", others: marked, "はい\tいいえ●\t対象外").state == .unresolved)
    #expect(try read("□はい■いいえ□対象外").answer == .no)
    #expect(try read("はい●いいえ●対象外", others: marked).state == .conflicting)
  }

  @Test("a glyph that stands beside no word is no answer, and neither is it silence")
  func apart() throws {
    #expect(try read("● はい\tいいえ\t対象外", others: marked).answer == .yes)
    #expect(try read("●はい\tいいえ\t対象外\t●", others: marked).state == .unresolved)
  }

  @Test("what told the answer is kept as evidence")
  func evidence() throws {
    func mark(_ rows: String..., at position: Int = 3) throws -> Evidence.Mark? {
      let sheet = try SheetReader.read(Array(([title] + rows).joined(separator: "\n").utf8))
      let reading = try #require(sheet.readings[position])
      #expect(reading.state == .explicit)
      return reading.evidence.first?.mark
    }
    #expect(try mark("2 質問？\t● はい\tいいえ\t対象外\t備考\t-") == .glyph)
    #expect(try mark("2 質問？\n回答：はい\n備考：-") == .word)
    #expect(try mark("2 質問？\tはい\t備考\t-", "3 質問？\tいいえ\t備考\t-") == .word)
    #expect(try mark("2 質問？\t[はい]\tいいえ\t対象外\t備考\t-", "3 質問？\tはい\t[いいえ]\t対象外\t備考\t-") == .bracket)
    #expect(try mark("番号\t質問\tはい\tいいえ\t対象外\t備考", "2\t質問？\t○\t\t\t-") == .column)
  }

  @Test("a style is believed only if it separates chosen from unchosen")
  func beliefs() throws {
    func answers(_ choices: String...) throws -> [Answer?] {
      let rows = zip(["2", "3", "4"], choices).map { "\($0) 質問？\t\($1)\t備考\t-" }
      let sheet = try SheetReader.read(Array(([title] + rows).joined(separator: "\n").utf8))
      return sheet.readings[3..<(3 + choices.count)].map { $0?.answer }
    }
    #expect(try answers("[はい]\tいいえ\t対象外") == [nil])
    #expect(try answers("はい\tいいえ\t(対象外)", "はい\tいいえ\t(対象外)") == [nil, nil])
    #expect(try answers("はい", "はい", "はい") == [nil, nil, nil])
    #expect(try answers("はい", "いいえ", "はい\tいいえ\t対象外") == [.yes, .no, nil])
    #expect(try answers("はい\t○\t対象外") == [nil])
    #expect(try answers("はい\t○\t対象外", "○\tいいえ\t対象外") == [.no, .yes])
    #expect(try answers("はい\t×いいえ\t対象外", "×はい\tいいえ\t対象外", "はい") == [nil, nil, nil])
  }

  @Test("where a sheet prints ○ before what is not chosen, a lone ○ on a gate is no answer")
  func printedRings() throws {
    func gate(_ other: String) throws -> Reading {
      let text = [title, "1 受託？\t該当\t○非該当\t備考\t-", "2 質問？\t\(other)\t備考\t-"].joined(separator: "\n")
      return try #require(try SheetReader.read(Array(text.utf8)).readings[0])
    }
    #expect(try gate("●はい\t○いいえ\t○対象外").state == .unresolved)
    #expect(try gate("はい\t○いいえ\t対象外").answer == .doesNotApply)
  }
}
