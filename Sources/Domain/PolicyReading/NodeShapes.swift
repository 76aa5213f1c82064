import DisclosureCore
import YAMLDocument

/// Shapes of nodes: what must be a mapping, a key of it, or a single value.
extension PolicyFileReader {
  /// Text of a file within a message: short, and without characters that would move or hide what stands around them.
  func shown(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let shown = scalars.prefix(40).map { scalar in
      let isVisible =
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: false
        default: true
        }
      return isVisible ? String(scalar) : "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    }
    return shown.joined() + (scalars.count > 40 ? "…" : "")
  }

  mutating func readMapping(_ node: YAMLNode, _ what: Label, keys: [String]) -> YAMLMapping? {
    guard let mapping = node.mapping else {
      let names = keys.joined(separator: ", ")
      note(
        node.mark, ja: "\(what.japanese)は \(names) をキーとするマッピングです",
        en: "\(what.english) is a mapping with the keys \(names)")
      return nil
    }
    noteUnknownKeys(of: mapping, what, keys: keys)
    return mapping
  }

  /// - Returns: whether there were any.
  @discardableResult
  mutating func noteUnknownKeys(of mapping: YAMLMapping, _ what: Label, keys: [String]) -> Bool {
    let unknown = mapping.entries.map(\.key).filter { !keys.contains($0.text) }
    for key in unknown {
      let names = keys.joined(separator: ", ")
      let hint =
        NearestNames.hint(key.text, among: keys)
        ?? Label(japanese: "。使えるキーは \(names) です", english: "; it has \(names)")
      note(
        key.mark, ja: "'\(shown(key.text))' は\(what.japanese)のキーではありません\(hint.japanese)",
        en: "'\(shown(key.text))' is no key of \(what.english)\(hint.english)")
    }
    return !unknown.isEmpty
  }

  mutating func value(in mapping: YAMLMapping, _ key: String) -> YAMLNode? {
    if mapping[key] == nil { note(mapping.mark, ja: "'\(key)' がありません", en: "'\(key)' is missing") }
    return mapping[key]
  }

  mutating func text(in mapping: YAMLMapping, _ key: String) -> YAMLScalar? {
    value(in: mapping, key).flatMap { readScalar($0, Self.named(key)) }
  }

  /// The end of a sentence that tells what there is.
  static func offered(_ names: [String]) -> Label {
    let names = names.joined(separator: ", ")
    return Label(japanese: "。使えるのは \(names) です", english: "; there are \(names)")
  }

  /// A key of the file as the subject of a sentence.
  static func named(_ key: String) -> Label { Label(japanese: "\(key) ", english: key) }

  mutating func readScalar(_ node: YAMLNode, _ what: Label) -> YAMLScalar? {
    if node.scalar == nil {
      note(node.mark, ja: "\(what.japanese)は一つの値です", en: "\(what.english) must be a single value")
    }
    return node.scalar
  }

  /// A value of which there is only one.
  mutating func isWord(_ node: YAMLNode, _ what: String, _ word: String) -> Bool {
    guard let scalar = readScalar(node, Self.named(what)) else { return false }
    if scalar.text != word {
      let found = shown(scalar.text)
      note(
        scalar.mark, ja: "'\(what)' に書けるのは '\(word)' だけです（'\(found)' ではありません）",
        en: "'\(what)' can only be '\(word)', not '\(found)'")
    }
    return scalar.text == word
  }

  /// Up to six digits and nothing else.
  func wholeNumber(_ text: some StringProtocol) -> Int? {
    let digits = text.utf8
    guard (1...6).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }
}

extension YAMLMapping {
  /// The key itself, for its place.
  func key(_ name: String) -> YAMLScalar? { entries.first { $0.key.text == name }?.key }
}
