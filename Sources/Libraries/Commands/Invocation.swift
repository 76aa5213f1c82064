/// The words that a program was called with, and the language that they or the locale ask for.
///
/// `--lang` may stand anywhere before `--`, before or behind the command's name: it is taken out here. No option takes a
/// word with a dash as its value, so a `--lang` is never another option's value.
package struct Invocation: Sendable {
  static let option = "--lang"

  package let language: Language
  let words: [String]
  /// What is wrong with `--lang`; told in the locale's language.
  let problem: UsageProblem?

  /// - Parameter arguments: without the program's own name.
  package init(_ arguments: [String], environment: [String: String] = [:]) {
    var (words, given, problem): ([String], [String], UsageProblem?) = ([], [], nil)
    var rest = arguments[...]
    while let word = rest.popFirst() {
      if word == "--" {
        words += [word] + rest
        break
      } else if word.hasPrefix("\(Invocation.option)=") {
        given.append(String(word.dropFirst(Invocation.option.count + 1)))
      } else if word != Invocation.option {
        words.append(word)
      } else if let value = rest.first, !value.hasPrefix("-") {
        given.append(value)
        rest = rest.dropFirst()
      } else {
        problem = .missingValue(Invocation.option, valueName: "ja|en")
      }
    }
    let locale = Language(environment: environment)
    let language = given.first.flatMap { Language(argument: $0) }
    if given.count > 1 {
      problem = .givenTwice(Invocation.option)
    } else if let word = given.first, language == nil {
      problem = .invalid(Invocation.option, word: word, expected: Language.expected)
    }
    self.language = problem == nil ? language ?? locale : locale
    self.words = words
    self.problem = problem
  }
}
