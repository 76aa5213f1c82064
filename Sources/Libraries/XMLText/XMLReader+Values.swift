/// Attributes and texts as they are meant.
extension XMLReader {
  /// An attribute of the element that was met last, by its number in the vocabulary.
  package func attribute(_ code: UInt16) -> XMLValue? {
    for index in 0..<attributeCount where attributes[index].code == code { return attributes[index].value }
    return nil
  }

  /// Adds the bytes that are meant: references replaced; line ends made one line feed, in an attribute a space.
  package func append(_ value: XMLValue, to output: inout [UInt8]) {
    guard value.form != .plain else {
      output.append(contentsOf: input[value.range])
      return
    }
    var at = value.range.lowerBound
    while at < value.range.upperBound {
      switch input[at] {
      case UInt8(ascii: "&") where value.form != .section:
        guard let reference = reference(at: at) else { return }
        output.append(contentsOf: String(reference.scalar).utf8)
        at = reference.end
        continue
      case 0x0D:
        output.append(value.form == .attribute ? 0x20 : 0x0A)
        if at + 1 < value.range.upperBound, input[at + 1] == 0x0A { at += 1 }
      case 0x09 where value.form == .attribute, 0x0A where value.form == .attribute: output.append(0x20)
      case let byte: output.append(byte)
      }
      at += 1
    }
  }

  package func bytes(of value: XMLValue) -> [UInt8] {
    var bytes: [UInt8] = []
    append(value, to: &bytes)
    return bytes
  }

  /// The number of a word in no namespace, 0 where the vocabulary does not hold it.
  package func code(of value: XMLValue) -> UInt16 {
    guard value.form == .plain, value.count <= 64 else { return 0 }
    return vocabulary.code(XMLKey(input[value.range]), at: value.range.lowerBound, in: input, .none)
  }

  /// A whole number of decimal digits with at most one `-` before them; nil for anything else, or one too large.
  package func integer(_ value: XMLValue) -> Int? {
    guard value.form == .plain, !value.isEmpty, value.count <= 18 else { return nil }
    let isNegative = input[value.range.lowerBound] == UInt8(ascii: "-")
    var number = 0
    for index in value.range.dropFirst(isNegative ? 1 : 0) {
      let digit = input[index] &- 0x30
      guard digit < 10 else { return nil }
      number = number * 10 + Int(digit)
    }
    guard !isNegative || value.count > 1 else { return nil }
    return isNegative ? -number : number
  }

  /// The bytes of a value that is written as it is meant; nil for one with references.
  package func plainBytes(of value: XMLValue) -> ArraySlice<UInt8>? {
    value.form == .plain ? input[value.range] : nil
  }

  /// Whether each of the prefixes in a list stands for a namespace that the vocabulary holds.
  package func knowsPrefixes(_ list: XMLValue) -> Bool {
    guard list.form == .plain else { return false }
    for prefix in input[list.range].split(whereSeparator: { $0 <= 0x20 }) {
      guard let index = binding(XMLKey(prefix), at: prefix.startIndex), bindings[index].namespace != .other,
        bindings[index].namespace != .none
      else { return false }
    }
    return true
  }
}
