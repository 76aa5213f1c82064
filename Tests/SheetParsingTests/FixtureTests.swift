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
    "their findings",
    arguments: [
      ("good", ["H3"]), ("good-second", ["H3"]), ("contradictions", ["R1", "R2", "R3", "H3"]),
      ("inconsistent", ["G1", "G1", "G1", "G4", "G4", "X1", "X2", "X4", "R2", "H1", "H3"]), ("marks-lost", ["H3"]),
    ])
  func findings(name: String, codes: [String]) throws { #expect(try read(name).findings.map(\.code.text) == codes) }

  @Test(
    "rules about answers can tell where every mark is read, and only there",
    arguments: [
      ("good", []), ("good-second", []), ("contradictions", []), ("inconsistent", []),
      ("marks-lost", ["G1", "G4", "X1", "X2", "X3", "X4"]),
    ])
  func undetermined(name: String, codes: [String]) throws {
    #expect(try read(name).undetermined.map(\.text) == codes)
  }

  @Test("another form is refused by name")
  func unreadable() {
    let error = #expect(throws: Rejection.self) { try read("unreadable") }
    #expect(error?.code == .formUnknown)
  }
}
