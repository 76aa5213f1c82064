package import PDFPages

/// A page's text as lines of UTF-8, with the place of each character.
///
/// A row of a table is one line with its cells between tabs, however its cells are wrapped. Elsewhere a line is what stands
/// on one base line; a wide gap is a tab.
package struct PageText {
  package private(set) var bytes: [UInt8] = []
  /// Each without its line end.
  package private(set) var lines: [Range<Int>] = []
  /// How many characters have fonts that do not say what they mean; each stands as U+FFFD.
  package private(set) var unknownLetters = 0

  /// For each cell of a table's row where it begins in the text, and its rectangle.
  package private(set) var cells: [(start: Int, box: PDFBox)] = []

  /// By their first bytes.
  private var starts: [Int] = []
  private var boxes: [PDFBox] = []
  private var looks: [PageLook] = []
  private var lineStart = 0

  package init(_ page: PDFPage, _ rulings: PageRulings) {
    for row in PageRows.rows(of: page, rulings) { add(row) }
  }

  /// Where a part of the text stands on the page; nil where it has no characters.
  package func box(of range: Range<Int>) -> PDFBox? {
    var at = first(from: range.lowerBound)
    guard at < starts.count, starts[at] < range.upperBound else { return nil }
    var box = boxes[at]
    while at + 1 < starts.count, starts[at + 1] < range.upperBound {
      at += 1
      box = box.union(boxes[at])
    }
    return box
  }

  /// How a part of the text looks; nil where it does not look the same throughout.
  package func look(of range: Range<Int>) -> PageLook? {
    let letters = looks[first(from: range.lowerBound)..<first(from: range.upperBound)]
    guard let first = letters.first, letters.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  private func first(from byte: Int) -> Int {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] < byte { low = middle + 1 } else { high = middle }
    }
    return low
  }

  // MARK: Writing

  private mutating func add(_ row: PageRows.Row) {
    for (at, cell) in row.cells.enumerated() {
      if at > 0 { bytes.append(UInt8(ascii: "\t")) }
      if row.boxes.indices.contains(at) { cells.append((bytes.count, row.boxes[at])) }
      for line in cell { add(line: line, isInCell: row.isTable) }
    }
    guard bytes.count > lineStart else { return }
    lines.append(lineStart..<bytes.count)
    bytes.append(UInt8(ascii: "\n"))
    lineStart = bytes.count
  }

  private mutating func add(line: [PDFGlyph], isInCell: Bool) {
    var last: PDFGlyph?
    var isSpaced = false
    for glyph in line {
      if PageText.isSpace(glyph) {
        isSpaced = true
        continue
      }
      if let last {
        switch PageText.gap(last, glyph) {
        case .column where !isInCell: bytes.append(UInt8(ascii: "\t"))
        case .column, .space: bytes.append(UInt8(ascii: " "))
        case .none: if isSpaced { bytes.append(UInt8(ascii: " ")) }
        }
      } else if let end = bytes.last, end != UInt8(ascii: "\t"), bytes.count > lineStart,
        isSpaced || PageText.isWordByte(end) && glyph.scalar.map(PageText.isWord) ?? false
      {
        // A line of a cell goes on in the next one; only words of Latin letters are parted by that.
        bytes.append(UInt8(ascii: " "))
      }
      append(glyph)
      (last, isSpaced) = (glyph, false)
    }
  }

  private mutating func append(_ glyph: PDFGlyph) {
    starts.append(bytes.count)
    boxes.append(glyph.box)
    looks.append(PageLook(colour: glyph.colour, font: glyph.font))
    if glyph.scalar == nil { unknownLetters += 1 }
    bytes += UTF8.encode(glyph.scalar ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter
  }

  // MARK: Gaps

  private enum Gap { case none, space, column }

  private static func gap(_ left: PDFGlyph, _ right: PDFGlyph) -> Gap {
    let (gap, em) = (right.box.left - left.box.right, max(left.size, right.size, 1))
    if gap > em * 2.5 { return .column }
    // A space between Latin letters, or beside one, is narrow; characters of full width may be set apart a little.
    let isNarrow = [left, right].contains { $0.scalar?.isASCII ?? false }
    return gap > em * (isNarrow ? 0.2 : 0.6) ? .space : .none
  }

  private static func isSpace(_ glyph: PDFGlyph) -> Bool {
    switch glyph.scalar?.value {
    case 0x20, 0xA0, 0x3000, 0x09, 0x0A, 0x0D: true
    default: false
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCII && isWordByte(UInt8(scalar.value)) }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }
}

/// How a character looks, as far as people mark answers by it.
package struct PageLook: Equatable {
  package let colour: PDFColour
  package let font: UInt32
}
