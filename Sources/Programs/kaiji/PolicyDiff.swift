import Commands
import DisclosureCore
import DisclosureIdentity

/// Two revisions of a policy and what differs between their rules, for a person and for a program.
struct PolicyDiff {
  /// A policy with what people call its rules.
  struct Side {
    let name: String
    /// Of what is applied; nil of a file.
    let revision: Int64?
    let policy: Policy
    let titles: [String: String]
  }

  /// Nil where the hospital has no policy of the new one's name.
  let old: Side?
  let new: Side
  let difference: PolicyDifference

  init(old: Side?, new: Side) {
    self.old = old
    self.new = new
    difference = PolicyDifference(from: old?.policy ?? Policy(form: new.policy.form, rules: []), to: new.policy)
  }

  var text: String {
    var text = head
    for rule in difference.added {
      text += head("+", Phrase(ja: "追加", en: "added"), rule, new)
      text += "      severity: \(rule.severity.rawValue)\n"
      if let items = rule.items { text += "      items: [\(items.joined(separator: " "))]\n" }
      if let when = rule.when { text += "      when: \(when.yaml)\n" }
      text += "      require: \(rule.require.yaml)\n"
    }
    for rule in difference.removed { text += head("-", Phrase(ja: "削除", en: "removed"), rule, old ?? new) }
    for change in difference.changed {
      text += head("~", Phrase(ja: "変更", en: "changed"), change.new, new)
      for field in change.fields { text += "      \(field.name): \(field.old ?? "—") → \(field.new ?? "—")\n" }
      text += items(of: change)
    }
    return text + "  \(summary.text)\n"
  }

  private var head: String {
    guard let old else {
      return Phrase(ja: "\(new.name)（まだ適用されていません）", en: "\(new.name), which is not applied yet").text + "\n"
    }
    let revision = old.revision.map { Phrase(ja: "（適用中の版 \($0) から）", en: ", from revision \($0) as applied").text }
    return (old.name == new.name ? new.name : "\(old.name) → \(new.name)") + (revision ?? "") + "\n"
  }

  private func head(_ sign: String, _ word: Phrase, _ rule: Rule, _ side: Side) -> String {
    "  \(sign) \(word.text)  \(rule.id)\(side.titles[rule.id].map { "  \(Terminal.shown($0))" } ?? "")\n"
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
      json.string(old?.name)
      json.key("oldRevision")
      json.number(old?.revision.map { Int($0) })
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
