import Commands
import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import PolicyReading
import WorkerRuntime

let policyDiffCommand = Command(
  "diff",
  Phrase(
    ja: "新しい版のポリシーで何が変わるかを、規則ごとに示します", en: "says what a new revision of a policy would change, rule by rule"),
  example: "baseline.yaml baseline-new.yaml",
  argument("OLD.yaml", Phrase(ja: "今のポリシー", en: "the policy as it is")),
  argument("NEW.yaml", Phrase(ja: "新しいポリシー", en: "the policy as it would be")),
  option("--format", "text|json", Phrase(ja: "出力の形式", en: "how to print"), default: OutputFormat.text)
) { old, new, format in
  let diff = try PolicyDiff(old: PolicyFile(at: old), new: PolicyFile(at: new))
  guard diff.old.policy.form == diff.new.policy.form else {
    throw CommandFailure(
      Phrase(
        ja: "書式の異なるポリシーは比べられません（\(old): \(diff.old.policy.form)、\(new): \(diff.new.policy.form)）",
        en:
          "policies for different forms cannot be compared (\(old): \(diff.old.policy.form), \(new): \(diff.new.policy.form))"
      ))
  }
  switch format {
  case .json: Terminal.print(diff.json)
  case .text: Terminal.print(diff.text)
  }
  return ExitCode.done.rawValue
}

/// Two policy files and what differs between them.
private struct PolicyDiff {
  let old: PolicyFile
  let new: PolicyFile
  let difference: PolicyDifference

  init(old: PolicyFile, new: PolicyFile) {
    self.old = old
    self.new = new
    difference = PolicyDifference(from: old.policy, to: new.policy)
  }

  var text: String {
    var text = old.name == new.name ? "\(new.name)\n" : "\(old.name) → \(new.name)\n"
    for rule in difference.added {
      text += head("+", Phrase(ja: "追加", en: "added"), rule, new)
      text += "      severity: \(rule.severity.rawValue)\n"
      if let items = rule.items { text += "      items: [\(items.joined(separator: " "))]\n" }
      if let when = rule.when { text += "      when: \(when.yaml)\n" }
      text += "      require: \(rule.require.yaml)\n"
    }
    for rule in difference.removed { text += head("-", Phrase(ja: "削除", en: "removed"), rule, old) }
    for change in difference.changed {
      text += head("~", Phrase(ja: "変更", en: "changed"), change.new, new)
      for field in change.fields { text += "      \(field.name): \(field.old ?? "—") → \(field.new ?? "—")\n" }
      text += items(of: change)
    }
    return text + "  \(summary.text)\n"
  }

  private func head(_ sign: String, _ word: Phrase, _ rule: Rule, _ file: PolicyFile) -> String {
    "  \(sign) \(word.text)  \(rule.id)\(file.titles[rule.id].map { "  \(Terminal.shown($0))" } ?? "")\n"
  }

  private func items(of change: PolicyDifference.Change) -> String {
    var text = ""
    if change.old.items == nil || change.new.items == nil, change.old.items != change.new.items {
      let whole = Phrase(ja: "開示書全体", en: "the sheet as a whole").text
      func named(_ items: [String]?) -> String { items.map { "[\($0.joined(separator: " "))]" } ?? whole }
      return "      items: \(named(change.old.items)) → \(named(change.new.items))\n"
    }
    if !change.addedItems.isEmpty { text += "      items: + \(change.addedItems.joined(separator: " "))\n" }
    if !change.removedItems.isEmpty { text += "      items: - \(change.removedItems.joined(separator: " "))\n" }
    return text
  }

  private var summary: Phrase {
    if difference.isEmpty {
      return difference.isReordered
        ? Phrase(ja: "規則の順だけが変わります。結果は変わりません", en: "only the order of the rules changes; no result does")
        : Phrase(ja: "規則に変わりはありません", en: "the rules are the same")
    }
    let (added, removed, changed) = (difference.added.count, difference.removed.count, difference.changed.count)
    return Phrase(
      ja: "追加 \(added) 件、削除 \(removed) 件、変更 \(changed) 件、同じ \(difference.unchanged) 件",
      en: "\(added) added, \(removed) removed, \(changed) changed, \(difference.unchanged) the same")
  }

  var json: [UInt8] {
    var json = CanonicalJSON()
    json.object { json in
      json.key("old")
      json.string(old.name)
      json.key("new")
      json.string(new.name)
      json.key("added")
      json.array(of: difference.added) { $0.string($1.id) }
      json.key("removed")
      json.array(of: difference.removed) { $0.string($1.id) }
      json.key("changed")
      json.array(of: difference.changed) { $0.change($1) }
      json.key("unchanged")
      json.number(difference.unchanged)
      json.key("reordered")
      json.raw(difference.isReordered ? "true" : "false")
    }
    return json.bytes
  }
}

extension CanonicalJSON {
  fileprivate mutating func change(_ change: PolicyDifference.Change) {
    object { json in
      json.key("rule")
      json.string(change.new.id)
      json.key("fields")
      json.array(of: change.fields) { json, field in
        json.object { json in
          json.key("field")
          json.string(field.name)
          json.key("old")
          json.string(field.old)
          json.key("new")
          json.string(field.new)
        }
      }
      json.key("itemsAdded")
      json.array(of: change.addedItems) { $0.string($1) }
      json.key("itemsRemoved")
      json.array(of: change.removedItems) { $0.string($1) }
    }
  }
}
