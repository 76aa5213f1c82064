/// What `--help` prints: what the command does, how it is written, an example, every parameter, the exit codes.
struct HelpPage {
  let command: Command
  /// The command's name with those before it.
  let path: String
  let exits: [(code: Int32, meaning: Phrase)]
  let notes: Phrase?
  let language: Language

  private static let options = [
    ("-h, --help", Phrase(ja: "この説明を表示します", en: "this page")),
    (
      "    \(Invocation.option) ja|en",
      Phrase(ja: "表示の言語（既定はロケールによります）", en: "the language of what is told (default: the locale's)")
    ),
  ]

  var text: String {
    var sections = ["\(command.about.text(in: language))\n"]
    let usage = Phrase(ja: "使い方: ", en: "Usage: ").text(in: language)
    let optionsTitle = Phrase(ja: "オプション", en: "Options")
    switch command.body {
    case .group(let commands):
      sections.append("\(usage)\(path) COMMAND …\n")
      sections.append(table(Phrase(ja: "コマンド", en: "Commands"), commands.map { ($0.name, $0.about) }))
      sections.append(table(optionsTitle, HelpPage.options))
      let more = Phrase(
        ja: "コマンドごとの説明は \(path) COMMAND --help で表示します。", en: "\(path) COMMAND --help says more.")
      sections.append("\(more.text(in: language))\n")
    case .leaf(let example, let shapes, _):
      let lead = Phrase(ja: "例: ", en: "Example: ").text(in: language)
      sections.append("\(usage)\(line(shapes.map(\.usage)))\n\(lead)\(line([example]))\n")
      let arguments = shapes.filter(\.isPositional).map { ($0.title, $0.about) }
      sections.append(table(Phrase(ja: "引数", en: "Arguments"), arguments))
      let options = shapes.filter { !$0.isPositional }.map { ($0.title, $0.about) }
      sections.append(table(optionsTitle, options + HelpPage.options))
    }
    sections.append(table(Phrase(ja: "終了コード", en: "Exit codes"), exits.map { (String($0.code), $0.meaning) }))
    if let notes = notes?.text(in: language) { sections.append(notes.hasSuffix("\n") ? notes : notes + "\n") }
    return sections.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func line(_ words: [String]) -> String {
    ([path] + words.filter { !$0.isEmpty }).joined(separator: " ")
  }

  /// The left side is what one types, so every letter of it is one column wide.
  private func table(_ title: Phrase, _ rows: [(String, Phrase)]) -> String {
    guard let width = rows.map(\.0.count).max() else { return "" }
    let lines = rows.map { left, right in
      "  \(left)\(String(repeating: " ", count: width - left.count))  \(right.text(in: language))\n"
    }
    return "\(title.text(in: language)):\n" + lines.joined()
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
