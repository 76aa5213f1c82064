import DisclosureCore
import YAMLDocument

struct TitledRule {
  let rule: Rule
  let title: String?
}

/// One rule.
extension PolicyFileReader {
  mutating func readRule(_ node: YAMLNode) -> TitledRule? {
    let keys = ["id", "title", "items", "when", "expect", "require", "severity"]
    guard let mapping = readMapping(node, Self.rule, keys: keys) else { return nil }
    spoken = AnswerSet()
    listed = knownItems(of: mapping["items"])
    let id = text(in: mapping, "id").flatMap { readID($0) }
    let title = mapping["title"].flatMap { readScalar($0, Self.named("title")) }?.text
    let severity = text(in: mapping, "severity").flatMap { readSeverity($0) }
    let (itemsNode, whenNode) = (mapping["items"], mapping["when"])
    let when = whenNode.flatMap { readCondition($0, ofEachItem: itemsNode != nil) }
    let require = readDemand(in: mapping)
    // After the conditions: which items a rule can have depends on the answers it names for them.
    let items = itemsNode.flatMap { readItems($0) }
    guard let id, let severity, let require, (when == nil) == (whenNode == nil), (items == nil) == (itemsNode == nil)
    else { return nil }
    return TitledRule(
      rule: Rule(id: id, severity: severity, items: items, when: when, require: require), title: title)
  }

  /// What the rule demands: `require`, or `expect` for short.
  private mutating func readDemand(in mapping: YAMLMapping) -> Condition? {
    let hasItems = mapping["items"] != nil
    let expected = mapping["expect"].flatMap { readAnswers($0, of: nil, ofEachItem: true) }
    let required = mapping["require"].flatMap { readCondition($0, ofEachItem: hasItems) }
    switch (mapping.key("expect"), mapping.key("require")) {
    case (let expect?, let require?):
      note(
        max(expect.mark, require.mark), ja: "'expect' は require: {is: …} の略です。規則には一方だけを書きます",
        en: "'expect' is short for require: {is: …}; a rule has only one of the two")
      return nil
    case (let expect?, nil) where !hasItems:
      note(
        expect.mark, ja: "'expect' は規則の項目についての条件です。items を加えるか、require: {item: …, is: …} と書いてください",
        en: "'expect' speaks of the rule's items; add items, or write require: {item: …, is: …}")
      return nil
    case (nil, nil):
      note(
        mapping.mark, ja: "規則に条件がありません。'expect' か 'require' を加えてください",
        en: "the rule demands nothing; add 'expect' or 'require'")
      return nil
    default: return expected.map { .is(item: nil, $0) } ?? required
    }
  }

  private mutating func readID(_ scalar: YAMLScalar) -> String? {
    guard let id = readName(scalar, of: Self.rule) else { return nil }
    noteIfTaken(scalar)
    return id
  }

  private mutating func readSeverity(_ scalar: YAMLScalar) -> Rule.Severity? {
    guard let severity = Rule.Severity(rawValue: scalar.text) else {
      let hint = NearestNames.hint(scalar.text, among: Rule.Severity.allCases.map(\.rawValue))
      note(
        scalar.mark,
        ja: "severity は critical、major、minor のいずれかです（'\(shown(scalar.text))' ではありません）\(hint?.japanese ?? "")",
        en: "severity is critical, major or minor, not '\(shown(scalar.text))'\(hint?.english ?? "")")
      return nil
    }
    return severity
  }
}
