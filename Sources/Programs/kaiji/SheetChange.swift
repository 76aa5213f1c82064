import Commands
import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import DisclosureStorage

/// One stored sheet, as it is judged and as a new revision of the policy would judge it.
struct SheetChange {
  let row: CurrentSheets.Row
  /// Nil where the hospital has no such policy yet.
  let old: Judgement?
  let new: Judgement
  /// Rules that come out differently, in the new policy's order, then those that it no longer has.
  let rules: [Rule]

  struct Rule {
    let id: String
    /// Nil where the policy has no such rule.
    let old, new: Outcome?

    /// A rule that comes or goes and has nothing to say about this sheet.
    var isSilent: Bool {
      switch (old, new) {
      case (nil, .pass), (nil, .exempt), (.pass, nil), (.exempt, nil): true
      default: false
      }
    }
  }

  init(row: CurrentSheets.Row, old: Judgement?, new: Judgement) {
    self.row = row
    self.old = old
    self.new = new
    let before = Dictionary((old?.results ?? []).map { ($0.rule, $0.outcome) }, uniquingKeysWith: { first, _ in first })
    let after = Set(new.results.map(\.rule))
    let kept = new.results.map { Rule(id: $0.rule, old: before[$0.rule], new: $0.outcome) }
    let gone = (old?.results ?? []).filter { !after.contains($0.rule) }
    rules = (kept + gone.map { Rule(id: $0.rule, old: $0.outcome, new: nil) }).filter { $0.old != $0.new }
  }

  var isOfDecision: Bool { old?.decision != new.decision }
  /// Whether a rule that says something about this sheet says something else.
  var isOfResults: Bool { rules.contains { !$0.isSilent } }

  /// A line for the sheet and one for each rule that has something to say.
  func text(_ titles: [String: String]) -> String {
    let decisions = [old, new].map { $0.map { Wording.name(of: $0.decision).text } ?? "—" }.joined(separator: " → ")
    let scores = [old, new].map { $0?.score.map { Tenths.text($0) } ?? "—" }.joined(separator: " → ")
    let about = [row.vendor, row.sheet.date?.description ?? "—", row.submission.description]
    let parts = Phrase(ja: "（\(about.joined(separator: "、"))）", en: " (\(about.joined(separator: ", ")))").text
    var text = "  \(decisions)  \(scores)  \(Terminal.shown(row.product + parts))\n"
    for rule in rules where !rule.isSilent {
      let outcomes = [rule.old, rule.new].map { $0.map { Wording.name(of: $0).text } ?? "—" }
      let title = titles[rule.id].map { "  \(Terminal.shown($0))" } ?? ""
      text += "      \(outcomes.joined(separator: " → "))  \(rule.id)\(title)\n"
    }
    return text
  }

  var json: [UInt8] {
    var json = CanonicalJSON()
    json.object { json in
      let texts = [
        ("submission", row.submission.description), ("vendor", row.vendor), ("product", row.product),
        ("sheetDate", row.sheet.date?.description),
      ]
      for (key, text) in texts {
        json.key(key)
        json.string(text)
      }
      for (key, judgement) in [("old", old), ("new", new)] {
        json.key(key)
        json.verdict(judgement)
      }
      json.key("rules")
      json.array(of: rules) { json, rule in
        json.object { json in
          for (key, text) in [("rule", rule.id), ("old", rule.old?.name), ("new", rule.new?.name)] {
            json.key(key)
            json.string(text)
          }
        }
      }
    }
    return json.bytes
  }
}

extension CanonicalJSON {
  fileprivate mutating func verdict(_ judgement: Judgement?) {
    guard let judgement else { return null() }
    object { json in
      json.key("decision")
      json.string(judgement.decision.rawValue)
      json.key("score")
      if let score = judgement.score { json.raw(Tenths.text(score)) } else { json.null() }
    }
  }
}
