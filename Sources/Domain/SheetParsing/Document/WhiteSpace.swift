/// White space between the words of a row: space, tab, the ideographic space (U+3000), the no-break space (U+00A0).
extension TextDocument {
  /// How many bytes of white space begin here; 0 if none.
  func whiteSpace(at: Int, end: Int) -> Int {
    switch bytes[at] {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0B, 0x0C: 1
    case 0xC2 where at + 1 < end && bytes[at + 1] == 0xA0: 2
    case 0xE3 where at + 2 < end && bytes[at + 1] == 0x80 && bytes[at + 2] == 0x80: 3
    default: 0
    }
  }

  func skippingWhiteSpace(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound {
      let width = whiteSpace(at: start, end: range.upperBound)
      guard width > 0 else { break }
      start += width
    }
    return start..<range.upperBound
  }

  func trimming(_ range: Range<Int>) -> Range<Int> {
    let range = skippingWhiteSpace(range)
    var end = range.lowerBound
    var at = range.lowerBound
    while at < range.upperBound {
      let width = whiteSpace(at: at, end: range.upperBound)
      at += width > 0 ? width : 1
      if width == 0 { end = at }
    }
    return range.lowerBound..<end
  }

  /// The words of a line: what stands between white space.
  func words(_ range: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var rest = skippingWhiteSpace(range)
    while !rest.isEmpty {
      var end = rest.lowerBound
      while end < rest.upperBound, whiteSpace(at: end, end: rest.upperBound) == 0 { end += 1 }
      words.append(rest.lowerBound..<end)
      rest = skippingWhiteSpace(end..<rest.upperBound)
    }
    return words
  }

  /// What stands between tabs, trimmed.
  func cells(_ range: Range<Int>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = range.lowerBound
    for at in range where bytes[at] == UInt8(ascii: "\t") {
      cells.append(trimming(start..<at))
      start = at + 1
    }
    cells.append(trimming(start..<range.upperBound))
    return cells
  }

  func has(_ text: [UInt8], at: Int, end: Int) -> Bool {
    guard end - at >= text.count else { return false }
    for offset in text.indices where bytes[at + offset] != text[offset] { return false }
    return true
  }

  func equals(_ range: Range<Int>, _ text: [UInt8]) -> Bool {
    range.count == text.count && has(text, at: range.lowerBound, end: range.upperBound)
  }
}
