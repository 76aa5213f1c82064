import DisclosureCore
import DisclosureIdentity
import YAMLDocument

/// Reads the tree of a policy file and notes what is wrong with it.
struct PolicyFileReader {
  private(set) var problems: [PolicyProblem] = []

  /// Nil where so much is wrong that there is no policy; the problems say why.
  mutating func read(_ root: YAMLNode) -> PolicyFile? {
    guard let mapping = readMapping(root, "a policy", keys: ["policy", "form", "rules"]) else { return nil }
    let name = text(in: mapping, "policy").flatMap { readName($0, of: "a policy") }
    let catalogue = text(in: mapping, "form").flatMap { readCatalogue($0) }
    guard let rulesNode = value(in: mapping, "rules") else { return nil }
    guard let sequence = rulesNode.sequence, !sequence.items.isEmpty else {
      note(rulesNode.mark, "rules must be a list of at least one rule")
      return nil
    }
    guard sequence.items.count <= PolicyFile.maximumRules else {
      note(rulesNode.mark, "a policy has at most \(PolicyFile.maximumRules) rules")
      return nil
    }
    guard let catalogue else { return nil }
    let rules = sequence.items.compactMap { readRule($0, catalogue) }
    noteTwice(rules.map { ($0.rule.id, $0.mark) })
    guard let name, rules.count == sequence.items.count else { return nil }
    let titles = rules.compactMap { rule in rule.title.map { (rule.rule.id, $0) } }
    return PolicyFile(
      name: name, policy: Policy(form: catalogue.form.name, rules: rules.map(\.rule)), catalogue: catalogue,
      titles: Dictionary(titles, uniquingKeysWith: { first, _ in first }))
  }

  private mutating func readRule(
    _ node: YAMLNode, _ catalogue: Catalogue
  ) -> (rule: Rule, title: String?, mark: Mark)? {
    guard let mapping = readMapping(node, "a rule", keys: ["id", "title", "items", "expect", "severity"]) else {
      return nil
    }
    let id = text(in: mapping, "id").flatMap { readName($0, of: "a rule") }
    let title = mapping["title"].flatMap { readScalar($0, "title") }?.text
    let severity = text(in: mapping, "severity").flatMap { readSeverity($0) }
    let expected = value(in: mapping, "expect").flatMap { readAnswers($0) }
    let items = value(in: mapping, "items").flatMap { readItems($0, expected, catalogue) }
    guard let id, let severity, let expected, let items else { return nil }
    let rule = Rule(
      id: id, severity: severity, items: catalogue.inOrder(items), require: .is(item: nil, expected))
    return (rule, title, mapping.mark)
  }

  private mutating func readItems(_ node: YAMLNode, _ expected: AnswerSet?, _ catalogue: Catalogue) -> [String]? {
    guard let sequence = node.sequence, !sequence.items.isEmpty else {
      note(node.mark, "items must be a list of at least one item id, such as [\"17.3\", \"17.3.1\"]")
      return nil
    }
    let ids = sequence.items.compactMap { readItem($0, expected, catalogue) }
    return ids.count == sequence.items.count ? ids : nil
  }

  private mutating func readItem(_ node: YAMLNode, _ expected: AnswerSet?, _ catalogue: Catalogue) -> String? {
    guard let scalar = readScalar(node, "an item") else { return nil }
    guard let position = catalogue.position(of: scalar.text) else {
      note(scalar.mark, "'\(shown(scalar.text))' is no item of \(catalogue.form.name)")
      return nil
    }
    let item = catalogue.items[position]
    guard item.isAnswerable else {
      note(scalar.mark, "\(item.id) is a heading without an answer")
      return nil
    }
    if let expected, !expected.isSubset(of: item.answers) {
      let admitted = item.answers.inOrder.map(\.name).joined(separator: ", ")
      note(scalar.mark, "\(item.id) does not admit the expected answer; it admits \(admitted)")
      return nil
    }
    return item.id
  }

  /// One answer or a list of them.
  private mutating func readAnswers(_ node: YAMLNode) -> AnswerSet? {
    let nodes = node.sequence?.items ?? [node]
    guard !nodes.isEmpty else {
      note(node.mark, "expect needs at least one answer")
      return nil
    }
    let answers = nodes.compactMap { readAnswer($0) }
    return answers.count == nodes.count ? AnswerSet(answers) : nil
  }

  private mutating func readAnswer(_ node: YAMLNode) -> Answer? {
    guard let scalar = readScalar(node, "an answer") else { return nil }
    guard let answer = Answer(name: scalar.text) else {
      let known = Answer.allCases.map(\.name).joined(separator: ", ")
      note(scalar.mark, "'\(shown(scalar.text))' is no answer; there are \(known)")
      return nil
    }
    return answer
  }

  private mutating func readSeverity(_ scalar: YAMLScalar) -> Rule.Severity? {
    guard let severity = Rule.Severity(rawValue: scalar.text) else {
      note(scalar.mark, "severity is critical, major or minor, not '\(shown(scalar.text))'")
      return nil
    }
    return severity
  }

  private mutating func readCatalogue(_ scalar: YAMLScalar) -> Catalogue? {
    guard let catalogue = Catalogue.known.first(where: { $0.form.name == scalar.text }) else {
      let known = Catalogue.known.map(\.form.name).joined(separator: ", ")
      note(scalar.mark, "'\(shown(scalar.text))' is no known form; there is \(known)")
      return nil
    }
    return catalogue
  }

  private mutating func readName(_ scalar: YAMLScalar, of what: String) -> String? {
    guard NameRules.isPolicyOrRule(scalar.text) else {
      note(scalar.mark, "the name of \(what) is 1 to 64 of a–z 0–9 . _ - and begins with a letter or digit")
      return nil
    }
    return scalar.text
  }

  private mutating func noteTwice(_ ids: [(id: String, mark: Mark)]) {
    var first: [String: Mark] = [:]
    for (id, mark) in ids {
      if let earlier = first[id] { note(mark, "rule '\(id)' was given at \(earlier) already") }
      first[id] = first[id] ?? mark
    }
  }
}

/// Shapes of nodes.
extension PolicyFileReader {
  private mutating func note(_ mark: Mark, _ message: String) { problems.append(PolicyProblem(mark, message)) }

  /// Text of a file within a message: short.
  private func shown(_ text: String) -> String {
    let scalars = text.unicodeScalars
    return scalars.count <= 40 ? text : String(String.UnicodeScalarView(scalars.prefix(40))) + "…"
  }

  private mutating func readMapping(_ node: YAMLNode, _ what: String, keys: [String]) -> YAMLMapping? {
    guard let mapping = node.mapping else {
      note(node.mark, "\(what) is a mapping with the keys \(keys.joined(separator: ", "))")
      return nil
    }
    for entry in mapping.entries where !keys.contains(entry.key.text) {
      note(entry.key.mark, "'\(shown(entry.key.text))' is no key of \(what); it has \(keys.joined(separator: ", "))")
    }
    return mapping
  }

  private mutating func value(in mapping: YAMLMapping, _ key: String) -> YAMLNode? {
    if mapping[key] == nil { note(mapping.mark, "'\(key)' is missing") }
    return mapping[key]
  }

  private mutating func text(in mapping: YAMLMapping, _ key: String) -> YAMLScalar? {
    value(in: mapping, key).flatMap { readScalar($0, key) }
  }

  private mutating func readScalar(_ node: YAMLNode, _ what: String) -> YAMLScalar? {
    if node.scalar == nil { note(node.mark, "\(what) must be a single value") }
    return node.scalar
  }
}
