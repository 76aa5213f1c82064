/// Strings and numbers.
extension JSONReader {
  mutating func string() throws(JSONError) -> String {
    try expect(UInt8(ascii: "\""))
    let start = position
    while true {
      switch try peek() {
      case UInt8(ascii: "\""):
        position += 1
        return try text(Array(input[start..<position - 1]))
      case UInt8(ascii: "\\"): return try unescaped(from: start)
      case ..<0x20: throw error(.controlCharacter)
      default: position += 1
      }
    }
  }

  /// A string that has escapes, of which `start..<position` has none.
  private mutating func unescaped(from start: Int) throws(JSONError) -> String {
    var bytes = Array(input[start..<position])
    while true {
      let byte = try peek()
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return try text(bytes)
      case UInt8(ascii: "\\"): bytes.append(contentsOf: try escape().utf8)
      case ..<0x20: throw error(.controlCharacter)
      default:
        bytes.append(byte)
        position += 1
      }
    }
  }

  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    let start = position
    position += 1
    let letter = try peek()
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape(from: start)
    default: throw JSONError(reason: .escape, offset: start)
    }
  }

  private mutating func unicodeEscape(from start: Int) throws(JSONError) -> Unicode.Scalar {
    let unit = try hexadecimal(from: start)
    if let scalar = Unicode.Scalar(unit) { return scalar }
    let lone = JSONError(reason: .loneSurrogate, offset: start)
    guard UTF16.isLeadSurrogate(unit), input[position...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else {
      throw lone
    }
    let second = position
    position += 2
    let trail = try hexadecimal(from: second)
    guard UTF16.isTrailSurrogate(trail) else { throw lone }
    let value = 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(trail) - 0xDC00)
    guard let scalar = Unicode.Scalar(value) else { throw lone }
    return scalar
  }

  private mutating func hexadecimal(from start: Int) throws(JSONError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      let byte = try peek()
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: throw JSONError(reason: .escape, offset: start)
      }
      unit = unit << 4 | UInt16(digit)
      position += 1
    }
    return unit
  }

  mutating func number() throws(JSONError) -> JSONValue {
    let start = position
    if try peek() == UInt8(ascii: "-") { position += 1 }
    if try peek() == UInt8(ascii: "0") { position += 1 } else { try digits() }
    var isInteger = true
    if at(".") {
      isInteger = false
      position += 1
      try digits()
    }
    if at("e") || at("E") {
      isInteger = false
      position += 1
      if at("+") || at("-") { position += 1 }
      try digits()
    }
    let text = try text(Array(input[start..<position]))
    guard isInteger, text != "-0", let integer = Int64(text) else { return .number(text) }
    return .integer(integer)
  }

  private mutating func digits() throws(JSONError) {
    let decimal = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard decimal.contains(try peek()) else { throw error(.unexpectedByte) }
    while position < input.count, decimal.contains(input[position]) { position += 1 }
  }

  private func at(_ character: Unicode.Scalar) -> Bool {
    position < input.count && input[position] == UInt8(ascii: character)
  }

  private func text(_ bytes: [UInt8]) throws(JSONError) -> String {
    do {
      return String(copying: try UTF8Span(validating: bytes.span))
    } catch {
      throw self.error(.invalidUTF8)
    }
  }
}
