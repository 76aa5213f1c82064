extension Condition {
  /// As a policy file says it, on one line: `{item: "60", is: applies}`.
  package var yaml: String {
    switch self {
    case .is(let item, let answers): "{\(Self.named(item))is: \(answers.yaml)}"
    case .remarkPresent(let item): "{\(Self.named(item))remark: present}"
    case .all(let parts): "{all: [\(Self.joined(parts))]}"
    case .any(let parts): "{any: [\(Self.joined(parts))]}"
    case .not(let part): "{not: \(part.yaml)}"
    case .atLeast(let count, let parts): "{atLeast: \(count), of: [\(Self.joined(parts))]}"
    case .sheetAge(let months): "{sheetAge: {atMost: \(months) months}}"
    case .edition(let least): "{edition: {atLeast: \"\(least)\"}}"
    case .finding(let code): "{finding: \(code.text)}"
    }
  }

  private static func named(_ item: String?) -> String { item.map { "item: \"\($0)\", " } ?? "" }

  private static func joined(_ parts: [Condition]) -> String { parts.map(\.yaml).joined(separator: ", ") }
}

extension AnswerSet {
  /// Alone, an answer needs no brackets.
  package var yaml: String {
    let names = inOrder.map(\.name)
    return names.count == 1 ? names[0] : "[\(names.joined(separator: ", "))]"
  }
}
