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

func sample(_ calls: Calls) -> CommandLineInterface {
  let submit = Command(
    "submit", "Hands in filled sheets.", example: "sheet.xlsx --hospital h1",
    arguments("FILE", "the sheets"),
    option(required: "--hospital", short: "-H", "ID", "for this hospital"),
    option("--retries", "COUNT", "tries before giving up", default: 3),
    option("--format", "FORMAT", "what is printed", as: Format.self),
    options("--policy", short: "-p", "FILE", "judge by this policy"),
    flag("--dry-run", short: "-n", "sends nothing")
  ) { files, hospital, retries, format, policies, dryRun in
    calls.note("\(files) \(hospital) \(retries) \(format?.rawValue ?? "-") \(policies) \(dryRun)")
  }
  let diff = Command(
    "diff", "Compares two sheets.", example: "1 b",
    argument("OLDER", "the number of a revision", as: Int.self), argument("NEWER", "another"),
    option("--format", "FORMAT", "what is printed", default: Format.text)
  ) { older, newer, format in calls.note("\(older) \(newer) \(format)") }
  let fail = Command("fail", "Fails.", example: "") { throw Failure() }
  return CommandLineInterface(
    Command(
      group: "kaiji", "Reads sheets.", submit, Command(group: "policy", "What a hospital demands.", diff, fail)),
    exits: [(0, "done"), (2, "the input or the arguments are wrong")], notes: "Environment:\n  KAIJI_X  a thing\n")
}

struct Failure: Error, Equatable {}
