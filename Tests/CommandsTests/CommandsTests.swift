import Commands
import Testing

@Suite("Command lines")
struct CommandsTests {
  @Test(
    "words become typed values, in any order",
    arguments: [
      ("submit a --hospital h", #"["a"] h 3 - [] false"#),
      ("submit --hospital h a b", #"["a", "b"] h 3 - [] false"#),
      ("submit a -H h -n b", #"["a", "b"] h 3 - [] true"#),
      ("submit --hospital=h --retries=0 --dry-run a", #"["a"] h 0 - [] true"#),
      ("submit --hospital= a", #"["a"]  3 - [] false"#),
      ("submit --hospital=a=b a", #"["a"] a=b 3 - [] false"#),
      ("submit --hospital=-x --retries=-5 a", #"["a"] -x -5 - [] false"#),
      ("submit --hospital h --format json a", #"["a"] h 3 json [] false"#),
      ("submit -p 1 --hospital h a --policy=2 --policy 3", #"["a"] h 3 - ["1", "2", "3"] false"#),
      ("submit --hospital h -- --retries -n", #"["--retries", "-n"] h 3 - [] false"#),
      ("submit --hospital - -", #"["-"] - 3 - [] false"#),
      ("policy diff 7 b", "7 b text"),
      ("policy diff --format json 7 b", "7 b json"),
      ("policy diff -- -7 -b", "-7 -b text"),
    ])
  func values(line: String, call: String) throws {
    let calls = Calls()
    guard case .run(let work) = try sample(calls).read(Invocation(words(line))) else {
      Issue.record("help instead of work")
      return
    }
    #expect(calls.all == [])
    #expect(try work() == 0)
    #expect(calls.all == [call])
  }

  @Test(
    "what is wrong is told by kind, with the command and a hint",
    arguments: [
      ("", "kaiji", .missingCommand(known: ["submit", "policy"])),
      ("policy", "kaiji policy", .missingCommand(known: ["diff", "fail"])),
      ("sbumit a", "kaiji", .unknownCommand("sbumit", suggestion: "submit")),
      ("xyz", "kaiji", .unknownCommand("xyz", suggestion: nil)),
      ("policy dif", "kaiji policy", .unknownCommand("dif", suggestion: "diff")),
      ("--helpp", "kaiji", .unknownOption("--helpp", suggestion: "--help")),
      ("submit --hopsital h a", "kaiji submit", .unknownOption("--hopsital", suggestion: "--hospital")),
      ("submit --hopsital=h a", "kaiji submit", .unknownOption("--hopsital", suggestion: "--hospital")),
      ("submit --dryrun a", "kaiji submit", .unknownOption("--dryrun", suggestion: "--dry-run")),
      ("submit --xyz a", "kaiji submit", .unknownOption("--xyz", suggestion: nil)),
      ("submit -x a", "kaiji submit", .unknownOption("-x", suggestion: nil)),
      ("submit -Hh a", "kaiji submit", .unknownOption("-Hh", suggestion: nil)),
      ("submit -H=h a", "kaiji submit", .unknownOption("-H", suggestion: nil)),
      ("policy diff -7 b", "kaiji policy diff", .unknownOption("-7", suggestion: nil)),
      ("submit a --hospital", "kaiji submit", .missingValue("--hospital", valueName: "ID")),
      ("submit a --hospital --dry-run", "kaiji submit", .missingValue("--hospital", valueName: "ID")),
      ("submit a -H -n", "kaiji submit", .missingValue("--hospital", valueName: "ID")),
      ("submit a --hospital h --dry-run=yes", "kaiji submit", .unwantedValue("--dry-run")),
      ("submit a --hospital h -H i", "kaiji submit", .givenTwice("--hospital")),
      ("submit a --hospital h -n -n", "kaiji submit", .givenTwice("--dry-run")),
      ("submit --hospital h", "kaiji submit", .missing("FILE")),
      ("submit a", "kaiji submit", .missing("--hospital ID")),
      ("policy diff 7", "kaiji policy diff", .missing("NEWER")),
      ("policy diff 7 b c", "kaiji policy diff", .unexpected("c")),
      ("policy diff x b", "kaiji policy diff", .invalid("OLDER", word: "x", expected: Int.expected)),
      ("policy diff 07 b", "kaiji policy diff", .invalid("OLDER", word: "07", expected: Int.expected)),
      (
        "policy diff 7 b --format xml", "kaiji policy diff",
        .invalid("--format", word: "xml", expected: Format.expected)
      ),
    ] as [(String, String, UsageProblem)])
  func problems(line: String, command: String, problem: UsageProblem) throws {
    let error = try #require(throws: UsageError.self) { try sample(Calls()).read(Invocation(words(line))) }
    #expect(error == UsageError(command: command, problem: problem))
    #expect(!error.description.contains("\n"))
  }

  @Test("a usage error is one line that says where to read on")
  func errorLine() throws {
    let error = try #require(throws: UsageError.self) {
      try sample(Calls()).read(Invocation(["submit", "--hospita\n", "a"]))
    }
    #expect(
      error.description
        == #"kaiji submit: unknown option "--hospita\n", did you mean --hospital? (see kaiji submit --help)"#)
  }

  @Test("what a command throws reaches the caller as it is")
  func failure() throws {
    guard case .run(let work) = try sample(Calls()).read(Invocation(["policy", "fail"])) else {
      Issue.record("help instead of work")
      return
    }
    #expect(throws: Failure()) { try work() }
  }

  @Test("a problem that only the command sees gets the command's name")
  func unfit() throws {
    let program = CommandLineInterface(
      Command("reader", Phrase(both: "Reads."), example: "") {
        throw UsageProblem.unfit(Phrase(both: "--a excludes --b"))
      }, exits: [])
    guard case .run(let work) = try program.read(Invocation([])) else {
      Issue.record("help instead of work")
      return
    }
    #expect(throws: UsageError(command: "reader", problem: .unfit(Phrase(both: "--a excludes --b")))) { try work() }
  }

  private func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }
}
