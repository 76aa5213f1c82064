import DisclosureCore

/// The number at the head of a row: `17.3.1`, spaced out (`4 3. 1`), or in full width.
///
/// Digits are joined only here, before the question, so that no digit of the text is swallowed. Where two numbers could
/// be meant (`1 3か月…` is 1 or 13), there is none.
struct ItemNumber {
  /// Of the item in the catalogue.
  let position: Int
  /// Where the question begins.
  let end: Int

  init?(_ text: TextDocument, _ line: Range<Int>, catalogue: Catalogue) {
    var id = PrintedID()
    var found: ItemNumber?
    var last: NumberChunk?
    var rest = text.skippingWhiteSpace(line)
    while let chunk = NumberChunk(text, rest), chunk.canFollow(last) {
      id.append(chunk.id)
      last = chunk
      rest = text.skippingWhiteSpace(chunk.end..<rest.upperBound)
      let isFree = rest.isEmpty || rest.lowerBound > chunk.end
      if let position = catalogue.position(of: id.withoutDot) {
        found = isFree ? ItemNumber(position: position, end: rest.lowerBound) : nil
      } else if isFree {
        // `1 0 7` may be a 107 that the form does not have, and is no 10 then.
        found = nil
      }
      guard isFree, id.count <= 8 else { break }
    }
    guard let found else { return nil }
    self = found
  }

  /// The id at the head of a line as it is printed, be it of the form or not; nil if white space does not follow it.
  static func printed(_ text: TextDocument, _ line: Range<Int>) -> PrintedID? {
    var id = PrintedID()
    var last: NumberChunk?
    var rest = text.skippingWhiteSpace(line)
    while let chunk = NumberChunk(text, rest), chunk.canFollow(last) {
      let after = text.skippingWhiteSpace(chunk.end..<rest.upperBound)
      // A chunk that the question goes on from is a part of the question.
      guard after.isEmpty || after.lowerBound > chunk.end else { break }
      id.append(chunk.id)
      (last, rest) = (chunk, after)
      guard id.count <= 8 else { return nil }
    }
    let bare = id.withoutDot
    return bare.isEmpty ? nil : bare
  }

  private init(position: Int, end: Int) {
    self.position = position
    self.end = end
  }
}

/// Digits and dots as they are printed, in half width: at most 8 behind 9, which are too many for an id already.
struct PrintedID: RandomAccessCollection {
  private var symbols: UInt128 = 0
  private(set) var count = 0

  var startIndex: Int { 0 }
  var endIndex: Int { count }
  subscript(at: Int) -> UInt8 { UInt8(truncatingIfNeeded: symbols >> UInt128((count - 1 - at) * 8)) }

  /// Without the dot behind it.
  var withoutDot: PrintedID {
    guard last == UInt8(ascii: ".") else { return self }
    var copy = self
    (copy.symbols, copy.count) = (symbols >> 8, count - 1)
    return copy
  }

  /// As catalogues have it; nil for more than they can have.
  var key: UInt64? { (1...8).contains(count) ? UInt64(truncatingIfNeeded: symbols) : nil }

  mutating func append(_ symbol: UInt8) { (symbols, count) = (symbols << 8 | UInt128(symbol), count + 1) }

  mutating func append(_ other: PrintedID) {
    for symbol in other { append(symbol) }
  }
}

extension Catalogue {
  func position(of id: PrintedID) -> Int? {
    guard let key = id.key else { return nil }
    return position(ofKey: key)
  }
}

/// Digits and dots without white space between.
private struct NumberChunk {
  private(set) var id = PrintedID()
  private(set) var end: Int

  init?(_ text: TextDocument, _ range: Range<Int>) {
    end = range.lowerBound
    while id.count <= 8, let (byte, width) = NumberChunk.symbol(text, at: end, end: range.upperBound) {
      id.append(byte)
      end += width
    }
    if id.isEmpty { return nil }
  }

  /// Only single digits are spaced out: `1 2` may be 12, `12 3` is never 123.
  func canFollow(_ previous: NumberChunk?) -> Bool {
    let dot = UInt8(ascii: ".")
    guard let previous, previous.id.last != dot, id.first != dot else { return true }
    return previous.id.reversed().prefix { $0 != dot }.count == 1 && id.prefix { $0 != dot }.count == 1
  }

  private static func symbol(_ text: TextDocument, at: Int, end: Int) -> (byte: UInt8, width: Int)? {
    guard at < end else { return nil }
    switch text.bytes[at] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."): return (text.bytes[at], 1)
    case 0xEF where at + 2 < end && text.bytes[at + 1] == 0xBC:
      // U+FF0E ．, U+FF10 ０ to U+FF19 ９
      let third = text.bytes[at + 2]
      if third == 0x8E { return (UInt8(ascii: "."), 3) }
      return (0x90...0x99).contains(third) ? (third - 0x90 + UInt8(ascii: "0"), 3) : nil
    default: return nil
    }
  }
}
