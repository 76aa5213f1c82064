import SpreadsheetCells
import Testing

@Suite("Rows for spreadsheets: one line each, read back cell by cell, and nothing in them acts")
struct SpreadsheetRowTests {
  private static let triggers = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "−"]
  private static let payloads = [
    "", "1+1", "cmd|' /C calc'!A0", "HYPERLINK(\"http://evil.example\",\"x\")", "SUM(1,2)", "\"", "1,2;3", "はい",
  ]
  private static let others = [
    "\0=1", "\u{1B}[2J", "\u{1B}]0;x\u{7}", "a\r\nb,c", "a\nb", "\"a\",\"b\"", "','", "\u{202E}=1", "\u{FEFF}=1", " =1",
    "\u{3000}=1",
    "\u{200B}@x", "\u{7F}", "\u{85}", "\u{2028}x", "a\0b", "{\"a\":1}\n{\"b\":2}", "| x |", "'=1", "％", "1.10", "#N/A",
  ]
  /// Every trigger before every payload, and what else may hurt: over a hundred.
  private static let hurtful = triggers.flatMap { trigger in payloads.map { trigger + $0 } } + others

  @Test("over a hundred hostile cells: one line, the same cells, none that begins a formula", arguments: hurtful)
  func hostile(cell: String) throws {
    let row = SpreadsheetRow.encoded([cell, "x", cell])
    let text = String(decoding: row, as: UTF8.self)
    #expect(text.unicodeScalars.count { $0 == "\n" || $0 == "\r" } == 2 && text.hasSuffix("\r\n"))
    #expect(text.dropLast().unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
    let cells = try #require(CSVReader.cells(of: row))
    #expect(cells.count == 3 && cells[1] == "x" && cells[0] == cells[2])
    #expect(!beginsFormula(cells[0]), "\(cells[0])")
    // What is visible stays as it is.
    let seen = cell.unicodeScalars.filter { $0.value > 0x20 && $0.properties.generalCategory != .format }
    let kept = cells[0].unicodeScalars.filter { !(0x2400...0x2424).contains($0.value) && $0 != "\u{FFFD}" && $0 != " " }
    let apostrophe: [Unicode.Scalar] = cells[0].hasPrefix("'") && !cell.hasPrefix("'") ? ["'"] : []
    #expect(
      apostrophe + seen.filter { !$0.properties.isWhitespace && !(0x7F...0x9F).contains($0.value) }
        == kept.filter { !$0.properties.isWhitespace })
  }

  @Test("there are at least a hundred of them")
  func count() { #expect(Set(Self.hurtful.map { Array($0.utf8) }).count >= 100) }

  @Test(
    "plain cells stay as they are", arguments: ["", "はい", "17.1.b1", "a, b", "a\"b", "1 2", "―", "・x", "(=1)", "😀"])
  func plain(cell: String) { #expect(CSVReader.cells(of: SpreadsheetRow.encoded([cell])) == [cell]) }

  /// Asked here anew: the first character behind space is no sign of a formula.
  private func beginsFormula(_ cell: String) -> Bool {
    let first = cell.unicodeScalars.first { !$0.properties.isWhitespace && $0.properties.generalCategory != .format }
    return first.map { "=+-@＝＋－＠−\t\r\n\0".unicodeScalars.contains($0) } ?? false
  }
}

/// RFC 4180, read back: one row with its line end, every cell in quotes or without any.
enum CSVReader {
  static func cells(of row: [UInt8]) -> [String]? {
    guard row.suffix(2) == [0x0D, 0x0A] else { return nil }
    var rest = row.dropLast(2)
    var cells: [String] = []
    repeat {
      guard rest.popFirst() == UInt8(ascii: "\"") else { return nil }
      var cell: [UInt8] = []
      while true {
        guard let byte = rest.popFirst() else { return nil }
        if byte == UInt8(ascii: "\"") {
          guard rest.first == UInt8(ascii: "\"") else { break }
          rest.removeFirst()
        }
        cell.append(byte)
      }
      cells.append(String(decoding: cell, as: UTF8.self))
      guard let comma = rest.popFirst() else { return cells }
      guard comma == UInt8(ascii: ",") else { return nil }
    } while true
  }
}
