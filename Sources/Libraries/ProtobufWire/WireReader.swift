/// Reads one message from bytes that anybody may have written.
///
/// No length makes it allocate more than the input holds. It refuses what is not exact (see ``WireError``), and goes
/// at most ``depthLimit`` messages deep. A message's `take` asks for the field at hand with one typed call; a field that
/// has another wire type than that call expects is an error, one that is not asked for is skipped.
///
/// It cannot be copied, so a message cannot keep it.
package struct WireReader: ~Copyable {
  /// How deep messages may be nested, the outermost one included.
  package static let depthLimit = 16

  let input: [UInt8]
  var position = 0
  /// Where the innermost open message or packed run ends.
  var end: Int
  private var depth = 0

  // The field at hand.
  private var field = 0
  private var type = WireType.varint
  private var isTaken = true

  init(_ input: [UInt8]) {
    self.input = input
    self.end = input.count
  }

  /// Reads up to the end of the open message.
  mutating func fields(into message: inout some Message) throws(WireError) {
    guard depth < Self.depthLimit else { throw error(.tooDeep(limit: Self.depthLimit), at: position) }
    depth += 1
    while position < end {
      try readTag()
      try message.take(field, from: &self)
      if !isTaken { try skip() }
    }
    depth -= 1
  }

  /// Reads a message that a length and its bytes hold.
  mutating func nested(into message: inout some Message) throws(WireError) {
    let outerEnd = end
    let outerField = field
    end = try lengthDelimited().upperBound
    try fields(into: &message)
    end = outerEnd
    field = outerField
  }

  /// Marks the field at hand as read, once, if it is laid out like this.
  mutating func claim(_ expected: WireType) throws(WireError) {
    guard !isTaken, type == expected else { throw error(.wireType(type.rawValue), at: position) }
    isTaken = true
  }

  /// Whether the field at hand, a repeated number, is written packed.
  var isPacked: Bool { type == .lengthDelimited }

  /// The range of the bytes behind a length, which end before the open message does.
  mutating func lengthDelimited() throws(WireError) -> Range<Int> {
    try claim(.lengthDelimited)
    let start = position
    let length = try varint()
    guard length <= UInt64(end - position) else { throw error(.truncated, at: start) }
    return position..<position + Int(length)
  }

  mutating func varint() throws(WireError) -> UInt64 {
    let start = position
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while position < end {
      let byte = input[position]
      position += 1
      if shift == 63, byte > 1 { throw error(.varintOverflow, at: start) }
      value |= UInt64(byte & 0x7F) &<< shift
      if byte < 0x80 { return value }
      shift += 7
    }
    throw error(.truncated, at: start)
  }

  func error(_ reason: WireError.Reason, at offset: Int) -> WireError {
    WireError(reason: reason, offset: offset, field: field)
  }

  private mutating func readTag() throws(WireError) {
    let start = position
    let tag = try varint()
    let number = tag >> 3
    guard (1...0x1FFF_FFFF).contains(number) else { throw error(.fieldNumber, at: start) }
    field = Int(number)
    guard let type = WireType(rawValue: UInt8(tag & 7)) else { throw error(.wireType(UInt8(tag & 7)), at: start) }
    guard type != .startGroup, type != .endGroup else { throw error(.group, at: start) }
    self.type = type
    isTaken = false
  }

  private mutating func skip() throws(WireError) {
    switch type {
    case .varint:
      try claim(type)
      _ = try varint()
    case .fixed64: try skip(count: 8)
    case .fixed32: try skip(count: 4)
    case .lengthDelimited: position = try lengthDelimited().upperBound
    case .startGroup, .endGroup: throw error(.group, at: position)
    }
  }

  private mutating func skip(count: Int) throws(WireError) {
    try claim(type)
    guard count <= end - position else { throw error(.truncated, at: position) }
    position += count
  }
}
