import Commands
import Glibc
import KafkaClient
import PostgresClient
import Settings
import WorkerRuntime

/// The command for people.
@main enum KaijiProgram {
  private static let root = Command(
    group: "kaiji", "reads security disclosure sheets (MDS/SDS) and judges them by each hospital's policy",
    checkCommand, submitCommand, resultsCommand, findingsCommand, policyCommands, hospitalCommands, productCommands,
    waiverCommands, sheetCommands, deadLetterCommands, dayCommand, migrateCommand, topicsCommands, demoCommand)

  private static let exits: [(code: Int32, meaning: String)] = [
    (0, "done, whatever the decision"), (1, "the decision that --fail-on names was met"),
    (2, "the input, an argument or a setting is wrong"), (3, "a service cannot be reached"),
  ]

  static func main() {
    _ = signal(SIGPIPE, SIG_IGN)
    let interface = CommandLineInterface(
      root, exits: exits, notes: "Settings (environment variables):\n\(Services.list.help)")
    exit(run(interface, Array(CommandLine.arguments.dropFirst())))
  }

  private static func run(_ interface: CommandLineInterface, _ arguments: [String]) -> Int32 {
    do {
      switch try interface.read(arguments) {
      case .help(let page):
        Terminal.print(page)
        return ExitCode.done.rawValue
      case .run(let work): return try work()
      }
    } catch {
      Terminal.complain(error is UsageError ? "\(error)" : "kaiji: \(error)")
      return code(of: error).rawValue
    }
  }

  private static func code(of error: any Error) -> ExitCode {
    switch error {
    case let error as PostgresError: error.class == .permanent ? .wrongInput : .unavailable
    case let error as KafkaError: error.kind == .away ? .unavailable : .wrongInput
    case let error as CommandFailure: error.code
    default: .wrongInput
    }
  }
}

/// A command that cannot go on, with the one line that says why.
struct CommandFailure: Error, CustomStringConvertible {
  let code: ExitCode
  let description: String

  init(_ description: String, code: ExitCode = .wrongInput) {
    self.code = code
    self.description = description
  }
}
