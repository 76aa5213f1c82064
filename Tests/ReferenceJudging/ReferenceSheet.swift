import DisclosureCore

/// A sheet as the reference asks it: by ids, with the catalogue's conditions read from their text.
final class ReferenceSheet {
  private static let ids = Catalogue.sds50.items.map(\.id)
  private static let places = Dictionary(zip(ids, ids.indices), uniquingKeysWith: { first, _ in first })
  private static let conditions = Dictionary(
    Catalogue.sds50.items.map { ($0.id, $0.appliesWhen.map { ReferenceExpression($0[...]) }) },
    uniquingKeysWith: { first, _ in first })

  private let rows: [String: SheetFacts.Row]
  private let facts: SheetFacts
  private let day: CalendarDay
  private var applying: [String: Bool?] = [:]

  init(_ facts: SheetFacts, on day: CalendarDay) {
    rows = Dictionary(zip(Self.ids, facts.rows), uniquingKeysWith: { first, _ in first })
    self.facts = facts
    self.day = day
  }

  /// What the row surely says.
  func answer(_ item: String) -> String? {
    guard let row = rows[item], row.state == .explicit else { return nil }
    return row.answer?.name
  }

  func answerOrState(_ item: String) -> String {
    answer(item) ?? rows[item]?.state?.name ?? "absent"
  }

  func hasRemark(_ item: String) -> Bool? {
    guard let row = rows[item], row.state != .absent else { return nil }
    return row.remarkPresent
  }

  func applies(_ item: String) -> Bool? {
    if let known = applying[item] { return known }
    guard let condition = Self.conditions[item] ?? nil else { return true }
    let found = holds(condition)
    applying[item] = .some(found)
    return found
  }

  private func holds(_ expression: ReferenceExpression) -> Bool? {
    switch expression {
    case .or(let parts):
      let truths = parts.map(holds)
      return truths.contains(true) ? true : truths.contains(nil) ? nil : false
    case .and(let parts):
      let truths = parts.map(holds)
      return truths.contains(false) ? false : truths.contains(nil) ? nil : true
    case .literal(let item, let answer):
      let (applies, said) = (applies(item), self.answer(item).map { $0 == answer })
      if applies == false || said == false { return false }
      return applies == nil || said == nil ? nil : true
    }
  }

  func isAtMost(months: Int) -> Bool? {
    guard let date = facts.date, date.daysSince1970 <= day.daysSince1970 else { return nil }
    let (from, to) = (date.components, day.components)
    let month = from.year * 12 + (from.month - 1) + months
    let lengths = [31, (month / 12) % 4 == 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]  // 1901 to 2099
    let last = [month / 12, month % 12 + 1, min(from.day, lengths[month % 12])]
    return !last.lexicographicallyPrecedes([to.year, to.month, to.day])
  }

  func editionIsAtLeast(_ least: String) -> Bool? {
    func numbers(_ text: String) -> [Int] {
      (text.split(separator: ".").map { Int($0) ?? 0 } + [0, 0, 0]).prefix(3).map(\.self)
    }
    return !numbers(facts.catalogue.form.edition).lexicographicallyPrecedes(numbers(least))
  }

  func hasFinding(_ code: String) -> Bool? {
    for finding in facts.findings where finding.code.text == code {
      let began = finding.from == nil || (finding.from?.daysSince1970 ?? 0) <= day.daysSince1970
      let ended = finding.until != nil && (finding.until?.daysSince1970 ?? 0) < day.daysSince1970
      if began && !ended { return true }
    }
    return facts.undetermined.map(\.text).contains(code) ? nil : false
  }

  /// Each once, in the form's order; what the form lacks comes last.
  func inOrder(_ items: [String]) -> [String] {
    var once: [String] = []
    for item in items where !once.contains(item) { once.append(item) }
    let known = once.filter { Self.places[$0] != nil }
    return known.sorted { (Self.places[$0] ?? 0) < (Self.places[$1] ?? 0) } + once.filter { Self.places[$0] == nil }
  }
}

/// `a=yes & (b=no | c=yes)`: an or of ands of literals and parentheses.
indirect enum ReferenceExpression {
  case or([ReferenceExpression])
  case and([ReferenceExpression])
  case literal(String, String)

  init(_ text: Substring) {
    let ors = Self.split(text, at: "|")
    let ands = Self.split(text, at: "&")
    if ors.count > 1 {
      self = .or(ors.map { ReferenceExpression($0) })
    } else if ands.count > 1 {
      self = .and(ands.map { ReferenceExpression($0) })
    } else if let inner = Self.inner(text) {
      self = ReferenceExpression(inner)
    } else {
      let words = text.split(separator: "=").map { $0.filter { $0 != " " } }
      self = .literal(words[0], words[1])
    }
  }

  /// Cuts at a sign that stands outside all parentheses.
  private static func split(_ text: Substring, at sign: Character) -> [Substring] {
    var (parts, depth, start) = ([Substring](), 0, text.startIndex)
    for at in text.indices {
      if text[at] == "(" { depth += 1 }
      if text[at] == ")" { depth -= 1 }
      if text[at] == sign && depth == 0 {
        parts.append(text[start..<at])
        start = text.index(after: at)
      }
    }
    return parts + [text[start...]]
  }

  private static func inner(_ text: Substring) -> Substring? {
    guard let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")") else { return nil }
    return text[text.index(after: open)..<close]
  }
}
