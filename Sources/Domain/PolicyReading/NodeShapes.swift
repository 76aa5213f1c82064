import YAMLDocument

/// Shapes of nodes: what must be a mapping, a key of it, or a single value.
extension PolicyFileReader {
  /// Text of a file within a message: short.
  func shown(_ text: String) -> String {
    let scalars = text.unicodeScalars
    return scalars.count <= 40 ? text : String(String.UnicodeScalarView(scalars.prefix(40))) + "…"
  }

  mutating func readMapping(_ node: YAMLNode, _ what: String, keys: [String]) -> YAMLMapping? {
    guard let mapping = node.mapping else {
      note(node.mark, "\(what) is a mapping with the keys \(keys.joined(separator: ", "))")
      return nil
    }
    noteUnknownKeys(of: mapping, what, keys: keys)
    return mapping
  }

  /// - Returns: whether there were any.
  @discardableResult
  mutating func noteUnknownKeys(of mapping: YAMLMapping, _ what: String, keys: [String]) -> Bool {
    let unknown = mapping.entries.map(\.key).filter { !keys.contains($0.text) }
    for key in unknown {
      let hint = NearestNames.hint(key.text, among: keys) ?? "; it has \(keys.joined(separator: ", "))"
      note(key.mark, "'\(shown(key.text))' is no key of \(what)\(hint)")
    }
    return !unknown.isEmpty
  }

  mutating func value(in mapping: YAMLMapping, _ key: String) -> YAMLNode? {
    if mapping[key] == nil { note(mapping.mark, "'\(key)' is missing") }
    return mapping[key]
  }

  mutating func text(in mapping: YAMLMapping, _ key: String) -> YAMLScalar? {
    value(in: mapping, key).flatMap { readScalar($0, key) }
  }

  mutating func readScalar(_ node: YAMLNode, _ what: String) -> YAMLScalar? {
    if node.scalar == nil { note(node.mark, "\(what) must be a single value") }
    return node.scalar
  }

  /// A value of which there is only one.
  mutating func isWord(_ node: YAMLNode, _ what: String, _ word: String) -> Bool {
    guard let scalar = readScalar(node, what) else { return false }
    if scalar.text != word { note(scalar.mark, "'\(what)' can only be '\(word)', not '\(shown(scalar.text))'") }
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
