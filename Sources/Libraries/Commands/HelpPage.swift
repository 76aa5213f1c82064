/// What `--help` prints: what the command does, how it is written, an example, every parameter, the exit codes.
struct HelpPage {
  let command: Command
  /// The command's name with those before it.
  let path: String
  let exits: [(code: Int32, meaning: String)]
  let notes: String

  var text: String {
    var sections = ["\(command.about)\n"]
    switch command.body {
    case .group(let commands):
      sections.append("Usage: \(path) COMMAND …\n")
      sections.append(table("Commands", commands.map { ($0.name, $0.about) }))
      sections.append("\(path) COMMAND --help says more.\n")
    case .leaf(let example, let shapes, _):
      sections.append("Usage: \(line(shapes.map(\.usage)))\nExample: \(line([example]))\n")
      sections.append(table("Arguments", shapes.filter(\.isPositional).map { ($0.title, $0.about) }))
      let options = shapes.filter { !$0.isPositional }.map { ($0.title, $0.about) }
      sections.append(table("Options", options + [("-h, --help", "this page")]))
    }
    sections.append(table("Exit codes", exits.map { (String($0.code), $0.meaning) }))
    if !notes.isEmpty { sections.append(notes.hasSuffix("\n") ? notes : notes + "\n") }
    return sections.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func line(_ words: [String]) -> String {
    ([path] + words.filter { !$0.isEmpty }).joined(separator: " ")
  }

  private func table(_ title: String, _ rows: [(String, String)]) -> String {
    guard let width = rows.map(\.0.count).max() else { return "" }
    let lines = rows.map { left, right in
      "  \(left)\(String(repeating: " ", count: width - left.count))  \(right)\n"
    }
    return "\(title):\n" + lines.joined()
  }
}

extension ParameterShape {
  /// As the usage line has it: `FILE...`, `[--retries COUNT]`.
  fileprivate var usage: String {
    let plain =
      switch kind {
      case .argument, .flag: name
      case .arguments: "\(name)..."
      case .option(let valueName): "\(name) \(valueName)"
      }
    return switch need {
    case .required: plain
    case .optional: "[\(plain)]"
    case .repeated: "[\(plain)]..."
    }
  }

  /// As the table has it: `-H, --hospital ID`.
  fileprivate var title: String {
    switch kind {
    case .argument: name
    case .arguments: "\(name)..."
    case .option(let valueName): "\(lead)\(name) \(valueName)"
    case .flag: "\(lead)\(name)"
    }
  }

  private var lead: String { short.map { "\($0), " } ?? "    " }
}
