/// Text between tags, CDATA sections, and what is passed over.
extension XMLReader {
  mutating func readText() throws(XMLError) -> XMLEvent {
    let start = position
    var isPlain = true
    var at = start
    text: while at < input.count {
      switch input[at] {
      case UInt8(ascii: "<"): break text
      case UInt8(ascii: "&"):
        isPlain = false
        position = at
        try passReference()
        at = position
        continue
      case 0x0D: isPlain = false
      case UInt8(ascii: "]"):
        position = at
        guard !stands("]]>") else { throw error(.syntax) }
      default: break
      }
      at += 1
    }
    position = at
    return try meet(start..<at, isPlain: isPlain)
  }

  /// What begins with `<!`; true where it is a CDATA section, which is a text.
  mutating func readMarkup() throws(XMLError) -> Bool {
    let start = position
    if stands("<!--") {
      position += 4
      try pass(until: "--", from: start)
      // Two hyphens end a comment, and nothing else.
      guard try peek() == UInt8(ascii: ">") else { throw error(.syntax) }
      position += 1
      return false
    }
    if stands("<![CDATA[") {
      guard depth > 0 else { throw error(.outsideRoot) }
      position += 9
      let first = position
      try pass(until: "]]>", from: start)
      let range = first..<position - 3
      _ = try meet(range, isPlain: !input[range].contains(0x0D), isSection: true)
      return true
    }
    throw error(stands("<!DOCTYPE") ? .doctype : .syntax)
  }

  mutating func passInstruction() throws(XMLError) {
    let start = position
    position += 2
    let (prefix, target) = try readName()
    let name = input[start + 2..<position]
    guard prefix.count == 0 else { throw XMLError(.name, offset: start) }
    guard target.count != 3 || !name.map({ $0 | 0x20 }).elementsEqual("xml".utf8) else {
      throw XMLError(.declaration, offset: start)
    }
    let following = try peek()
    guard stands("?>") || isSpace(following) else { throw error(.syntax) }
    try pass(until: "?>", from: start)
  }

  /// Whether bytes of ASCII stand here.
  func stands(_ word: StaticString) -> Bool {
    guard input.count - position >= word.utf8CodeUnitCount else { return false }
    var at = position
    for byte in word.description.utf8 {
      guard input[at] == byte else { return false }
      at += 1
    }
    return true
  }

  /// Goes behind the next of some bytes.
  private mutating func pass(until word: StaticString, from start: Int) throws(XMLError) {
    let first = Array(word.description.utf8)[0]
    while position < input.count {
      if input[position] == first, stands(word) {
        position += word.utf8CodeUnitCount
        return
      }
      position += 1
    }
    throw XMLError(.unexpectedEnd, offset: start)
  }

  private mutating func meet(
    _ range: Range<Int>, isPlain: Bool, isSection: Bool = false
  ) throws(XMLError) -> XMLEvent {
    textCount += range.count
    guard textCount <= limits.textBytes else {
      throw XMLError(.textTooLong(limit: limits.textBytes), offset: range.lowerBound)
    }
    text = XMLValue(range: range, form: isPlain ? .plain : isSection ? .section : .text)
    return .text
  }
}
