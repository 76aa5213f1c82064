import DisclosureCore
import DisclosureIdentity
import YAMLDocument

/// Reads the tree of a policy file, or of a file of policy tests, and notes everything that is wrong with it.
///
/// It goes on after a problem wherever the rest can still be understood, so that one reading tells them all.
struct PolicyFileReader {
  /// More are not told: by then the file is another kind of file.
  static let maximumProblems = 1000

  static let policy = Label(japanese: "ポリシー", english: "a policy")
  static let rule = Label(japanese: "規則", english: "a rule")

  private(set) var problems: [PolicyProblem] = []
  /// Nil until the form is known; rules are then read for everything but their items.
  var catalogue: Catalogue?
  /// Where each rule id was given first.
  private var ids: [String: Mark] = [:]
  /// The answers that the rule in hand names without an item: what its items must admit.
  var spoken = AnswerSet()
  /// The items that the rule in hand lists, as far as they are known; for suggestions.
  var listed: [Item] = []

  /// Nil where something is wrong; the problems say what.
  mutating func read(_ root: YAMLNode) -> PolicyFile? {
    guard let mapping = readMapping(root, Self.policy, keys: ["policy", "form", "source", "rules"]) else { return nil }
    let name = text(in: mapping, "policy").flatMap { readName($0, of: Self.policy) }
    catalogue = text(in: mapping, "form").flatMap { readCatalogue($0) }
    let source = mapping["source"].flatMap { readScalar($0, Self.named("source")) }?.text
    guard let rules = value(in: mapping, "rules").flatMap({ readRules($0, from: source) }), let name, let catalogue,
      problems.isEmpty
    else { return nil }
    let titles = rules.compactMap { rule in rule.title.map { (rule.rule.id, $0) } }
    return PolicyFile(
      name: name, policy: Policy(form: catalogue.form.name, rules: rules.map(\.rule)), catalogue: catalogue,
      titles: Dictionary(titles, uniquingKeysWith: { first, _ in first }), source: source)
  }

  private mutating func readRules(_ node: YAMLNode, from source: String?) -> [TitledRule]? {
    if let source, node.sequence?.items.isEmpty == true {
      // A policy that waits for its source would accept every sheet.
      note(
        node.mark, ja: "このポリシーにはまだ規則がないため、判定にも適用にも使えません。\(source)",
        en: "this policy has no rules yet, so nothing can be judged by it: \(source)")
      return nil
    }
    guard let sequence = node.sequence, !sequence.items.isEmpty else {
      note(node.mark, ja: "rules は一つ以上の規則の一覧です", en: "rules must be a list of at least one rule")
      return nil
    }
    guard sequence.items.count <= PolicyFile.maximumRules else {
      let most = PolicyFile.maximumRules
      note(node.mark, ja: "ポリシーの規則は \(most) 件までです", en: "a policy has at most \(most) rules")
      return nil
    }
    return sequence.items.compactMap { readRule($0) }
  }

  private mutating func readCatalogue(_ scalar: YAMLScalar) -> Catalogue? {
    guard let catalogue = Catalogue.known.first(where: { $0.form.name == scalar.text }) else {
      let known = Catalogue.known.map(\.form.name).joined(separator: ", ")
      note(
        scalar.mark, ja: "書式 '\(shown(scalar.text))' は登録されていません。使える書式は \(known) です",
        en: "'\(shown(scalar.text))' is no known form; there is \(known)")
      return nil
    }
    return catalogue
  }

  mutating func readName(_ scalar: YAMLScalar, of what: Label) -> String? {
    guard NameRules.isPolicyOrRule(scalar.text) else {
      note(
        scalar.mark, ja: "\(what.japanese)の名前は a–z 0–9 . _ - の1〜64文字で、英字か数字で始めます",
        en: "the name of \(what.english) is 1 to 64 of a–z 0–9 . _ - and begins with a letter or digit")
      return nil
    }
    return scalar.text
  }

  mutating func noteIfTaken(_ id: YAMLScalar) {
    guard let earlier = ids[id.text] else { return ids[id.text] = id.mark }
    note(
      id.mark, ja: "規則 '\(id.text)' は \(earlier) にすでにあります", en: "rule '\(id.text)' was given at \(earlier) already")
  }

  mutating func note(_ mark: Mark, ja japanese: String, en english: String) {
    switch problems.count {
    case ..<Self.maximumProblems:
      problems.append(PolicyProblem(mark, Label(japanese: japanese, english: english)))
    case Self.maximumProblems:
      let more = Label(japanese: "ほかにも誤りがありますが、表示しません", english: "there are more problems than are shown")
      problems.append(PolicyProblem(mark, more))
    default: break
    }
  }
}
