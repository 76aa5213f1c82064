/// A program's whole command line: its command or group of commands, and what its exit codes mean.
package struct CommandLineInterface: Sendable {
  /// What the arguments ask for.
  package enum Request: Sendable {
    /// A page for standard output; the program ends with code 0.
    case help(String)
    case run(Command.Work)
  }

  let root: Command
  let exits: [(code: Int32, meaning: String)]
  let notes: String

  /// - Parameters:
  ///   - exits: each exit code and its meaning, for the help.
  ///   - notes: what else every help page ends with, such as the environment variables.
  package init(_ root: Command, exits: [(code: Int32, meaning: String)], notes: String = "") {
    self.root = root
    self.exits = exits
    self.notes = notes
  }

  /// Finds the command and gives its parameters their values; runs nothing.
  ///
  /// - Parameter arguments: without the program's own name.
  package func read(_ arguments: [String]) throws(UsageError) -> Request {
    var (command, path, rest) = (root, root.name, arguments[...])
    while case .group(let commands) = command.body {
      guard let word = rest.popFirst() else {
        throw UsageError(command: path, problem: .missingCommand(known: commands.map(\.name)))
      }
      if word == "--help" || word == "-h" { return .help(page(of: command, path)) }
      guard let next = commands.first(where: { $0.name == word }) else {
        let problem: UsageProblem =
          word.hasPrefix("-")
          ? .unknownOption(word, suggestion: Suggestion.closest(to: word, among: ["--help"]))
          : .unknownCommand(word, suggestion: Suggestion.closest(to: word, among: commands.map(\.name)))
        throw UsageError(command: path, problem: problem)
      }
      (command, path) = (next, "\(path) \(word)")
    }
    guard case .leaf(_, let shapes, let bind) = command.body else { return .help(page(of: command, path)) }
    do throws(UsageProblem) {
      let words = try Words(rest, for: shapes)
      return words.asksForHelp ? .help(page(of: command, path)) : .run(named(path, try bind(words)))
    } catch {
      throw UsageError(command: path, problem: error)
    }
  }

  /// A usage problem that only the command itself sees is told with its name, like any other.
  private func named(_ path: String, _ work: @escaping Command.Work) -> Command.Work {
    {
      do {
        return try work()
      } catch let problem as UsageProblem {
        throw UsageError(command: path, problem: problem)
      }
    }
  }

  private func page(of command: Command, _ path: String) -> String {
    HelpPage(command: command, path: path, exits: exits, notes: notes).text
  }
}
