import DisclosureCore
import YAMLDocument

/// The items of a rule: a list, or a selector that takes those which admit every answer the rule names for them.
extension PolicyFileReader {
  /// Ids in catalogue order, each once. Nil where something is wrong, or while the form is unknown.
  mutating func readItems(_ node: YAMLNode) -> [String]? {
    guard let catalogue else { return nil }
    let selected: [Item]? =
      switch node {
      case .sequence(let sequence): readList(sequence, atMost: catalogue.items.count)
      case .mapping(let mapping): readSelector(mapping, catalogue).flatMap { admitting($0, at: mapping.mark) }
      case .scalar(let scalar) where scalar.text == "all": admitting(catalogue.items, at: scalar.mark)
      case .scalar(let scalar): readLone(scalar, catalogue)
      }
    return selected.map { catalogue.inOrder($0.map(\.id)) }
  }

  /// What a list names, without a word about what it names wrongly.
  func knownItems(of node: YAMLNode?) -> [Item] {
    guard let catalogue, let nodes = node?.sequence?.items else { return [] }
    return nodes.compactMap { $0.scalar.flatMap { catalogue.position(of: $0.text) } }.map { catalogue.items[$0] }
  }

  /// One item that can be answered.
  mutating func readItem(_ node: YAMLNode) -> Item? {
    guard let scalar = readScalar(node, Label(japanese: "項目", english: "an item")), let item = readAnyItem(scalar)
    else {
      return nil
    }
    guard item.isAnswerable else {
      note(
        scalar.mark, ja: "\(item.id) は回答のない見出しです。その下の項目を指定してください",
        en: "\(item.id) is a heading without an answer; name the rows under it")
      return nil
    }
    return item
  }

  /// One item, or the heading of some.
  mutating func readAnyItem(_ scalar: YAMLScalar) -> Item? {
    readID(scalar.text, at: scalar.mark)
  }

  private mutating func readID(_ id: String, at mark: Mark) -> Item? {
    guard let catalogue else { return nil }
    guard let position = catalogue.position(of: id) else {
      let hint = NearestNames.hint(id, among: catalogue.items.map(\.id), atMost: 3)
      note(
        mark, ja: "'\(shown(id))' は \(catalogue.form.name) の項目ではありません\(hint?.japanese ?? "")",
        en: "'\(shown(id))' is no item of \(catalogue.form.name)\(hint?.english ?? "")")
      return nil
    }
    return catalogue.items[position]
  }

  private mutating func readList(_ sequence: YAMLSequence, atMost count: Int) -> [Item]? {
    guard (1...count).contains(sequence.items.count) else {
      note(
        sequence.mark, ja: "items には1〜\(count) 個の項目番号を並べます（例 [\"17.3\", \"17.3.1\"]）",
        en: "items lists 1 to \(count) item ids, such as [\"17.3\", \"17.3.1\"]")
      return nil
    }
    let items = sequence.items.compactMap { node in
      readItem(node).flatMap { item -> Item? in
        guard spoken.isSubset(of: item.answers) else {
          noteRefusal(of: spoken.inOrder.filter { !item.answers.contains($0) }, by: item, at: node.mark)
          return nil
        }
        return item
      }
    }
    return items.count == sequence.items.count ? items : nil
  }

  /// The answerable items of a selection that admit every answer the rule names for them.
  private mutating func admitting(_ items: some Sequence<Item>, at mark: Mark) -> [Item]? {
    let taken = items.filter { $0.isAnswerable && spoken.isSubset(of: $0.answers) }
    guard !taken.isEmpty else {
      let named = spoken.inOrder.map(\.name).joined(separator: ", ")
      note(
        mark, ja: "規則の回答（\(named)）をすべて選べる項目が、この中にありません",
        en: "no item is left: none of these admits every answer the rule names (\(named))")
      return nil
    }
    return taken
  }

  private mutating func readSelector(_ mapping: YAMLMapping, _ catalogue: Catalogue) -> [Item]? {
    let keys = ["section", "range", "polarity"]
    let unknown = noteUnknownKeys(of: mapping, Self.named("items"), keys: keys)
    guard !unknown, mapping.entries.count == 1, let selector = mapping.entries.first else {
      let names = keys.joined(separator: ", ")
      if !unknown {
        note(mapping.mark, ja: "items は \(names) のいずれか一つで選びます", en: "items selects by one of \(names)")
      }
      return nil
    }
    guard let value = readScalar(selector.value, Self.named(selector.key.text)) else { return nil }
    switch selector.key.text {
    case "section": return readSection(value, catalogue)
    case "range": return readRange(value, catalogue)
    default: return readPolarity(value, catalogue)
    }
  }

  private mutating func readSection(_ code: YAMLScalar, _ catalogue: Catalogue) -> [Item]? {
    let items = catalogue.items.filter { $0.section.code == code.text }
    guard items.isEmpty else { return items }
    let codes = catalogue.items.map(\.section.code).reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }
    let hint = NearestNames.hint(code.text, among: codes, atMost: 3)
    note(
      code.mark, ja: "'\(shown(code.text))' は \(catalogue.form.name) の節ではありません\(hint?.japanese ?? "")",
      en: "'\(shown(code.text))' is no section of \(catalogue.form.name)\(hint?.english ?? "")")
    return nil
  }

  /// From one id to another, with everything below the last.
  private mutating func readRange(_ range: YAMLScalar, _ catalogue: Catalogue) -> [Item]? {
    let ends = range.text.split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2 else {
      note(
        range.mark, ja: "range は \"59-63\" のように二つの項目番号を - でつなぎます（'\(shown(range.text))' ではありません）",
        en: "a range is two item ids joined by -, such as \"59-63\", not '\(shown(range.text))'")
      return nil
    }
    let items = ends.compactMap { readID(String($0.drop { $0 == " " }.prefix { $0 != " " }), at: range.mark) }
    guard items.count == 2, let first = catalogue.position(of: items[0].id),
      var last = catalogue.position(of: items[1].id)
    else { return nil }
    guard first <= last else {
      let (from, to) = (items[0].id, items[1].id)
      note(
        range.mark, ja: "\(from) は \(to) より後にあります。\"\(to)-\(from)\" と書いてください",
        en: "\(from) comes after \(to); write \"\(to)-\(from)\"")
      return nil
    }
    while last + 1 < catalogue.items.count, catalogue.items[last + 1].id.hasPrefix("\(items[1].id).") { last += 1 }
    return Array(catalogue.items[first...last])
  }

  private mutating func readPolarity(_ word: YAMLScalar, _ catalogue: Catalogue) -> [Item]? {
    guard let polarity = Item.Polarity(rawValue: word.text) else {
      let known = Item.Polarity.allCases.map(\.rawValue)
      let hint = NearestNames.hint(word.text, among: known) ?? Self.offered(known)
      note(
        word.mark, ja: "'\(shown(word.text))' は polarity の値ではありません\(hint.japanese)",
        en: "'\(shown(word.text))' is no polarity\(hint.english)")
      return nil
    }
    return catalogue.items.filter { $0.polarity == polarity }
  }

  private mutating func readLone(_ scalar: YAMLScalar, _ catalogue: Catalogue) -> [Item]? {
    let isItem = catalogue.position(of: scalar.text) != nil
    let example = isItem ? scalar.text : "17.3"
    note(
      scalar.mark, ja: "items は [\"\(example)\"] のような一覧、{section: S5} のような選択、または all です",
      en: "items is a list such as [\"\(example)\"], a selector such as {section: S5}, or all")
    return nil
  }
}
