/// What is wrong with a command line, and with which command; a program ends with code 2 on it.
package struct UsageError: Error, Hashable, CustomStringConvertible {
  /// With the names before it: `kaiji policy check`.
  package let command: String
  package let problem: UsageProblem

  package init(command: String, problem: UsageProblem) {
    self.command = command
    self.problem = problem
  }

  /// One line: `kaiji submit: unknown option --hopsital, did you mean --hospital? (see kaiji submit --help)`
  package var description: String { "\(command): \(problem) (see \(command) --help)" }
}

package enum UsageProblem: Error, Hashable, CustomStringConvertible {
  case missingCommand(known: [String])
  case unknownCommand(String, suggestion: String?)
  case unknownOption(String, suggestion: String?)
  case missingValue(String, valueName: String)
  case unwantedValue(String)
  case givenTwice(String)
  case missing(String)
  case unexpected(String)
  case invalid(String, word: String, expected: String)
  /// What only the command itself can see, such as two options that exclude each other; its `run` throws this.
  case unfit(String)

  package var description: String {
    switch self {
    case .missingCommand(let known): "a command is missing: \(known.joined(separator: ", "))"
    case .unknownCommand(let word, let suggestion): "unknown command \(word.debugDescription)" + Self.hint(suggestion)
    case .unknownOption(let word, let suggestion): "unknown option \(word.debugDescription)" + Self.hint(suggestion)
    case .missingValue(let name, let valueName): "\(name) needs a value: \(name) \(valueName)"
    case .unwantedValue(let name): "\(name) takes no value"
    case .givenTwice(let name): "\(name) is given twice"
    case .missing(let name): "\(name) is missing"
    case .unexpected(let word): "nothing takes \(word.debugDescription)"
    case .invalid(let name, let word, let expected): "\(name) must be \(expected), and is \(word.debugDescription)"
    case .unfit(let message): message
    }
  }

  private static func hint(_ suggestion: String?) -> String {
    suggestion.map { ", did you mean \($0)?" } ?? ""
  }
}
