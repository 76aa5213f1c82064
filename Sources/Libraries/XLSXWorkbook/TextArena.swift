/// All text of a workbook in one array of bytes, in UTF-8; its parts are told by their places.
struct TextArena {
  var bytes: [UInt8] = []
  let limit: Int

  init(limit: Int) { self.limit = min(limit, Int(Int32.max)) }

  func hasRoom(for count: Int) -> Bool { count <= limit - bytes.count }

  /// The place of what was added since there were so many bytes.
  func since(_ start: Int) -> TextRange { TextRange(start..<bytes.count) }

  /// The whole number that stands at the end, behind so many bytes; nil where it is longer than nine digits or none.
  func index(since start: Int) -> Int? {
    guard (1...9).contains(bytes.count - start) else { return nil }
    var number = 0
    for at in start..<bytes.count {
      guard bytes[at] &- 0x30 < 10 else { return nil }
      number = number * 10 + Int(bytes[at] - 0x30)
    }
    return number
  }

  /// Makes of `_x000D_` and the like, by which Excel writes what XML does not have, the characters that are meant.
  mutating func unescape(since start: Int) {
    var read = start
    while read < bytes.count, !standsEscape(at: read) { read += 1 }
    guard read < bytes.count else { return }
    var write = read
    while read < bytes.count {
      if standsEscape(at: read), let scalar = scalar(at: read + 2) {
        read += 7
        // Of a carriage return and a line feed, which is written as it is, a person sees one line end.
        if scalar == "\n", read < bytes.count, bytes[read] == 0x0A { continue }
        for byte in String(scalar).utf8 {
          bytes[write] = byte
          write += 1
        }
      } else {
        bytes[write] = bytes[read]
        write += 1
        read += 1
      }
    }
    bytes.removeLast(bytes.count - write)
  }

  private func standsEscape(at start: Int) -> Bool {
    bytes[start] == UInt8(ascii: "_") && bytes.count - start >= 7 && bytes[start + 1] == UInt8(ascii: "x")
      && bytes[start + 6] == UInt8(ascii: "_")
  }

  private func scalar(at start: Int) -> Unicode.Scalar? {
    var value: UInt32 = 0
    for byte in bytes[start..<start + 4] {
      let digit =
        byte &- 0x30 < 10 ? byte &- 0x30 : byte &- 0x41 < 6 ? byte &- 0x37 : byte &- 0x61 < 6 ? byte &- 0x57 : 16
      guard digit < 16 else { return nil }
      value = value << 4 | UInt32(digit)
    }
    // A person sees a line end or nothing; a NUL would cut the text short elsewhere.
    if value == 0x0D { return "\n" }
    return value < 0x20 && value != 0x09 && value != 0x0A ? " " : Unicode.Scalar(value)
  }
}

/// A place in the text of a workbook.
package struct TextRange: Hashable, Sendable {
  package let start: Int32
  package let count: Int32

  init(_ range: Range<Int>) {
    start = Int32(truncatingIfNeeded: range.lowerBound)
    count = Int32(truncatingIfNeeded: range.count)
  }

  package var isEmpty: Bool { count == 0 }
  package var range: Range<Int> { Int(start)..<Int(start) + Int(count) }

  static let empty = TextRange(0..<0)
}
