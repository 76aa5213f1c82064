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
    var end = range.upperBound
    while case let width = whiteSpace(before: end, from: range.lowerBound), width > 0 { end -= width }
    return range.lowerBound..<end
  }

  /// How many bytes of white space end here; 0 if none.
  private func whiteSpace(before end: Int, from start: Int) -> Int {
    guard end > start else { return 0 }
    return switch bytes[end - 1] {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0B, 0x0C: 1
    case 0xA0 where end - 2 >= start && bytes[end - 2] == 0xC2: 2
    case 0x80 where end - 3 >= start && bytes[end - 2] == 0x80 && bytes[end - 3] == 0xE3: 3
    default: 0
    }
  }

  /// How many bytes a bar between the cells of a table takes; 0 if here is none.
  func bar(at: Int, end: Int) -> Int {
    switch bytes[at] {
    case UInt8(ascii: "|"): 1
    // U+FF5C ｜
    case 0xEF where at + 2 < end && bytes[at + 1] == 0xBD && bytes[at + 2] == 0x9C: 3
    default: 0
    }
  }

  /// Without white space and bars at either end.
  func trimmingBars(_ range: Range<Int>) -> Range<Int> {
    guard census.hasBars else { return trimming(range) }
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, case let width = max(whiteSpace(at: start, end: end), bar(at: start, end: end)), width > 0 {
      start += width
    }
    while case let width = max(whiteSpace(before: end, from: start), bar(before: end, from: start)), width > 0 {
      end -= width
    }
    return start..<end
  }

  private func bar(before end: Int, from start: Int) -> Int {
    guard end > start else { return 0 }
    return switch bytes[end - 1] {
    // A bar behind a backslash is text.
    case UInt8(ascii: "|") where end - 2 >= start && bytes[end - 2] == UInt8(ascii: "\\"): 0
    case UInt8(ascii: "|"): 1
    case 0x9C where end - 3 >= start && bytes[end - 2] == 0xBD && bytes[end - 3] == 0xEF: 3
    default: 0
    }
  }

  /// Whether a line is drawn between a table's header and its rows: | --- | --- |
  func isRule(_ line: Range<Int>) -> Bool {
    var dashes = 0
    for at in line {
      switch bytes[at] {
      case UInt8(ascii: "-"): dashes += 1
      case UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: " "),
        UInt8(ascii: "\t"):
        break
      default: return false
      }
    }
    return dashes >= 3
  }

  /// What stands between tabs, trimmed.
  func cells(_ range: Range<Int>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    cells.reserveCapacity(8)
    var start = range.lowerBound
    for at in range where bytes[at] == UInt8(ascii: "\t") {
      cells.append(trimming(start..<at))
      start = at + 1
    }
    cells.append(trimming(start..<range.upperBound))
    return cells
  }

  /// The cells of a table's row: between bars if it has bars and no tab, else between tabs.
  func tableCells(_ line: Range<Int>) -> [Range<Int>] {
    guard census.hasBars else { return cells(line) }
    let hasBars = !bytes[line].contains(UInt8(ascii: "\t")) && line.contains { bar(at: $0, end: line.upperBound) > 0 }
    guard hasBars else { return cells(line) }
    let line = trimming(line)
    var cells: [Range<Int>] = []
    var start = line.lowerBound
    var at = start
    while at < line.upperBound {
      let width = bar(at: at, end: line.upperBound)
      if width > 0 {
        // A bar that opens the line opens its first cell.
        if at > line.lowerBound { cells.append(trimming(start..<at)) }
        start = at + width
      } else if bytes[at] == UInt8(ascii: "\\"), at + 1 < line.upperBound {
        at += 1
      }
      at += max(width, 1)
    }
    if start < line.upperBound { cells.append(trimming(start..<line.upperBound)) }
    return cells
  }

  func has(_ text: [UInt8], at: Int, end: Int) -> Bool {
    guard end - at >= text.count else { return false }
    var offset = 0
    while offset < text.count {
      if bytes[at + offset] != text[offset] { return false }
      offset += 1
    }
    return true
  }

  func equals(_ range: Range<Int>, _ text: [UInt8]) -> Bool {
    range.count == text.count && has(text, at: range.lowerBound, end: range.upperBound)
  }
}
