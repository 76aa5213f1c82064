import DisclosureCore
import YAMLDocument

/// The waivers of a policy test.
extension PolicyFileReader {
  private static let waiver = Label(japanese: "免除", english: "a waiver")

  /// `[{rule: access-log, from: 2026-01-01, until: 2026-12-31}]`
  mutating func readWaivers(_ node: YAMLNode, of policy: PolicyFile?) -> [PolicyTest.Waiver] {
    guard let sequence = node.sequence, sequence.items.count <= PolicyFile.maximumRules else {
      let most = PolicyFile.maximumRules
      note(
        node.mark, ja: "waivers は {rule: access-log, until: 2026-12-31} のような免除の一覧で、\(most) 件までです",
        en: "waivers is a list of at most \(most) waivers such as {rule: access-log, until: 2026-12-31}")
      return []
    }
    return sequence.items.compactMap { readWaiver($0, of: policy) }
  }

  private mutating func readWaiver(_ node: YAMLNode, of policy: PolicyFile?) -> PolicyTest.Waiver? {
    guard let mapping = readMapping(node, Self.waiver, keys: ["rule", "from", "until"]) else { return nil }
    let rule = text(in: mapping, "rule").flatMap { readRuleID($0, of: policy) ? $0.text : nil }
    let from = mapping["from"].flatMap { readDay($0, "from") }
    let until = value(in: mapping, "until").flatMap { readDay($0, "until") }
    guard let rule, let until, (from == nil) == (mapping["from"] == nil) else { return nil }
    if let from, until < from, let key = mapping.key("until") {
      note(
        key.mark, ja: "最後の日 \(until) が最初の日 \(from) より前です", en: "the last day \(until) is before the first, \(from)")
      return nil
    }
    return PolicyTest.Waiver(rule: rule, from: from, until: until)
  }
}
