/// The names that a reader of XML wants to know, each with a number, so that names are compared as numbers.
///
/// A name is spelled with a prefix of the vocabulary's own, as in `x:row`, whatever prefix a text uses; without one
/// it is in no namespace, as most attributes are. Make a vocabulary once and keep it.
package struct XMLVocabulary: Sendable {
  /// A prefix of the vocabulary's own, and the namespaces that it stands for, which are taken as one.
  package typealias Namespace = (prefix: String, names: [String])

  private struct Entry {
    var key: UInt64 = 0
    var count: UInt16 = 0
    var namespace = XMLNamespace.none
    /// 0 where no name is.
    var code: UInt16 = 0
  }

  private let namespaces: [[[UInt8]]]
  private var entries: [Entry]
  /// By number less one, without prefixes.
  private let names: [[UInt8]]
  private let shift: UInt64

  /// The number of each name is its place in `names`, from 1: 0 is every name that is not in the vocabulary.
  ///
  /// A name whose prefix is none of the namespaces' is never met.
  package init(namespaces: [Namespace], names: [String]) {
    self.namespaces = namespaces.prefix(200).map { $0.names.map { Array($0.utf8) } }
    var bits: UInt64 = 4
    while 1 << bits < names.count * 4 { bits += 1 }
    shift = 64 - bits
    self.names = names.map { Array($0.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 1).last ?? "".utf8[...]) }
    entries = Array(repeating: Entry(), count: 1 << Int(bits))
    for (index, name) in names.enumerated() {
      guard let code = UInt16(exactly: index + 1) else { break }
      let parts = name.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 1)
      var namespace = XMLNamespace.none
      if parts.count == 2 {
        guard let at = namespaces.firstIndex(where: { $0.prefix.utf8.elementsEqual(parts[0]) }) else { continue }
        namespace = XMLNamespace(UInt8(truncatingIfNeeded: at + 1))
      }
      let key = XMLKey(self.names[index])
      guard let count = UInt16(exactly: key.count), count > 0 else { continue }
      add(Entry(key: key.value, count: count, namespace: namespace, code: code))
    }
  }

  private mutating func add(_ entry: Entry) {
    var slot = slot(entry.key, entry.namespace)
    while entries[slot].code != 0 { slot = (slot + 1) & (entries.count - 1) }
    entries[slot] = entry
  }

  private func slot(_ key: UInt64, _ namespace: XMLNamespace) -> Int {
    Int(truncatingIfNeeded: ((key ^ UInt64(namespace.number) << 57) &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }

  /// The number of a name, 0 for one that is not in the vocabulary.
  func code(_ name: XMLKey, at start: Int, in input: [UInt8], _ namespace: XMLNamespace) -> UInt16 {
    var slot = slot(name.value, namespace)
    while entries[slot].code != 0 {
      let entry = entries[slot]
      if entry.key == name.value, entry.namespace == namespace, Int(entry.count) == name.count,
        name.isWhole || input[start..<start + name.count].elementsEqual(names[Int(entry.code) - 1])
      {
        return entry.code
      }
      slot = (slot + 1) & (entries.count - 1)
    }
    return 0
  }

  /// The namespace of a name that is declared in a text.
  func namespace(_ name: [UInt8]) -> XMLNamespace {
    for (index, group) in namespaces.enumerated() where group.contains(name) {
      return XMLNamespace(UInt8(truncatingIfNeeded: index + 1))
    }
    return .other
  }
}

/// A namespace of a vocabulary, or none, or one that it does not know.
struct XMLNamespace: Equatable {
  let number: UInt8

  init(_ number: UInt8) { self.number = number }

  static let none = XMLNamespace(0)
  /// That of `xml:space` and the like.
  static let xml = XMLNamespace(254)
  static let other = XMLNamespace(255)
}

/// The bytes of a name in one number: all of them, or where they are more than eight, a mixture.
struct XMLKey: Equatable {
  private(set) var value: UInt64 = 0
  private(set) var count = 0

  init() {}

  init(_ name: some Sequence<UInt8>) {
    for byte in name { add(byte) }
  }

  /// Whether equal keys mean equal names.
  var isWhole: Bool { count <= 8 }

  mutating func add(_ byte: UInt8) {
    value = (value << 8 | value >> 56) ^ UInt64(byte)
    count += 1
  }
}
