import DisclosureCore

/// What stands in a row's 備考 cell: nothing, numbers of remarks, or prose.
enum RemarkReference: Equatable {
  case none
  case numbers([Int])
  case prose(String)

  init(_ text: TextDocument, _ cell: Range<Int>) {
    guard !RemarkReference.saysNone(text, cell) else {
      self = .none
      return
    }
    self = RemarkReference.numbers(text, cell).map { .numbers($0) } ?? .prose(text.quote(cell))
  }

  /// How many bytes of a mark such as ※ stand before a remark's number.
  static func prefix(_ text: TextDocument, _ range: Range<Int>) -> Int {
    text.first(of: prefixes, at: range.lowerBound, end: range.upperBound)
  }

  /// Nothing, dashes alone, or a word for nothing.
  private static func saysNone(_ text: TextDocument, _ cell: Range<Int>) -> Bool {
    if text.equals(any: words, cell) { return true }
    var at = cell.lowerBound
    while at < cell.upperBound {
      let dash = text.first(of: Vocabulary.dashes, at: at, end: cell.upperBound)
      guard dash > 0 else { return false }
      at += dash
    }
    return true
  }

  private static let words = WordList("なし", "無し", "無", "特になし", "特に無し", "該当なし", "該当無し")
  private static let prefixes = WordList("※", "注", "*", "＊")

  /// Numbers joined by separators or white space, each of at most four digits; nil for anything else.
  private static func numbers(_ text: TextDocument, _ cell: Range<Int>) -> [Int]? {
    var numbers: [Int] = []
    var at = cell.lowerBound
    while at < cell.upperBound {
      at += prefix(text, at..<cell.upperBound)
      guard var (number, width) = DecimalNumber.read(text, at..<cell.upperBound) else { return nil }
      // Digits may be spaced out, as the remarks' own numbers are: `1 0` is 10.
      if number < 10, let (digit, size) = DecimalNumber.spacedDigit(text, at: at + width, end: cell.upperBound) {
        (number, width) = (number * 10 + digit, width + size)
      }
      numbers.append(number)
      at += width
      let gap = text.skippingWhiteSpace(at..<cell.upperBound)
      let separator = text.first(of: Vocabulary.separators, at: gap.lowerBound, end: gap.upperBound)
      if separator > 0 {
        at = text.skippingWhiteSpace(gap.lowerBound + separator..<gap.upperBound).lowerBound
        if at == cell.upperBound { return nil }
      } else {
        guard gap.lowerBound > at || gap.isEmpty else { return nil }
        at = gap.lowerBound
      }
    }
    return numbers
  }
}

/// A whole number of one to four digits, in half or full width.
enum DecimalNumber {
  static func read(_ text: TextDocument, _ range: Range<Int>) -> (number: Int, width: Int)? {
    var (number, digits, at) = (0, 0, range.lowerBound)
    while let (digit, width) = digit(text, at: at, end: range.upperBound) {
      guard digits < 4 else { return nil }
      (number, digits, at) = (number * 10 + digit, digits + 1, at + width)
    }
    return digits > 0 ? (number, at - range.lowerBound) : nil
  }

  /// A space and one single digit.
  static func spacedDigit(_ text: TextDocument, at: Int, end: Int) -> (digit: Int, width: Int)? {
    guard at < end, text.bytes[at] == UInt8(ascii: " "), let (digit, width) = digit(text, at: at + 1, end: end),
      self.digit(text, at: at + 1 + width, end: end) == nil
    else { return nil }
    return (digit, 1 + width)
  }

  static func digit(_ text: TextDocument, at: Int, end: Int) -> (digit: Int, width: Int)? {
    guard at < end else { return nil }
    let byte = text.bytes[at]
    if (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { return (Int(byte - UInt8(ascii: "0")), 1) }
    // U+FF10 ０ to U+FF19 ９
    guard byte == 0xEF, at + 2 < end, text.bytes[at + 1] == 0xBC, (0x90...0x99).contains(text.bytes[at + 2]) else {
      return nil
    }
    return (Int(text.bytes[at + 2] - 0x90), 3)
  }
}
