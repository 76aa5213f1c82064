import DisclosureCore

/// The head of a sheet, which every page repeats: labels in a cell of their own, the value in the next.
struct SheetHeader {
  private enum Field: Int, CaseIterable {
    case date
    case vendor
    case product
    case version

    var label: [UInt8] {
      switch self {
      case .date: Array("作成日".utf8)
      case .vendor: Array("サービス事業者".utf8)
      case .product: Array("サービス名称".utf8)
      case .version: Array("バージョン".utf8)
      }
    }
  }

  private static let labels = Field.allCases.map { (field: $0, label: $0.label) }
  private static let words = WordList(labels.map(\.label))
  private static let longestList = 16
  /// The values of each field, each once, in the order of the pages.
  private var values: [Field: [String]] = [:]

  /// Takes a header row; false if the line is none.
  mutating func take(_ line: Range<Int>, of text: TextDocument) -> Bool {
    // Most lines are none, and need not be cut into cells.
    let body = text.trimmingBars(line)
    guard text.first(of: SheetHeader.words, at: body.lowerBound, end: body.upperBound) > 0 else { return false }
    let cells = text.tableCells(line)
    guard cells.count >= 2, let at = text.isTable ? cells.firstIndex(where: { !$0.isEmpty }) : 0,
      let field = SheetHeader.labels.first(where: { text.equals(cells[at], $0.label) })?.field
    else { return false }
    let value = cells.dropFirst(at + 1).first { !$0.isEmpty }.map { text.quote($0) }
    guard let value else { return true }
    let known = values[field] ?? []
    if known.count < SheetHeader.longestList, !known.contains(where: { SheetHeader.isSame($0, value) }) {
      values[field] = known + [value]
    }
    return true
  }

  /// A field that differs from page to page is not known: pages of two sheets may be mixed.
  var header: Header {
    func value(_ field: Field) -> String? { values[field].flatMap { $0.count == 1 ? $0.first : nil } }
    let date = value(.date)
    return Header(
      date: date.flatMap(WrittenDate.read), weekday: date.flatMap(WrittenDate.weekday(in:)), vendor: value(.vendor),
      product: value(.product),
      version: value(.version))
  }

  private var differing: [Field] { Field.allCases.filter { (values[$0]?.count ?? 0) > 1 } }

  var differingValues: [[String]] { differing.compactMap { values[$0] } }

  var notes: [String] {
    differing.map {
      "header: \(String(decoding: $0.label, as: UTF8.self)) differs from page to page"
    }
  }
}

extension SheetHeader {
  /// White space makes no other value: a PDF's text layer has it here on one page and not on the next.
  private static func isSame(_ left: String, _ right: String) -> Bool {
    func bare(_ text: String) -> [Unicode.Scalar] { text.unicodeScalars.filter { !$0.properties.isWhitespace } }
    return left == right || bare(left) == bare(right)
  }
}

/// A date as people write it: 2024年12月11日 水曜日, 2024/12/11, 2024-12-11, 令和6年12月11日.
enum WrittenDate {
  static func read(_ text: String) -> CalendarDay? {
    var rest = Substring(text).unicodeScalars
    let isReiwa = rest.starts(with: "令和".unicodeScalars)
    if isReiwa { rest = rest.dropFirst(2) }
    guard var year = number(&rest, digits: isReiwa ? 1...2 : 4...4), let first = rest.popFirst() else { return nil }
    guard year > 0 else { return nil }
    if isReiwa { year += 2018 }
    guard let second = separators.first(where: { $0.first == first }),
      !isReiwa || first == "年", let month = number(&rest, digits: 1...2), rest.popFirst() == second.next,
      let day = number(&rest, digits: 1...2)
    else { return nil }
    if let end = second.end { guard rest.popFirst() == end else { return nil } }
    // A weekday or a time may follow, but no further digit.
    guard rest.first.map({ digit($0) == nil }) ?? true else { return nil }
    // 2024/12/1 1 may be the 11th, its digits spaced out.
    let next = rest.drop { $0 == " " || $0 == "\u{3000}" }.first
    guard second.end != nil || day >= 10 || next.map({ digit($0) == nil }) ?? true else { return nil }
    return CalendarDay(year: year, month: month, day: day)
  }

  /// The weekday that stands with a date: 水曜日, 水曜, (水), （水・祝）. Nil where none does.
  static func weekday(in text: String) -> WrittenWeekday? {
    let scalars = Array(text.unicodeScalars)
    for (at, scalar) in scalars.enumerated() {
      guard let day = weekdays.firstIndex(of: scalar), let weekday = Weekday(rawValue: day) else { continue }
      let before = at > 0 ? scalars[at - 1] : " "
      let after = at + 1 < scalars.count ? scalars[at + 1] : " "
      // In 11日曜日 the 日 may be the date's own.
      let isNamed = after == "曜" && digit(before) == nil
      let isBracketed = "(（".unicodeScalars.contains(before) && ")）・".unicodeScalars.contains(after)
      if isNamed || isBracketed { return WrittenWeekday(day: weekday, text: text) }
    }
    return nil
  }

  private static let weekdays = Array("月火水木金土日".unicodeScalars)

  private static let separators: [(first: Unicode.Scalar, next: Unicode.Scalar, end: Unicode.Scalar?)] = [
    ("年", "月", "日"), ("/", "/", nil), ("-", "-", nil), (".", ".", nil), ("／", "／", nil),
  ]

  private static func number(
    _ rest: inout Substring.UnicodeScalarView, digits: ClosedRange<Int>
  ) -> Int? {
    var (value, count) = (0, 0)
    while let scalar = rest.first, let digit = digit(scalar), count < digits.upperBound {
      (value, count) = (value * 10 + digit, count + 1)
      rest.removeFirst()
    }
    return digits.contains(count) ? value : nil
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "0"..."9": Int(scalar.value - 0x30)
    case "０"..."９": Int(scalar.value - 0xFF10)
    default: nil
    }
  }
}
