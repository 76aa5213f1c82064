/// A program's whole command line: its command or group of commands, and what its exit codes mean.
package struct CommandLineInterface: Sendable {
  /// What the arguments ask for.
  package enum Request: Sendable {
    /// A page for standard output; the program ends with code 0.
    case help(String)
    case run(Command.Work)
  }

  let root: Command
  let exits: [(code: Int32, meaning: Phrase)]
  let notes: Phrase?

  /// - Parameters:
  ///   - exits: each exit code and its meaning, for the help.
  ///   - notes: what else every help page ends with, such as the environment variables.
  package init(_ root: Command, exits: [(code: Int32, meaning: Phrase)], notes: Phrase? = nil) {
    self.root = root
    self.exits = exits
    self.notes = notes
  }

  /// Finds the command and gives its parameters their values; runs nothing.
  ///
  package func read(_ invocation: Invocation) throws(UsageError) -> Request {
    var (command, path, rest) = (root, root.name, invocation.words[...])
    func page() -> Request { .help(self.page(of: command, path, in: invocation.language)) }
    if let problem = invocation.problem { throw UsageError(command: path, problem: problem) }
    while case .group(let commands) = command.body {
      guard let word = rest.popFirst() else {
        throw UsageError(command: path, problem: .missingCommand(known: commands.map(\.name)))
      }
      if word == "--help" || word == "-h" { return page() }
      guard let next = commands.first(where: { $0.name == word }) else {
        let problem: UsageProblem =
          word.hasPrefix("-")
          ? .unknownOption(word, suggestion: Suggestion.closest(to: word, among: ["--help", Invocation.option]))
          : .unknownCommand(word, suggestion: Suggestion.closest(to: word, among: commands.map(\.name)))
        throw UsageError(command: path, problem: problem)
      }
      (command, path) = (next, "\(path) \(word)")
    }
    guard case .leaf(_, let shapes, let bind) = command.body else { return page() }
    do throws(UsageProblem) {
      let words = try Words(rest, for: shapes)
      return words.asksForHelp ? page() : .run(named(path, try bind(words)))
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

  private func page(of command: Command, _ path: String, in language: Language) -> String {
    HelpPage(command: command, path: path, exits: exits, notes: notes, language: language).text
  }
}
