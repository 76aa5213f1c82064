import Commands
import Synchronization

enum Format: String, CaseIterable, CommandValue {
  case text
  case json
}

/// What the sample's commands were called with, as one line of text each.
final class Calls: Sendable {
  private let lines = Mutex<[String]>([])

  func note(_ line: String) -> Int32 {
    lines.withLock { $0.append(line) }
    return 0
  }

  var all: [String] { lines.withLock { $0 } }
}

private func both(_ text: String) -> Phrase { Phrase(ja: "「\(text)」", en: text) }

func sample(_ calls: Calls) -> CommandLineInterface {
  let submit = Command(
    "submit", both("Hands in filled sheets."), example: "sheet.xlsx --hospital h1",
    arguments("FILE", both("the sheets")),
    option(required: "--hospital", short: "-H", "ID", both("for this hospital")),
    option("--retries", "COUNT", both("tries before giving up"), default: 3),
    option("--format", "FORMAT", both("what is printed"), as: Format.self),
    options("--policy", short: "-p", "FILE", both("judge by this policy")),
    flag("--dry-run", short: "-n", both("sends nothing"))
  ) { files, hospital, retries, format, policies, dryRun in
    calls.note("\(files) \(hospital) \(retries) \(format?.rawValue ?? "-") \(policies) \(dryRun)")
  }
  let diff = Command(
    "diff", both("Compares two sheets."), example: "1 b",
    argument("OLDER", both("the number of a revision"), as: Int.self), argument("NEWER", both("another")),
    option("--format", "FORMAT", both("what is printed"), default: Format.text)
  ) { older, newer, format in calls.note("\(older) \(newer) \(format)") }
  let fail = Command("fail", both("Fails."), example: "") { throw Failure() }
  return CommandLineInterface(
    Command(
      group: "kaiji", both("Reads sheets."), submit,
      Command(group: "policy", both("What a hospital demands."), diff, fail)),
    exits: [(0, both("done")), (2, both("the input or the arguments are wrong"))],
    notes: both("Environment:\n  KAIJI_X  a thing\n"))
}

struct Failure: Error, Equatable {}
