import DisclosureCore
import Foundation
import SheetParsing
import Testing

@Suite(
  "A real sheet, marks lost", .enabled(if: RealSheet.bytes != nil, "the shared folder with the real sheet is not here"))
struct SeedTests {
  private let bytes: [UInt8]

  init() throws { bytes = try #require(RealSheet.bytes) }

  private func ids(_ finding: Finding) -> [String] { finding.items.map { Catalogue.sds50.items[$0].id } }

  @Test("every row is read, none is answered, every remark is linked")
  func unmarked() throws {
    let sheet = try SheetReader.read(bytes)
    let readings = sheet.readings.compactMap(\.self)
    #expect(readings.count == 197)
    #expect(readings.allSatisfy { $0.state == .unresolved && $0.answer == nil })
    #expect(readings.reduce(0) { $0 + $1.remarks.count } == 30)
    #expect(readings.allSatisfy { $0.remarkText == nil && $0.evidence.count == 1 })
    #expect(sheet.remarks.map(\.number) == Array(1...16))
    #expect(sheet.remarks[7].names == ["64", "65", "66"])
    #expect(sheet.header.date == CalendarDay(iso: "2024-12-11"))
    #expect(sheet.header.vendor == "株式会社MICIN")
    #expect(sheet.header.product == "オンライン診療サービス「curon(クロン)」")
    #expect(sheet.notes == [])
  }

  @Test("its findings: R3, R6 and R7 on their remarks, H3, and no error; every rule about answers but G3 cannot tell")
  func findings() throws {
    let sheet = try SheetReader.read(bytes)
    let today = try #require(CalendarDay(iso: "2026-11-24"))
    let findings = sheet.findings.filter { $0.holds(on: today) }
    let about = Finding.Code.checked.filter { [.gate, .crossItem].contains($0.family) && $0 != .init(.gate, 3) }
    #expect(about.count == 30)
    #expect(sheet.undetermined == about + [.init(.remark, 5), .init(.remark, 8)])
    #expect(sheet.header.weekday?.day == .wednesday)
    #expect(findings.map(\.code.text) == ["R3", "R3", "R6", "R6", "R7", "R7", "R7", "H3"])
    #expect(findings.map(\.remarks) == [[1], [3], [3], [5], [1], [11], [12], []])
    #expect(findings.prefix(2).map(ids) == [["12.1", "12.2"], ["17.1.1", "17.1.1.5", "17.1.1.6"]])
    #expect(findings.allSatisfy { $0.severity != .error })
    // It grows old on the day after 24 months, and was early before its date.
    let others = sheet.findings.filter { !$0.holds(on: today) }
    #expect(
      others.map { "\($0.code.text) \($0.from?.description ?? "")…\($0.until?.description ?? "")" }
        == ["H4 2026-12-12…", "H5 …2024-12-10"])
  }

  @Test("with ● before one random word of every row, exactly those answers are read", arguments: 0..<100)
  func marked(number: UInt64) throws {
    var random = SplitMix64(state: number)
    let (text, expected) = try mark(with: &random)
    let readings = try SheetReader.read(text).readings.compactMap(\.self)
    #expect(readings.map(\.answer) == expected)
  }

  /// The sheet with a mark in each row, and the answers of the rows in the catalogue's order.
  private func mark(with random: inout SplitMix64) throws -> ([UInt8], [Answer?]) {
    let words: [(String, Answer)] = [
      ("はい", .yes), ("いいえ", .no), ("対象外", .notApplicable), ("\t該当", .applies), ("\t非該当", .doesNotApply),
    ]
    var expected: [Answer?] = []
    let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\n").map { line -> String in
      guard let tail = line.range(of: "\t(はい|該当)\t.*備考", options: .regularExpression) else { return line }
      let choices = line[tail].contains("該当") ? 3..<5 : 0..<3
      let (word, answer) = words[Int.random(in: choices, using: &random)]
      guard let place = line.range(of: word, range: tail) else { return line }
      expected.append(answer)
      let mark = word.hasPrefix("\t") ? "\t●" + word.dropFirst() : "●" + word
      return line.replacingCharacters(in: place, with: mark)
    }
    return (Array(lines.joined(separator: "\n").utf8), expected)
  }
}

/// A small generator with a seed, so that a failing run can be had again.
private struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
