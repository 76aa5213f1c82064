import Commands
import Testing

@Suite("The language of a command line")
struct LanguageTests {
  @Test(
    "--lang may stand anywhere before '--', and no command sees it",
    arguments: [
      ("--lang ja policy diff 7 b", Language.ja), ("policy --lang ja diff 7 b", .ja),
      ("policy diff 7 b --lang=ja", .ja),
      ("policy diff 7 --lang en b", .en), ("policy diff 7 b", .en),
    ])
  func places(line: String, language: Language) throws {
    let (calls, invocation) = (Calls(), Invocation(words(line)))
    guard case .run(let work) = try sample(calls).read(invocation) else {
      Issue.record("help instead of work")
      return
    }
    #expect(try work() == 0)
    #expect(calls.all == ["7 b text"] && invocation.language == language)
  }

  @Test("behind '--' it is a word like any other")
  func behindDashes() throws {
    let (calls, invocation) = (Calls(), Invocation(words("submit --hospital h -- --lang ja")))
    guard case .run(let work) = try sample(calls).read(invocation) else {
      Issue.record("help instead of work")
      return
    }
    _ = try work()
    #expect(calls.all == [#"["--lang", "ja"] h 3 - [] false"#] && invocation.language == .en)
  }

  @Test(
    "what is wrong with --lang is told in the locale's language",
    arguments: [
      ("--lang", UsageProblem.missingValue("--lang", valueName: "ja|en")),
      ("submit --lang --dry-run", .missingValue("--lang", valueName: "ja|en")),
      ("--lang fr", .invalid("--lang", word: "fr", expected: Language.expected)),
      ("--lang=", .invalid("--lang", word: "", expected: Language.expected)),
      ("--lang ja --lang ja", .givenTwice("--lang")),
    ])
  func wrong(line: String, problem: UsageProblem) throws {
    let invocation = Invocation(words(line), environment: ["LANG": "ja_JP.UTF-8"])
    let error = try #require(throws: UsageError.self) { try sample(Calls()).read(invocation) }
    #expect(error == UsageError(command: "kaiji", problem: problem) && invocation.language == .ja)
  }

  @Test("a page of help is in the language asked for, with what the program itself says of its commands")
  func page() throws {
    guard case .help(let page) = try sample(Calls()).read(Invocation(words("policy diff --help --lang ja"))) else {
      Issue.record("work instead of help")
      return
    }
    #expect(page.hasPrefix("「Compares two sheets.」\n\n使い方: kaiji policy diff OLDER NEWER [--format FORMAT]\n例: "))
    #expect(page.contains("--format FORMAT  「what is printed」（既定値 text）\n"))
    #expect(page.contains("\n終了コード:\n  0  「done」\n") && page.hasSuffix("「Environment:\n  KAIJI_X  a thing\n」\n"))
  }

  private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }
}
