/// A prefix and the namespace that it stands for, from the element that declares it to that element's end.
struct XMLBinding {
  /// Empty for names without a prefix.
  let prefix: XMLKey
  let prefixStart: Int
  let namespace: XMLNamespace
  /// Its name as it is meant, kept where the vocabulary does not know it.
  let unknownName: [UInt8]

  static let declares = XMLKey("xmlns".utf8)
  static let xml = XMLKey("xml".utf8)
  static let xmlName = Array("http://www.w3.org/XML/1998/namespace".utf8)
  static let declarationName = Array("http://www.w3.org/2000/xmlns/".utf8)
}

extension XMLReader {
  /// Declares a prefix for the element whose tag is being read.
  mutating func bind(_ prefix: XMLKey, at start: Int, to value: XMLValue, since count: Int) throws(XMLError) {
    var name: [UInt8] = []
    append(value, to: &name)
    guard prefix != XMLBinding.declares, name != XMLBinding.declarationName,
      (prefix == XMLBinding.xml) == (name == XMLBinding.xmlName), prefix.count == 0 || !name.isEmpty
    else { throw XMLError(.namespace, offset: start) }
    for other in bindings[count...] where other.prefix == prefix {
      guard !areEqual(other.prefixStart, start, count: prefix.count) else {
        throw XMLError(.duplicateAttribute, offset: start)
      }
    }
    let namespace = name.isEmpty ? .none : name == XMLBinding.xmlName ? .xml : vocabulary.namespace(name)
    bindings.append(
      XMLBinding(
        prefix: prefix, prefixStart: start, namespace: namespace, unknownName: namespace == .other ? name : []))
    if prefix.count == 0 { defaultNamespace = namespace }
  }

  /// Forgets the declarations of an element that ended.
  mutating func unbind(to count: Int) {
    bindings.removeLast(bindings.count - count)
    defaultNamespace = bindings.last { $0.prefix.count == 0 }?.namespace ?? .none
  }

  func resolve(_ prefix: XMLKey, at start: Int) throws(XMLError) -> XMLNamespace {
    if let index = binding(prefix, at: start) { return bindings[index].namespace }
    guard prefix == XMLBinding.xml else { throw XMLError(.undeclaredPrefix, offset: start) }
    return .xml
  }

  /// Whether two attributes with prefixes are in the same namespace.
  func isOneNamespace(_ one: XMLAttribute, _ other: XMLAttribute) -> Bool {
    guard one.namespace == other.namespace else { return false }
    guard one.namespace == .other, let first = binding(one.prefix, at: one.start),
      let second = binding(other.prefix, at: other.start)
    else { return true }
    return bindings[first].unknownName == bindings[second].unknownName
  }

  /// The place of the declaration that a prefix means.
  func binding(_ prefix: XMLKey, at start: Int) -> Int? {
    var index = bindings.count
    while index > 0 {
      index -= 1
      if bindings[index].prefix == prefix,
        prefix.isWhole || areEqual(bindings[index].prefixStart, start, count: prefix.count)
      {
        return index
      }
    }
    return nil
  }
}
