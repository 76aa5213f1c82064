import DisclosureCore

/// What stands in a row's 備考 cell: nothing, numbers of remarks, or prose.
enum RemarkReference: Equatable {
  case none
  case numbers([Int])
  case prose(String)

  init(_ text: TextDocument, _ cell: Range<Int>) {
    guard !cell.isEmpty, !RemarkReference.dashes.contains(where: { text.equals(cell, $0) }) else {
      self = .none
      return
    }
    self = RemarkReference.numbers(text, cell).map { .numbers($0) } ?? .prose(text.quote(cell))
  }

  /// What people write for "none".
  private static let dashes = ["-", "－", "ー", "―", "—", "–", "‐", "−", "ｰ"].map { Array($0.utf8) }
  private static let separators = [",", "、", "，", "/", "／", "・", "･"].map { Array($0.utf8) }
  private static let prefixes = ["※", "注", "*", "＊"].map { Array($0.utf8) }

  /// Numbers joined by separators or white space, each of at most four digits; nil for anything else.
  private static func numbers(_ text: TextDocument, _ cell: Range<Int>) -> [Int]? {
    var numbers: [Int] = []
    var at = cell.lowerBound
    while at < cell.upperBound {
      if let prefix = prefixes.first(where: { text.has($0, at: at, end: cell.upperBound) }) { at += prefix.count }
      guard let (number, width) = DecimalNumber.read(text, at..<cell.upperBound) else { return nil }
      numbers.append(number)
      at += width
      let gap = text.skippingWhiteSpace(at..<cell.upperBound)
      if let separator = separators.first(where: { text.has($0, at: gap.lowerBound, end: gap.upperBound) }) {
        at = text.skippingWhiteSpace(gap.lowerBound + separator.count..<gap.upperBound).lowerBound
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
