import DisclosureCore
import DisclosureIdentity
import YAMLDocument

/// Reads the tree of a policy file and notes everything that is wrong with it.
///
/// It goes on after a problem wherever the rest can still be understood, so that one reading tells them all.
struct PolicyFileReader {
  /// More are not told: by then the file is another kind of file.
  static let maximumProblems = 1000

  private(set) var problems: [PolicyProblem] = []
  /// Nil until the form is known; rules are then read for everything but their items.
  private(set) var catalogue: Catalogue?
  /// Where each rule id was given first.
  private var ids: [String: Mark] = [:]
  /// The answers that the rule in hand names without an item: what its items must admit.
  var spoken = AnswerSet()
  /// The items that the rule in hand lists, as far as they are known; for suggestions.
  var listed: [Item] = []

  /// Nil where something is wrong; the problems say what.
  mutating func read(_ root: YAMLNode) -> PolicyFile? {
    guard let mapping = readMapping(root, "a policy", keys: ["policy", "form", "rules"]) else { return nil }
    let name = text(in: mapping, "policy").flatMap { readName($0, of: "a policy") }
    catalogue = text(in: mapping, "form").flatMap { readCatalogue($0) }
    guard let rules = value(in: mapping, "rules").flatMap({ readRules($0) }), let name, let catalogue,
      problems.isEmpty
    else { return nil }
    let titles = rules.compactMap { rule in rule.title.map { (rule.rule.id, $0) } }
    return PolicyFile(
      name: name, policy: Policy(form: catalogue.form.name, rules: rules.map(\.rule)), catalogue: catalogue,
      titles: Dictionary(titles, uniquingKeysWith: { first, _ in first }))
  }

  private mutating func readRules(_ node: YAMLNode) -> [TitledRule]? {
    guard let sequence = node.sequence, !sequence.items.isEmpty else {
      note(node.mark, "rules must be a list of at least one rule")
      return nil
    }
    guard sequence.items.count <= PolicyFile.maximumRules else {
      note(node.mark, "a policy has at most \(PolicyFile.maximumRules) rules")
      return nil
    }
    return sequence.items.compactMap { readRule($0) }
  }

  private mutating func readCatalogue(_ scalar: YAMLScalar) -> Catalogue? {
    guard let catalogue = Catalogue.known.first(where: { $0.form.name == scalar.text }) else {
      let known = Catalogue.known.map(\.form.name).joined(separator: ", ")
      note(scalar.mark, "'\(shown(scalar.text))' is no known form; there is \(known)")
      return nil
    }
    return catalogue
  }

  mutating func readName(_ scalar: YAMLScalar, of what: String) -> String? {
    guard NameRules.isPolicyOrRule(scalar.text) else {
      note(scalar.mark, "the name of \(what) is 1 to 64 of a–z 0–9 . _ - and begins with a letter or digit")
      return nil
    }
    return scalar.text
  }

  mutating func noteIfTaken(_ id: YAMLScalar) {
    guard let earlier = ids[id.text] else { return ids[id.text] = id.mark }
    note(id.mark, "rule '\(id.text)' was given at \(earlier) already")
  }

  mutating func note(_ mark: Mark, _ message: String) {
    switch problems.count {
    case ..<Self.maximumProblems: problems.append(PolicyProblem(mark, message))
    case Self.maximumProblems: problems.append(PolicyProblem(mark, "there are more problems than are shown"))
    default: break
    }
  }
}
