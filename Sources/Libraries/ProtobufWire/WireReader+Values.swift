/// The typed calls of a message's `take`: each reads the field at hand.
extension WireReader {
  package mutating func uint32() throws(WireError) -> UInt32 {
    let start = position
    guard let value = UInt32(exactly: try uint64()) else { throw error(.outOfRange, at: start) }
    return value
  }

  package mutating func uint64() throws(WireError) -> UInt64 {
    try claim(.varint)
    return try varint()
  }

  package mutating func int32() throws(WireError) -> Int32 {
    let start = position
    guard let value = Int32(exactly: try int64()) else { throw error(.outOfRange, at: start) }
    return value
  }

  package mutating func int64() throws(WireError) -> Int64 { Int64(bitPattern: try uint64()) }

  package mutating func open<Value: OpenEnum>(_: Value.Type = Value.self) throws(WireError) -> Value {
    Value(rawValue: try int32())
  }

  package mutating func bytes() throws(WireError) -> [UInt8] {
    let range = try lengthDelimited()
    position = range.upperBound
    return Array(input[range])
  }

  /// Text that is UTF-8; a NUL inside is kept.
  package mutating func string() throws(WireError) -> String {
    let range = try lengthDelimited()
    do {
      let text = String(copying: try UTF8Span(validating: input.span.extracting(range)))
      position = range.upperBound
      return text
    } catch {
      throw self.error(.invalidUTF8, at: range.lowerBound + error.byteOffsets.lowerBound)
    }
  }

  /// A message; where it comes more than once, later fields join the earlier ones.
  package mutating func message<Value: Message>(_ value: inout Value) throws(WireError) { try nested(into: &value) }

  /// A message that may be absent; where it comes more than once, later fields join the earlier ones.
  package mutating func message<Value: Message>(_ value: inout Value?) throws(WireError) {
    var found = value ?? Value()
    value = nil  // So that what it holds is changed in place.
    try nested(into: &found)
    value = found
  }

  /// One more element of a repeated message; an empty one costs two bytes, hence the limit.
  package mutating func message<Value: Message>(_ values: inout [Value], atMost limit: Int) throws(WireError) {
    guard values.count < limit else { throw error(.tooMany(limit: limit), at: position) }
    var value = Value()
    try nested(into: &value)
    values.append(value)
  }

  /// One more element of a repeated text.
  package mutating func strings(_ values: inout [String], atMost limit: Int) throws(WireError) {
    guard values.count < limit else { throw error(.tooMany(limit: limit), at: position) }
    values.append(try string())
  }

  /// One more element of a repeated number, or all of a packed run.
  package mutating func uint32s(_ values: inout [UInt32], atMost limit: Int) throws(WireError) {
    guard isPacked else {
      try claim(.varint)
      return try append(to: &values, atMost: limit)
    }
    let outerEnd = end
    end = try lengthDelimited().upperBound
    while position < end { try append(to: &values, atMost: limit) }
    end = outerEnd
  }

  private mutating func append(to values: inout [UInt32], atMost limit: Int) throws(WireError) {
    let start = position
    guard values.count < limit else { throw error(.tooMany(limit: limit), at: start) }
    guard let value = UInt32(exactly: try varint()) else { throw error(.outOfRange, at: start) }
    values.append(value)
  }
}
