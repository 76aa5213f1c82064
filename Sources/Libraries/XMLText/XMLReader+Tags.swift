/// Start tags with their attributes, and end tags.
extension XMLReader {
  mutating func readStartTag() throws(XMLError) -> XMLEvent {
    guard depth < limits.depth else { throw error(.tooDeep(limit: limits.depth)) }
    position += 1
    textCount = 0
    let nameStart = position
    let (prefix, local) = try readName()
    let name = nameStart..<position
    let bindingCount = bindings.count
    attributeCount = 0
    var count = 0
    tag: while true {
      let isApart = passSpace()
      switch try peek() {
      case UInt8(ascii: ">"):
        position += 1
        break tag
      case UInt8(ascii: "/"):
        position += 1
        try expect(UInt8(ascii: ">"))
        isEmptyElement = true
        break tag
      default:
        guard isApart else { throw error(.syntax) }
        guard count < limits.attributes else { throw error(.tooManyAttributes(limit: limits.attributes)) }
        count += 1
        try readAttribute(bindingCount)
      }
    }
    let namespace = prefix.count == 0 ? defaultNamespace : try resolve(prefix, at: nameStart)
    let code = vocabulary.code(local, at: name.upperBound - local.count, in: input, namespace)
    try resolveAttributes()
    if takesBreaksAsEmpty, isBreak(name) { isEmptyElement = true }
    enter(OpenElement(name: name, code: code, bindings: bindingCount))
    return .start(code)
  }

  /// Nil for an end tag that is passed over.
  mutating func readEndTag() throws(XMLError) -> XMLEvent? {
    let start = position
    guard let element = openElement else { throw error(.outsideRoot) }
    var at = position + 2
    if takesBreaksAsEmpty, input.count - at >= 2, isBreak(at..<at + 2) {
      position = at + 2
      passSpace()
      try expect(UInt8(ascii: ">"))
      return nil
    }
    for index in element.name {
      guard at < input.count else { throw XMLError(.unexpectedEnd, offset: at) }
      guard input[at] == input[index] else { throw XMLError(.mismatchedEnd, offset: start) }
      at += 1
    }
    position = at
    passSpace()
    guard try peek() == UInt8(ascii: ">") else { throw XMLError(.mismatchedEnd, offset: start) }
    position += 1
    return leave()
  }

  private mutating func readAttribute(_ bindingCount: Int) throws(XMLError) {
    let start = position
    let (prefix, local) = try readName()
    passSpace()
    try expect(UInt8(ascii: "="))
    passSpace()
    let value = try readAttributeValue()
    if prefix == XMLBinding.declares {
      try bind(local, at: start + 6, to: value, since: bindingCount)
    } else if prefix.count == 0, local == XMLBinding.declares {
      try bind(XMLKey(), at: start, to: value, since: bindingCount)
    } else {
      for index in 0..<attributeCount where attributes[index].local == local && attributes[index].prefix == prefix {
        guard
          !areEqual(
            start, attributes[index].start, count: prefix.count == 0 ? local.count : prefix.count + 1 + local.count)
        else { throw XMLError(.duplicateAttribute, offset: start) }
      }
      var attribute = XMLAttribute(start: start, prefix: prefix, local: local, value: value)
      if prefix.count == 0 { attribute.code = vocabulary.code(local, at: start, in: input, .none) }
      if attributeCount < attributes.count {
        attributes[attributeCount] = attribute
      } else {
        attributes.append(attribute)
      }
      attributeCount += 1
    }
  }

  /// A value between quotes, in which no tag begins.
  private mutating func readAttributeValue() throws(XMLError) -> XMLValue {
    let quote = try peek()
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { throw error(.syntax) }
    let start = position + 1
    var at = start
    var isPlain = true
    while true {
      guard at < input.count else { throw XMLError(.unexpectedEnd, offset: at) }
      let byte = input[at]
      if byte == quote { break }
      if byte == UInt8(ascii: "<") { throw XMLError(.syntax, offset: at) }
      if byte == UInt8(ascii: "&") {
        isPlain = false
        position = at
        try passReference()
        at = position
      } else {
        if byte < 0x20 { isPlain = false }
        at += 1
      }
    }
    guard at - start <= limits.textBytes else {
      throw XMLError(.textTooLong(limit: limits.textBytes), offset: start)
    }
    position = at + 1
    return XMLValue(range: start..<at, form: isPlain ? .plain : .attribute)
  }

  /// Prefixed names get their namespaces once all declarations of the tag are known.
  private mutating func resolveAttributes() throws(XMLError) {
    for index in 0..<attributeCount where attributes[index].prefix.count > 0 {
      var attribute = attributes[index]
      let (local, start) = (attribute.local, attribute.localStart)
      attribute.namespace = try resolve(attribute.prefix, at: attribute.start)
      attribute.code = vocabulary.code(local, at: start, in: input, attribute.namespace)
      attributes[index] = attribute
      for other in attributes[..<index] where other.prefix.count > 0 && other.local == local {
        guard areEqual(other.localStart, start, count: local.count) else { continue }
        guard !isOneNamespace(other, attribute) else {
          throw XMLError(.duplicateAttribute, offset: attribute.start)
        }
      }
    }
  }

  private func isBreak(_ name: Range<Int>) -> Bool {
    name.count == 2 && input[name.lowerBound] | 0x20 == UInt8(ascii: "b")
      && input[name.lowerBound + 1] | 0x20 == UInt8(ascii: "r")
  }
}
