import DisclosureCore
import Foundation
import Testing

/// The sheets in Tests/Corpus/good, each beside its key: one line per row of the form.
///
/// A line of a key holds the item's id, what a person sees, the remarks' numbers, and for a hidden row the answer that
/// is hidden. Lines that begin with @ hold the head of the sheet and its remarks.
enum GoodCorpus {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Corpus/good")
  static let formats = ["csv", "pdf", "text", "xlsx"]

  static func files(of format: String) throws -> [URL] {
    let folder = folder.appending(path: format)
    guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
    return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { !$0.lastPathComponent.hasPrefix(".") }
  }

  /// Without the keys.
  static func sheets(of format: String) throws -> [URL] { try files(of: format).filter { $0.pathExtension != "key" } }

  static func lines(_ path: URL) throws -> [[Substring]] {
    try String(contentsOf: path, encoding: .utf8).split(separator: "\n")
      .map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
  }
}

@Suite("The corpus of good sheets is whole")
struct GoodCorpusTests {
  private static let answers: Set<Substring> = [
    "yes", "no", "notApplicable", "applies", "doesNotApply", "blank", "conflicting", "unreadable",
  ]

  @Test("there are at least 300 sheets, in less than 12 MB with their keys")
  func size() throws {
    let files = try GoodCorpus.formats.flatMap { try GoodCorpus.files(of: $0) }
    #expect(files.count { $0.pathExtension != "key" } >= 300)
    let bytes = try files.map { try $0.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0 }.reduce(0, +)
    #expect(bytes < 12_000_000)
  }

  @Test("every sheet has a key and a line in the index, and the index names nothing else")
  func index() throws {
    let indexed = try GoodCorpus.lines(GoodCorpus.folder.appending(path: "index.tsv")).compactMap(\.first).map(
      String.init)
    var found: [String] = []
    for format in GoodCorpus.formats {
      for sheet in try GoodCorpus.sheets(of: format) {
        found.append("\(format)/\(sheet.lastPathComponent)")
        let key = sheet.deletingPathExtension().appendingPathExtension("key")
        #expect(FileManager.default.fileExists(atPath: key.path), "\(key.lastPathComponent) is missing")
      }
    }
    #expect(indexed.sorted() == found.sorted())
    let keys = try GoodCorpus.formats.flatMap { try GoodCorpus.files(of: $0) }.count { $0.pathExtension == "key" }
    #expect(keys == found.count)
  }

  @Test(
    "a key names items of the catalogue in its order, each once, with what a person sees", arguments: GoodCorpus.formats
  )
  func keys(format: String) throws {
    let catalogue = Catalogue.sds50
    for sheet in try GoodCorpus.sheets(of: format) {
      let key = sheet.deletingPathExtension().appendingPathExtension("key")
      let rows = try GoodCorpus.lines(key).filter { $0.first?.first != "@" }
      let positions = rows.map { catalogue.position(of: String($0[0])) ?? -1 }
      #expect(rows.count >= 10, "\(key.lastPathComponent)")
      #expect(
        zip(positions, positions.dropFirst()).allSatisfy { $0 < $1 } && positions[0] >= 0, "\(key.lastPathComponent)")
      for row in rows {
        let isHidden = row.count == 4 && row[1] == "hidden"
        #expect(row.count == 3 || isHidden, "\(key.lastPathComponent): \(row)")
        #expect(GoodCorpusTests.answers.contains(isHidden ? row[3] : row[1]), "\(key.lastPathComponent): \(row)")
      }
    }
  }
}
