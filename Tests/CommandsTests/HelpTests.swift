import Commands
import Testing

@Suite("Help teaches")
struct HelpTests {
  private func page(_ words: String...) throws -> String? {
    guard case .help(let page) = try sample(Calls()).read(Invocation(words)) else { return nil }
    return page
  }

  @Test("a command's page has what it does, its usage, an example, every parameter and the exit codes")
  func command() throws {
    #expect(
      try page("submit", "--help") == """
        Hands in filled sheets.

        Usage: kaiji submit FILE... --hospital ID [--retries COUNT] [--format FORMAT] [--policy FILE]... [--dry-run]
        Example: kaiji submit sheet.xlsx --hospital h1

        Arguments:
          FILE...  the sheets

        Options:
          -H, --hospital ID    for this hospital
              --retries COUNT  tries before giving up (default 3)
              --format FORMAT  what is printed
          -p, --policy FILE    judge by this policy
          -n, --dry-run        sends nothing
          -h, --help           this page
              --lang ja|en     the language of what is told (default: the locale's)

        Exit codes:
          0  done
          2  the input or the arguments are wrong

        Environment:
          KAIJI_X  a thing

        """)
  }

  @Test("a group's page lists its commands")
  func group() throws {
    let page = try #require(try page("policy", "-h"))
    #expect(page.contains("Usage: kaiji policy COMMAND …\n"))
    #expect(page.contains("Commands:\n  diff  Compares two sheets.\n  fail  Fails.\n"))
    #expect(page.contains("Exit codes:\n  0  done\n"))
  }

  @Test("the example of a nested command names the groups before it once")
  func nestedExample() throws {
    #expect(try page("policy", "diff", "--help")?.contains("Example: kaiji policy diff 1 b\n") == true)
    #expect(try page("policy", "fail", "--help")?.contains("Example: kaiji policy fail\n") == true)
  }

  @Test("help is given although something is missing, and not asked for behind '--'")
  func helpWins() throws {
    #expect(try page("submit", "a", "-h") != nil)
    #expect(try page("submit", "--hospital", "h", "--", "--help") == nil)
  }

  @Test("a program of one command needs no command word")
  func single() throws {
    let program = CommandLineInterface(
      Command("reader", Phrase(both: "Reads."), example: "--fast", flag("--fast", Phrase(both: "quickly"))) {
        $0 ? 1 : 0
      }, exits: [])
    guard case .run(let work) = try program.read(Invocation(["--fast"])),
      case .help(let page) = try program.read(Invocation(["-h"]))
    else {
      Issue.record("expected work and a page")
      return
    }
    #expect(try work() == 1)
    #expect(page.contains("Example: reader --fast\n"))
    #expect(!page.contains("Exit codes"))
  }
}
