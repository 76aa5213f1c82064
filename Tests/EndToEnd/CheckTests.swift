import ChildProcess
import Foundation
import JSONText
import TestSupport
import Testing

@Suite("kaiji check reads sheets through sheet-reader, and shows a person what was read")
struct CheckTests {
  private static let items = 197

  @Test("several files are told in the order in which they are named, the unreadable ones where nobody mistakes them")
  func order() throws {
    let names = ["good", "unreadable", "contradictions", "good-second", "good", "marks-lost"]
    let said = try check(names.map(Fixture.sheet) + ["/nowhere/a.txt", "--format", "json"])
    #expect(said.code == 2)
    let lines = try said.output.split(separator: "\n").map { try JSONValue(parsing: Array($0.utf8)) }
    let alone = try names.map { try check([Fixture.sheet($0), "--format", "json"]).output }
    #expect(said.output == alone.joined() && lines.count == names.count)
    #expect(said.errors.contains("unreadable.txt: form.unknown: ") && said.errors.contains("/nowhere/a.txt: "))
  }

  @Test("without sheet-reader it says at once where it looked and what to do", arguments: ["ja", "en"])
  func noReader(language: String) throws {
    for path in ["/nowhere/sheet-reader", "/bin/true"] {
      let said = try check([Fixture.sheet("good"), "--lang", language], ["KAIJI_SHEET_READER": path])
      #expect(said.code == 2 && said.output.isEmpty)
      #expect(said.errors.contains(path) && said.errors.contains("KAIJI_SHEET_READER"), "\(said.errors)")
      #expect(said.errors.split(separator: "\n").count == 1)
    }
  }

  @Test(
    "what a document does to its reader is told with the file, the code and what to do",
    arguments: [
      ("trap", "reader.crashed"), ("exit", "reader.crashed"), ("open", "reader.forbidden"),
      ("another", "reader.answer"),
    ])
  func hostile(order: String, code: String) throws {
    let file = try TemporaryFile(order)
    for language in ["ja", "en"] {
      let said = try check(
        [file.path, "--lang", language], ["KAIJI_SHEET_READER": ChildCommand.beside("hostile-reader")])
      #expect(said.code == 2 && said.output.isEmpty)
      #expect(said.errors.contains("\(file.path): ") && said.errors.contains("\(code): "), "\(said.errors)")
      #expect(said.errors.contains(language == "ja" ? "。" : ". "))
    }
  }

  @Test("Ctrl-C ends it at once, and its reader with it")
  func interrupted() throws {
    let file = try TemporaryFile("hang")
    let command = Programs.command(
      "kaiji", ["check", file.path], environment: ["KAIJI_SHEET_READER": ChildCommand.beside("hostile-reader")])
    let kaiji = try ChildProcess(command, output: .null, errors: .pipe)
    func readers() -> [String] {
      let path = "/proc/\(kaiji.processID)/task/\(kaiji.processID)/children"
      return String(decoding: fileBytes(path), as: UTF8.self).split(separator: " ").map(String.init)
    }
    try until("a reader runs") { !readers().isEmpty }
    let all = readers()
    kaiji.signal(2)
    #expect(kaiji.wait() == .exited(130))
    try until("its readers have ended") {
      all.allSatisfy { process in
        let state = String(decoding: fileBytes("/proc/\(process)/stat"), as: UTF8.self)
        return state.isEmpty || state.contains(") Z ")
      }
    }
  }

  @Test("one file is shown item by item, several only where they are in doubt", arguments: ["ja", "en"])
  func table(language: String) throws {
    let one = try check([Fixture.sheet("inconsistent"), "--lang", language]).lines
    #expect(one.count { $0.isItem } == Self.items)
    #expect(one[1].contains(language == "ja" ? "読取 197、無回答 0、未読取 0" : "197 read, 0 blank, 0 unresolved"))
    #expect(one.allSatisfy { !$0.contains("\u{1B}") && !$0.hasSuffix(" ") })
    let two = try check([Fixture.sheet("inconsistent"), Fixture.sheet("marks-lost"), "--lang", language]).lines
    #expect(two.count { $0.isItem } == Self.items, "those whose marks are lost")
  }

  @Test("no line is wider than a page of 100 columns, but for an address that cannot be broken")
  func width() throws {
    for name in ["good", "contradictions", "inconsistent", "marks-lost"] {
      for language in ["ja", "en"] {
        for line in try check([Fixture.sheet(name), "--lang", language]).lines where !line.contains("://") {
          #expect(line.columns <= 100, "\(line)")
        }
      }
    }
  }

  @Test("what is in doubt stands there with its reason and everything that was marked")
  func doubtful() throws {
    let good = String(decoding: fileBytes(Fixture.sheet("good")), as: UTF8.self)
    let row = "3 企画管理者の任命？\t●はい\tいいえ\t対象外\t備考\t-"
    try #require(good.contains(row))
    let both = try TemporaryFile(good.replacing(row, with: row.replacing("いいえ", with: "●いいえ")))
    let twice = try TemporaryFile(
      good.replacing(row, with: row + "\n" + row.replacing("●はい\tいいえ", with: "はい\t●いいえ")))
    let blank = try TemporaryFile(good.replacing(row, with: row.replacing("●", with: "")))
    for (file, state, reason, quotes) in [
      (both, "1 conflicting", "two answers are marked in one row", ["●はい ●いいえ"]),
      (twice, "1 conflicting", "two rows carry this number, with two answers", ["●はい いいえ", "はい ●いいえ"]),
      (blank, "1 blank", "the row is there, and no choice is marked", ["はい いいえ 対象外"]),
    ] {
      let text = try check([file.path, file.path, "--lang", "en"]).output
      for words in [state, reason, "196 read"] + quotes { #expect(text.contains(words), "\(words): \(text)") }
    }
  }

  @Test("colours are for a terminal alone, and NO_COLOR turns them off")
  func colours() throws {
    func onTerminal(_ environment: [String: String]) throws -> String {
      let kaiji = Programs.command("kaiji").executable
      let command = ChildCommand(
        "/usr/bin/script", ["-qec", "\(kaiji) check \(Fixture.sheet("good"))", "/dev/null"],
        environment: environment.merging(["SHELL": "/bin/sh", "PATH": "/usr/bin:/bin"]) { first, _ in first })
      return String(decoding: try command.capture(within: .seconds(60)).output, as: UTF8.self)
    }
    let coloured = try onTerminal(["TERM": "xterm"])
    #expect(coloured.contains("\u{1B}[32m") && coloured.contains("\u{1B}[0m"))
    for plain in [["TERM": "xterm", "NO_COLOR": "1"], ["TERM": "dumb"], [:]] {
      #expect(try !onTerminal(plain).contains("\u{1B}"))
    }
    #expect(try !check([Fixture.sheet("good")], ["TERM": "xterm"]).output.contains("\u{1B}"))
  }

  @Test("CSV has one head for all files, a row for each item, and what Excel needs to know the encoding")
  func csv() throws {
    let evil = try TemporaryFile(
      String(decoding: fileBytes(Fixture.sheet("good")), as: UTF8.self).replacing("備考\t-\n", with: "備考\t=1+1\n"))
    for language in ["ja", "en"] {
      let files = [Fixture.sheet("good"), Fixture.sheet("unreadable"), evil.path]
      let said = try check(files + ["--format", "csv", "--lang", language])
      #expect(said.code == 2 && said.errors.contains("unreadable.txt"))
      #expect(said.output.hasPrefix("\u{FEFF}\"") && said.output.unicodeScalars.count { $0 == "\u{FEFF}" } == 1)
      let rows = said.output.components(separatedBy: "\r\n").dropLast()
      #expect(rows.count == 1 + 2 * Self.items && rows.allSatisfy { !$0.contains("\n") })
      #expect(rows.allSatisfy { $0.components(separatedBy: "\",\"").count == 11 })
      #expect(!said.output.contains("\"=") && said.output.contains("\"'=1+1"))
    }
  }

  private func check(_ arguments: [String], _ environment: [String: String] = [:]) throws -> Said {
    let said = try Programs.command("kaiji", ["check"] + arguments, environment: environment)
      .capture(mostOutput: 4 << 20, within: .seconds(120))
    let code: Int32? = if case .exited(let number) = said.status { number } else { nil }
    return Said(
      code: code, output: String(decoding: said.output, as: UTF8.self),
      errors: String(decoding: said.errors, as: UTF8.self))
  }
}

private struct Said {
  let code: Int32?
  let output: String
  let errors: String
  var lines: [String] { output.split(separator: "\n").map(String.init) }
}

extension String {
  /// A line of the table: four spaces, a number of the form, its label.
  fileprivate var isItem: Bool {
    let cells = components(separatedBy: "  ").filter { !$0.isEmpty }
    return hasPrefix("    ") && !hasPrefix("     ") && cells.count >= 3
      && (cells.first?.utf8.allSatisfy { "0123456789.b".utf8.contains($0) } ?? false)
  }

  /// Counted here anew: kana, kanji and full-width forms take two columns.
  fileprivate var columns: Int {
    unicodeScalars.reduce(0) { width, scalar in
      let isWide = (0x2E80...0xA4CF).contains(scalar.value) || (0xFF00...0xFF60).contains(scalar.value)
      return width + (isWide ? 2 : 1)
    }
  }
}

/// A file of one test, gone with it.
private final class TemporaryFile {
  let path: String

  init(_ text: String) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "kaiji-check-\(UUID().uuidString).txt")
    try Data(text.utf8).write(to: url)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
