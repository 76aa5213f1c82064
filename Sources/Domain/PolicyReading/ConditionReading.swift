import DisclosureCore
import YAMLDocument

/// Conditions of `when` and `require` (design.md §8). How deep they stand in each other is bounded by the document.
extension PolicyFileReader {
  private static let kinds = ["is", "remark", "all", "any", "not", "atLeast", "sheetAge", "edition", "finding"]

  /// - Parameter ofEachItem: the rule has items, so that a condition without one speaks of each of them.
  mutating func readCondition(_ node: YAMLNode, ofEachItem: Bool) -> Condition? {
    guard let mapping = node.mapping else {
      note(
        node.mark, ja: "条件は {item: \"60\", is: applies} のようなマッピングです。複数の条件は all: […] でつなぎます",
        en: "a condition is a mapping such as {item: \"60\", is: applies}; join several with all: […]")
      return nil
    }
    let unknown = noteUnknownKeys(
      of: mapping, Label(japanese: "条件", english: "a condition"), keys: Self.kinds + ["item", "of"])
    let said = mapping.entries.filter { Self.kinds.contains($0.key.text) }
    guard let kind = said.first else {
      // An unknown key was most likely meant to say it.
      let kinds = Self.kinds.joined(separator: ", ")
      if !unknown { note(mapping.mark, ja: "条件には \(kinds) のいずれかを書きます", en: "a condition says one of \(kinds)") }
      return nil
    }
    for other in said.dropFirst() {
      let both = "all: [{\(kind.key.text): …}, {\(other.key.text): …}]"
      note(
        other.key.mark, ja: "条件にはすでに '\(kind.key.text)' があります。両方を求めるには \(both) と書きます",
        en: "the condition says '\(kind.key.text)' already; to demand both write \(both)")
    }
    noteStray("item", in: mapping, with: ["is", "remark"], kind.key.text)
    noteStray("of", in: mapping, with: ["atLeast"], kind.key.text)
    let conditions = said.map { readCondition($0.key.text, $0.value, in: mapping, ofEachItem) }
    return said.count == 1 ? conditions[0] : nil
  }

  private mutating func readCondition(
    _ kind: String, _ value: YAMLNode, in mapping: YAMLMapping, _ ofEachItem: Bool
  ) -> Condition? {
    switch kind {
    case "is":
      let target = readTarget(in: mapping, ofEachItem)
      let answers = readAnswers(value, of: target?.item, ofEachItem: mapping["item"] == nil)
      guard let target, let answers else { return nil }
      return .is(item: target.item?.id, answers)
    case "remark":
      let target = readTarget(in: mapping, ofEachItem)
      guard isWord(value, "remark", "present"), let target else { return nil }
      return .remarkPresent(item: target.item?.id)
    case "all": return readConditions(value, kind, ofEachItem).map { .all($0) }
    case "any": return readConditions(value, kind, ofEachItem).map { .any($0) }
    case "not": return readCondition(value, ofEachItem: ofEachItem).map { .not($0) }
    case "atLeast": return readAtLeast(value, in: mapping, ofEachItem)
    case "sheetAge": return readAge(value).map { .sheetAge(months: $0) }
    case "edition": return readEdition(value).map { .edition(atLeast: $0) }
    default: return readFinding(value).map { .finding($0) }
    }
  }

  /// What a condition speaks of.
  private enum Target {
    case eachItem
    case one(Item)

    var item: Item? {
      if case .one(let item) = self { item } else { nil }
    }
  }

  /// Nil where that is wrong.
  private mutating func readTarget(in mapping: YAMLMapping, _ ofEachItem: Bool) -> Target? {
    if let node = mapping["item"] { return readItem(node).map { .one($0) } }
    if !ofEachItem {
      note(
        mapping.mark, ja: "規則に items がないため、ここで項目を指定してください: {item: …, …}",
        en: "the rule has no items, so name the item here: {item: …, …}")
    }
    return ofEachItem ? .eachItem : nil
  }

  private mutating func readConditions(_ node: YAMLNode, _ what: String, _ ofEachItem: Bool) -> [Condition]? {
    guard let sequence = node.sequence, !sequence.items.isEmpty else {
      let example = "\(what): [{item: \"60\", is: applies}, …]"
      note(
        node.mark, ja: "'\(what)' は一つ以上の条件の一覧です: \(example)",
        en: "'\(what)' is a list of at least one condition: \(example)")
      return nil
    }
    guard sequence.items.count <= PolicyFile.maximumParts else {
      let most = PolicyFile.maximumParts
      note(
        node.mark, ja: "'\(what)' に並べられる条件は \(most) 件までです",
        en: "'\(what)' lists at most \(most) conditions; join groups of them")
      return nil
    }
    let read = sequence.items.compactMap { readCondition($0, ofEachItem: ofEachItem) }
    return read.count == sequence.items.count ? read : nil
  }

  private mutating func readAtLeast(_ node: YAMLNode, in mapping: YAMLMapping, _ ofEachItem: Bool) -> Condition? {
    let count = readScalar(node, Self.named("atLeast")).flatMap { readCount($0) }
    guard let of = mapping["of"] else {
      note(
        mapping.mark, ja: "'atLeast' には数える条件が必要です: {atLeast: 2, of: [{…}, {…}, {…}]}",
        en: "'atLeast' needs the conditions it counts: {atLeast: 2, of: [{…}, {…}, {…}]}")
      return nil
    }
    let parts = readConditions(of, "of", ofEachItem)
    guard let count, let listed = of.sequence?.items.count else { return nil }
    guard count <= listed else {
      note(
        node.mark, ja: "\(listed) 件のうち \(count) 件は成り立ちません。\(listed) 以下にしてください",
        en: "\(count) of \(listed) can never be true; say at most \(listed)")
      return nil
    }
    return parts.map { .atLeast(count, of: $0) }
  }

  private mutating func readCount(_ scalar: YAMLScalar) -> Int? {
    guard let count = wholeNumber(scalar.text), count >= 1 else {
      note(
        scalar.mark, ja: "'atLeast' は1以上の整数です（'\(shown(scalar.text))' ではありません）",
        en: "'atLeast' is a whole number from 1 on, not '\(shown(scalar.text))'")
      return nil
    }
    return count
  }

  private mutating func noteStray(_ key: String, in mapping: YAMLMapping, with kinds: [String], _ said: String) {
    guard let stray = mapping.key(key), !kinds.contains(said) else { return }
    note(
      stray.mark, ja: "'\(key)' は \(kinds.joined(separator: " か ")) とともに書きます（'\(said)' とは書けません）",
      en: "'\(key)' stands beside \(kinds.joined(separator: " or ")), not beside '\(said)'")
  }
}
