import ChildProcess
import Foundation
import TestSupport
import Testing

@Suite("People are told everything in Japanese or in English, as they choose")
struct LanguageTests {
  private static let sheet = Fixture.sheet("contradictions")
  private static let policy = Fixture.policy("access")

  @Test(
    "the first of LC_ALL, LC_MESSAGES and LANG that is set and not empty decides, and --lang wins over them",
    arguments: [
      ([:], [], false), (["LANG": "ja_JP.UTF-8"], [], true), (["LANG": "ja"], [], true),
      (["LC_ALL": "ja_JP.UTF-8", "LANG": "C"], [], true), (["LC_ALL": "C", "LANG": "ja_JP.UTF-8"], [], false),
      (["LC_ALL": "", "LC_MESSAGES": "ja_JP", "LANG": "en_US.UTF-8"], [], true),
      (["LC_MESSAGES": "en_US.UTF-8", "LANG": "ja_JP.UTF-8"], [], false), (["LANG": "jam_JM"], [], false),
      (["LC_ALL": "ja_JP.UTF-8"], ["--lang", "en"], false), (["LC_ALL": "C"], ["--lang=ja"], true),
    ] as [([String: String], [String], Bool)])
  func choice(environment: [String: String], option: [String], isJapanese: Bool) throws {
    for arguments in [option + ["check", "--help"], ["check"] + option + ["--help"], ["check", "--help"] + option] {
      let said = try kaiji(arguments, environment)
      #expect(said.code == 0 && isInJapanese(said.output) == isJapanese, "\(arguments)")
    }
  }

  @Test("every page of help is wholly in one language, down to the last command")
  func help() throws {
    for path in try commands(below: []) {
      let japanese = try kaiji(path + ["--help", "--lang", "ja"]).output
      for line in japanese.split(separator: "\n") { #expect(isInJapanese(String(line)), "\(path): \(line)") }
      let english = try kaiji(path + ["--help", "--lang", "en"]).output
      // Names of an example may be Japanese ones.
      for line in english.split(separator: "\n") where !line.hasPrefix("Example: ") {
        #expect(!isInJapanese(String(line)), "\(path): \(line)")
      }
    }
  }

  @Test(
    "a mistake is told in the language asked for; the exit code and JSON are the same in both",
    arguments: [
      [], ["chekc"], ["check"], ["check", "--polcy"], ["check", "a", "--format", "xml"], ["check", "a", "--date", "x"],
      ["check", "/nowhere/sheet.txt"], ["check", "/"], ["check", Fixture.sheet("unreadable")],
      ["check", Fixture.sheet("unreadable"), "--format", "json"], ["check", sheet, "--policy", sheet],
      ["check", sheet, "--policy", policy, "--format", "json"], ["policy", "check", sheet], ["migrate"],
      ["policy", "check", sheet, policy], ["policy", "diff", policy], ["policy", "diff", policy, policy, policy],
      ["policy", "diff", policy, "--hospital", "?"], ["policy", "diff", policy, "--hospital", "a"],
      ["results", "--hospital", "?"], ["results", "--hospital", "a"], ["topics", "create", "--partitions", "0"],
      ["submit", sheet], ["submit", sheet, "--submitter", "a"], ["submit", sheet, "--within", "3"],
      ["submit", sheet, "--submitter", "a", "--subscribers"], ["sheet", "withdraw", "x"], ["--lang"], ["--lang", "fr"],
      ["product", "list", "--lang", "ja", "--lang", "ja"],
    ])
  func mistakes(arguments: [String]) throws {
    let japanese = try kaiji(arguments, ["LC_ALL": "ja_JP.UTF-8"])
    let english = try kaiji(arguments, ["LC_ALL": "C"])
    #expect(japanese.code == english.code)
    if arguments.contains("json") { #expect(japanese.output == english.output && !english.output.isEmpty) }
    #expect(japanese.errors.isEmpty == english.errors.isEmpty)
    for line in japanese.errors.split(separator: "\n") where !line.hasSuffix(": policy.invalid") {
      #expect(isInJapanese(String(line)), "\(line)")
    }
    #expect(!isInJapanese(english.errors), "\(english.errors)")
  }

  @Test("a sheet and its judgement: no word of the other language, and the columns stand in line")
  func check() throws {
    let arguments = ["check", Self.sheet, "--policy", Self.policy, "--date", "2026-11-24"]
    let japanese = try kaiji(arguments + ["--lang", "ja"]).output.split(separator: "\n").map(String.init)
    let english = try kaiji(arguments + ["--lang", "en"]).output.split(separator: "\n").map(String.init)
    #expect(japanese.count == english.count && japanese.count > 6)
    #expect(Set(japanese.dropFirst(2).prefix(5).map(\.valueColumn)) == [10])
    #expect(Set(english.dropFirst(2).prefix(5).map(\.valueColumn)) == [11])
    let words = ["Form", "guideline", "Answers", "error", "warning", "Policy", "reject", "accept", "refer", "answer"]
    for word in words { #expect(!japanese.joined().contains(word), "\(word)") }
    for word in ["書式", "回答", "誤り", "注意", "ポリシー", "判定", "はい"] {
      #expect(!english.joined().contains(word), "\(word)")
    }
  }

  /// Every command and group, by the names before it and its own, as the pages themselves list them.
  private func commands(below path: [String]) throws -> [[String]] {
    let page = try kaiji(path + ["--help"]).output
    guard let list = page.components(separatedBy: "Commands:\n").dropFirst().first else { return [path] }
    let names = list.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix { !$0.isEmpty }.compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(!names.isEmpty)
    return try [path] + names.flatMap { try commands(below: path + [$0]) }
  }
}

@Suite("Tables stand in line in both languages", .serialized, .runningSystem(.embedded), .ownThread)
struct TableTests {
  @Test("each cell begins under its head, with wide letters in the head, the cells or both")
  func tables() throws {
    let system = try #require(RunningSystem.current)
    try system.kaiji("hospital", "add", "hospital-a", "--name", "見本病院A")
    try system.kaiji("hospital", "add", "b", "--name", "Sample")
    for product in ["見本カルテ", "EX"] {
      try system.kaiji("hospital", "subscribe", "hospital-a", "--vendor", "見本", "--product", product)
    }
    try system.kaiji("policy", "apply", Fixture.policy("access"), "--hospital", "hospital-a")
    for words in [
      ["hospital", "list"], ["product", "list"], ["policy", "history", "access", "--hospital", "hospital-a"],
    ] {
      for language in ["ja", "en"] {
        let said = try kaiji(words + ["--lang", language], system.environment)
        let rows = said.output.split(separator: "\n").map(String.init)
        let head = try #require(rows.first)
        #expect(said.code == 0 && rows.count > 1 && isInJapanese(head) == (language == "ja"), "\(said)")
        for row in rows { #expect(head.cells.isSubset(of: row.columns), "\(words): \(row)") }
      }
      let json = try ["ja", "en"].map {
        try kaiji(words + ["--format", "json", "--lang", $0], system.environment).output
      }
      #expect(json[0] == json[1] && !json[0].isEmpty)
    }
  }
}

private func kaiji(
  _ arguments: [String], _ environment: [String: String] = [:]
) throws -> (code: Int32?, output: String, errors: String) {
  let said = try Programs.command("kaiji", arguments, environment: environment).capture(within: .seconds(60))
  let code: Int32? = if case .exited(let number) = said.status { number } else { nil }
  return (code, String(decoding: said.output, as: UTF8.self), String(decoding: said.errors, as: UTF8.self))
}

/// Whether there are kana or kanji in it.
private func isInJapanese(_ text: String) -> Bool {
  text.unicodeScalars.contains { (0x3041...0x9FFF).contains($0.value) }
}

/// Where things stand on a terminal, counted here anew: kana, kanji and full-width forms take two columns.
extension String {
  /// Columns at which something stands behind two spaces, or the line begins.
  fileprivate var cells: Set<Int> { Set(starts(behind: "  ")) }

  /// Columns at which something stands behind one space or more, or behind nothing at all.
  fileprivate var columns: Set<Int> { Set(starts(behind: " ")) }

  /// Of a line with two spaces, a name and a value: where the value begins.
  fileprivate var valueColumn: Int? { starts(behind: "  ").dropFirst().first }

  private func starts(behind gap: String) -> [Int] {
    var (column, before, found) = (0, gap, [Int]())
    for scalar in unicodeScalars {
      if scalar != " ", before.hasSuffix(gap) { found.append(column) }
      before = String((before + String(scalar)).suffix(2))
      let isWide = (0x3000...0x9FFF).contains(scalar.value) || (0xFF00...0xFF60).contains(scalar.value)
      column += isWide ? 2 : 1
    }
    return found
  }
}
