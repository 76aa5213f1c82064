/// What a new revision of a policy would change, rule by rule.
package struct PolicyDifference: Sendable, Equatable {
  /// In the new policy's order.
  package let added: [Rule]
  /// In the old policy's order.
  package let removed: [Rule]
  /// In the new policy's order.
  package let changed: [Change]
  package let unchanged: Int
  /// The rules that both have stand in another order; no result changes by it.
  package let isReordered: Bool

  /// One rule before and after.
  package struct Change: Sendable, Equatable {
    package let old: Rule
    package let new: Rule

    package init(old: Rule, new: Rule) {
      self.old = old
      self.new = new
    }
  }

  package init(from old: Policy, to new: Policy) {
    let before = Dictionary(old.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let after = Set(new.rules.map(\.id))
    added = new.rules.filter { before[$0.id] == nil }
    removed = old.rules.filter { !after.contains($0.id) }
    let kept = new.rules.compactMap { rule in before[rule.id].map { Change(old: $0, new: rule) } }
    changed = kept.filter { $0.old != $0.new }
    unchanged = kept.count - changed.count
    isReordered = kept.map(\.new.id) != old.rules.map(\.id).filter(after.contains)
  }

  package var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }
}

extension PolicyDifference.Change {
  /// A part of the rule that changed, as the policy file says it.
  package struct Field: Sendable, Equatable {
    package let name: String
    /// Nil where the rule had, or has, no such part.
    package let old: String?
    package let new: String?
  }

  /// What changed besides the items.
  package var fields: [Field] {
    let pairs: [(String, String?, String?)] = [
      ("severity", old.severity.rawValue, new.severity.rawValue), ("when", old.when?.yaml, new.when?.yaml),
      ("require", old.require.yaml, new.require.yaml),
    ]
    return pairs.filter { $0.1 != $0.2 }.map { Field(name: $0.0, old: $0.1, new: $0.2) }
  }

  /// Items of the new rule alone. A rule without items is about the sheet as a whole.
  package var addedItems: [String] { Self.items(of: new, without: old) }
  package var removedItems: [String] { Self.items(of: old, without: new) }

  private static func items(of rule: Rule, without other: Rule) -> [String] {
    let others = Set(other.items ?? [])
    return (rule.items ?? []).filter { !others.contains($0) }
  }
}
