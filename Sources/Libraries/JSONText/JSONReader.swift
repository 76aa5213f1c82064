extension JSONValue {
  /// Reads one JSON text, by the letter of RFC 8259.
  ///
  /// The whole of `bytes` must be one value in UTF-8, white space around it allowed. Beyond the letter it refuses
  /// names that come twice in an object (compared unescaped) and surrogates without their other half.
  /// - Parameter limit: how many values the text may hold, names apart: an empty one costs two bytes here and
  ///   some forty in memory.
  package init(parsing bytes: [UInt8], atMost limit: Int = 1_000_000) throws(JSONError) {
    do {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      throw JSONError(reason: .invalidUTF8, offset: error.byteOffsets.lowerBound)
    }
    var reader = JSONReader(bytes, limit: limit)
    self = try reader.text()
  }

  /// How deep arrays and objects may be nested.
  package static let depthLimit = 64
}

/// A place in bytes that are known to be UTF-8, and the grammar of what may come next.
struct JSONReader: ~Copyable {
  let input: [UInt8]
  var position = 0
  private let limit: Int
  private var count = 0
  private var depth = 0

  init(_ input: [UInt8], limit: Int) {
    self.input = input
    self.limit = limit
  }

  mutating func text() throws(JSONError) -> JSONValue {
    skipSpace()
    let value = try value()
    skipSpace()
    guard position == input.count else { throw error(.unexpectedByte) }
    return value
  }

  private mutating func value() throws(JSONError) -> JSONValue {
    guard count < limit else { throw error(.tooMany(limit: limit)) }
    count += 1
    switch try peek() {
    case UInt8(ascii: "{"): return .object(try members())
    case UInt8(ascii: "["): return .array(try elements())
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return try number()
    }
  }

  private mutating func elements() throws(JSONError) -> [JSONValue] {
    var elements: [JSONValue] = []
    guard try open(UInt8(ascii: "]")) else { return elements }
    repeat {
      skipSpace()
      elements.append(try value())
    } while try goesOn(UInt8(ascii: "]"))
    return elements
  }

  private mutating func members() throws(JSONError) -> [JSONMember] {
    var members: [JSONMember] = []
    var names: Set<[UInt8]> = []
    guard try open(UInt8(ascii: "}")) else { return members }
    repeat {
      skipSpace()
      let start = position
      let name = try string()
      guard names.insert(Array(name.utf8)).inserted else { throw JSONError(reason: .duplicateName, offset: start) }
      skipSpace()
      try expect(UInt8(ascii: ":"))
      skipSpace()
      members.append(JSONMember(name, try value()))
    } while try goesOn(UInt8(ascii: "}"))
    return members
  }

  /// Steps into an array or object; false where it is closed at once.
  private mutating func open(_ closing: UInt8) throws(JSONError) -> Bool {
    guard depth < JSONValue.depthLimit else { throw error(.tooDeep(limit: JSONValue.depthLimit)) }
    position += 1
    skipSpace()
    guard try peek() != closing else {
      position += 1
      return false
    }
    depth += 1
    return true
  }

  /// Whether a comma follows; otherwise steps out behind the closing bracket.
  private mutating func goesOn(_ closing: UInt8) throws(JSONError) -> Bool {
    skipSpace()
    if try peek() == UInt8(ascii: ",") {
      position += 1
      return true
    }
    try expect(closing)
    depth -= 1
    return false
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
    for byte in word.description.utf8 { try expect(byte) }
    return value
  }
}

extension JSONReader {
  func error(_ reason: JSONError.Reason) -> JSONError { JSONError(reason: reason, offset: position) }

  func peek() throws(JSONError) -> UInt8 {
    guard position < input.count else { throw error(.unexpectedEnd) }
    return input[position]
  }

  mutating func expect(_ byte: UInt8) throws(JSONError) {
    guard try peek() == byte else { throw error(.unexpectedByte) }
    position += 1
  }

  private mutating func skipSpace() {
    while position < input.count {
      switch input[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }
}
