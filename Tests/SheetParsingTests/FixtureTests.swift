import DisclosureCore
import Foundation
import SheetParsing
import Testing

/// Sheets of our own, each with what a careful person reads in it: id, answer or state, remark numbers.
@Suite("Sample sheets read as their keys say")
struct FixtureTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/sheets")

  private func read(_ name: String) throws -> Sheet {
    try SheetReader.read(Array(Data(contentsOf: Self.folder.appending(path: "\(name).txt"))))
  }

  @Test(arguments: ["good", "good-second", "contradictions", "inconsistent", "marks-lost"])
  func key(name: String) throws {
    let sheet = try read(name)
    let key = try String(contentsOf: Self.folder.appending(path: "\(name).key.tsv"), encoding: .utf8)
    let read = zip(sheet.catalogue.items, sheet.readings).compactMap { item, reading in
      reading.map { reading in
        let remarks = reading.remarks.isEmpty ? "-" : reading.remarks.map(String.init).joined(separator: ",")
        return "\(item.id)\t\(reading.answer?.name ?? reading.state.name)\t\(remarks)"
      }
    }
    #expect(read == key.split(separator: "\n").map(String.init))
  }

  @Test(
    "their findings; H8 among them, since their questions are our own labels and not the form's",
    arguments: [
      ("good", ["H3", "H8"]), ("good-second", ["R8", "H3", "H8"]),
      ("contradictions", ["R1", "R2", "R3", "R8", "H3", "H8"]),
      ("inconsistent", ["G1", "G1", "G1", "G4", "G4", "X1", "X2", "X4", "R2", "R8", "H1", "H3", "H8"]),
      ("marks-lost", ["H3", "H8"]),
    ])
  func findings(name: String, codes: [String]) throws {
    let day = try #require(CalendarDay(iso: "2026-11-24"))
    #expect(try read(name).findings.filter { $0.holds(on: day) }.map(\.code.text) == codes)
  }

  @Test(
    "rules about answers can tell where every mark is read, and only there",
    arguments: [
      ("good", 0), ("good-second", 0), ("contradictions", 0), ("inconsistent", 0),
      // All gate and cross rules but G3, and X16, whose words the product's name does not have; and R8.
      ("marks-lost", 11 + 20 - 2 + 1),
    ])
  func undetermined(name: String, count: Int) throws {
    let sheet = try read(name)
    #expect(sheet.undetermined.count == count)
    let always = [(Finding.Code.Family.gate, 3), (.crossItem, 16), (.sheet, 8)].map { Finding.Code($0.0, $0.1) }
    #expect(!sheet.undetermined.contains(where: always.contains))
  }

  @Test("another form is refused by name")
  func unreadable() {
    let error = #expect(throws: Rejection.self) { try read("unreadable") }
    #expect(error?.code == .formUnknown)
  }
}
