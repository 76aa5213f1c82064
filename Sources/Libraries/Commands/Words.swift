/// The words of one command, sorted into options and the rest, before they have types.
struct Words {
  private var options: [String: [String]] = [:]
  private var positional: ArraySlice<String> = []
  private(set) var asksForHelp = false

  /// Options may stand anywhere before `--`; a single `-` is a word like any other.
  init(_ words: ArraySlice<String>, for shapes: [ParameterShape]) throws(UsageProblem) {
    var rest = words
    while let word = rest.popFirst() {
      if word == "--" {
        positional += rest
        break
      }
      guard word.hasPrefix("-"), word != "-" else {
        positional.append(word)
        continue
      }
      if word == "--help" || word == "-h" {
        asksForHelp = true
        continue
      }
      try take(word, &rest, shapes)
    }
  }

  private mutating func take(
    _ word: String, _ rest: inout ArraySlice<String>, _ shapes: [ParameterShape]
  ) throws(UsageProblem) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let (name, inline) = (parts[0], word.hasPrefix("--") && parts.count == 2 ? parts[1] : nil)
    guard let shape = shapes.first(where: { $0.answers(to: inline == nil ? word : name) }) else {
      let known = shapes.filter { !$0.isPositional }.map(\.name)
      throw .unknownOption(
        name, suggestion: Suggestion.closest(to: name, among: known + ["--help", Invocation.option]))
    }
    let value = try value(of: shape, inline, &rest)
    guard shape.need == .repeated || options[shape.name] == nil else { throw .givenTwice(shape.name) }
    options[shape.name, default: []].append(value)
  }

  private func value(
    of shape: ParameterShape, _ inline: String?, _ rest: inout ArraySlice<String>
  ) throws(UsageProblem) -> String {
    guard case .option(let valueName) = shape.kind else {
      guard inline == nil else { throw .unwantedValue(shape.name) }
      return ""
    }
    if let inline { return inline }
    // A word with a dash is likelier the next option than this one's value; `--name=-x` says what is meant.
    guard let next = rest.first, next == "-" || !next.hasPrefix("-") else {
      throw .missingValue(shape.name, valueName: valueName)
    }
    rest = rest.dropFirst()
    return next
  }

  func values(of name: String) -> [String] { options[name] ?? [] }

  mutating func nextPositional() -> String? { positional.popFirst() }

  mutating func allPositional() -> [String] {
    defer { positional = [] }
    return Array(positional)
  }

  func checkNothingIsLeft() throws(UsageProblem) {
    if let word = positional.first { throw .unexpected(word) }
  }
}
