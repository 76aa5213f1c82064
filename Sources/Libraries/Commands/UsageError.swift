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
  package var phrase: Phrase {
    Phrase(both: "\(command): ") + problem.phrase
      + Phrase(ja: "（使い方は \(command) --help）", en: " (see \(command) --help)")
  }

  package var description: String { phrase.english }
}

package enum UsageProblem: Error, Hashable {
  case missingCommand(known: [String])
  case unknownCommand(String, suggestion: String?)
  case unknownOption(String, suggestion: String?)
  case missingValue(String, valueName: String)
  case unwantedValue(String)
  case givenTwice(String)
  case missing(String)
  case unexpected(String)
  case invalid(String, word: String, expected: Phrase)
  /// What only the command itself can see, such as two options that exclude each other; its `run` throws this.
  case unfit(Phrase)

  package var phrase: Phrase {
    switch self {
    case .missingCommand(let known):
      Phrase(ja: "コマンドを指定してください: ", en: "a command is missing: ") + Phrase(both: known.joined(separator: ", "))
    case .unknownCommand(let word, let suggestion):
      Phrase(ja: "\(word.debugDescription) というコマンドはありません", en: "unknown command \(word.debugDescription)")
        + Self.hint(suggestion)
    case .unknownOption(let word, let suggestion):
      Phrase(ja: "\(word.debugDescription) というオプションはありません", en: "unknown option \(word.debugDescription)")
        + Self.hint(suggestion)
    case .missingValue(let name, let valueName):
      Phrase(ja: "\(name) には値が必要です: ", en: "\(name) needs a value: ") + Phrase(both: "\(name) \(valueName)")
    case .unwantedValue(let name): Phrase(ja: "\(name) に値は付けられません", en: "\(name) takes no value")
    case .givenTwice(let name): Phrase(ja: "\(name) が二度指定されています", en: "\(name) is given twice")
    case .missing(let name): Phrase(ja: "\(name) を指定してください", en: "\(name) is missing")
    case .unexpected(let word):
      Phrase(ja: "\(word.debugDescription) は余分な引数です", en: "nothing takes \(word.debugDescription)")
    case .invalid(let name, let word, let expected):
      Phrase(
        ja: "\(name) には\(expected.japanese)を指定してください（指定された値: \(word.debugDescription)）",
        en: "\(name) must be \(expected.english), and is \(word.debugDescription)")
    case .unfit(let message): message
    }
  }

  private static func hint(_ suggestion: String?) -> Phrase {
    suggestion.map { Phrase(ja: "。\($0) のことでしょうか", en: ", did you mean \($0)?") } ?? Phrase(both: "")
  }
}
