/// The smallest pieces: names, spaces, references, and the declaration before everything.
extension XMLReader {
  func peek() throws(XMLError) -> UInt8 {
    guard position < input.count else { throw error(.unexpectedEnd) }
    return input[position]
  }

  mutating func expect(_ byte: UInt8) throws(XMLError) {
    guard try peek() == byte else { throw error(.syntax) }
    position += 1
  }

  func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  /// Whether there was any.
  @discardableResult
  mutating func passSpace() -> Bool {
    let start = position
    while position < input.count, isSpace(input[position]) { position += 1 }
    return position > start
  }

  func areEqual(_ one: Int, _ other: Int, count: Int) -> Bool {
    input[one..<one + count].elementsEqual(input[other..<other + count])
  }

  /// A name of ASCII, divided at its colon.
  mutating func readName() throws(XMLError) -> (prefix: XMLKey, local: XMLKey) {
    let start = position
    var at = start
    var prefix = XMLKey()
    var local = XMLKey()
    while at < input.count {
      let byte = input[at]
      let isLetter = (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "_")
      if isLetter || local.count > 0 && (byte &- 0x30 < 10 || byte == 0x2D || byte == 0x2E) {
        local.add(byte)
      } else if byte == UInt8(ascii: ":"), prefix.count == 0, local.count > 0 {
        prefix = local
        local = XMLKey()
      } else {
        guard byte < 0x80, byte != UInt8(ascii: ":") else { throw XMLError(.name, offset: start) }
        break
      }
      at += 1
    }
    position = at
    guard at < input.count else { throw error(.unexpectedEnd) }
    guard local.count > 0 else { throw XMLError(.name, offset: start) }
    return (prefix, local)
  }

  mutating func passReference() throws(XMLError) {
    guard let reference = reference(at: position) else {
      let isNumber = position + 1 < input.count && input[position + 1] == UInt8(ascii: "#")
      throw error(isNumber ? .characterReference : .entity)
    }
    position = reference.end
  }

  /// The character that a reference stands for, and where the reference ends.
  func reference(at start: Int) -> (scalar: Unicode.Scalar, end: Int)? {
    guard let end = input[start..<min(start + 16, input.count)].firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = input[start + 1..<end]
    guard name.first == UInt8(ascii: "#") else {
      for (entity, scalar) in XMLEntity.all where name.elementsEqual(entity.utf8) { return (scalar, end + 1) }
      return nil
    }
    let isHexadecimal = name.dropFirst().first == UInt8(ascii: "x")
    guard let scalar = XMLEntity.scalar(name.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10) else {
      return nil
    }
    return (scalar, end + 1)
  }

  func standsDeclaration() -> Bool {
    stands("<?xml") && position + 5 < input.count && isSpace(input[position + 5])
  }

  /// `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`, all but the version optional.
  mutating func readDeclaration() throws(XMLError) {
    let start = position
    position += 5
    passSpace()
    guard stands("version") else { throw XMLError(.declaration, offset: start) }
    for name in ["version", "encoding", "standalone"] as [StaticString] where stands(name) {
      position += name.utf8CodeUnitCount
      try readDeclared(name, from: start)
      guard passSpace() || stands("?>") else { throw XMLError(.declaration, offset: start) }
    }
    guard stands("?>") else { throw XMLError(.declaration, offset: start) }
    position += 2
  }

  private mutating func readDeclared(_ name: StaticString, from start: Int) throws(XMLError) {
    let malformed = XMLError(.declaration, offset: start)
    passSpace()
    guard stands("=") else { throw malformed }
    position += 1
    passSpace()
    guard stands("\"") || stands("'") else { throw malformed }
    let quote = input[position]
    let first = position + 1
    guard let last = input[first..<min(first + 40, input.count)].firstIndex(of: quote) else { throw malformed }
    position = last + 1
    let value = String(decoding: input[first..<last], as: UTF8.self).lowercased()
    switch name.description {
    case "version": guard value == "1.0" else { throw malformed }
    case "encoding":
      guard ["utf-8", "utf8", "us-ascii", "ascii"].contains(value) else { throw XMLError(.encoding, offset: first) }
    default: guard value == "yes" || value == "no" else { throw malformed }
    }
  }
}

/// The references that need no document type.
enum XMLEntity {
  static let all: [(String, Unicode.Scalar)] = [
    ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"),
  ]

  /// The character of a number, of those that XML has.
  static func scalar(_ digits: ArraySlice<UInt8>, radix: UInt32) -> Unicode.Scalar? {
    guard !digits.isEmpty, digits.count <= 8 else { return nil }
    var value: UInt32 = 0
    for byte in digits {
      let digit = byte &- 0x30 < 10 ? byte &- 0x30 : (byte | 0x20) &- 0x61 < 6 ? (byte | 0x20) &- 0x61 + 10 : 99
      guard digit < radix else { return nil }
      value = value &* radix &+ UInt32(digit)
      guard value <= 0x10FFFF else { return nil }
    }
    let isControl = value < 0x20 && value != 0x09 && value != 0x0A && value != 0x0D
    guard !isControl, value != 0xFFFE, value != 0xFFFF else { return nil }
    return Unicode.Scalar(value)
  }
}
