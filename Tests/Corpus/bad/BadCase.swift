/// One bad input, made anew by each run and the same in each.
struct BadCase: Sendable {
  /// Unique within its category, and kept for ever: a report names it.
  let name: String
  let category: Category
  let expected: Expected
  let bytes: @Sendable () -> [UInt8]

  init(_ category: Category, _ name: String, _ expected: Expected, _ bytes: @escaping @Sendable () -> [UInt8]) {
    self.category = category
    self.name = name
    self.expected = expected
    self.bytes = bytes
  }

  init(_ category: Category, _ name: String, _ expected: Expected, text: @autoclosure @escaping @Sendable () -> String)
  {
    self.init(category, name, expected) { Array(text().utf8) }
  }

  enum Category: String, CaseIterable, Sendable {
    case encoding, text, unicode, meaning, envelope, export, delimited, zip, workbook, formula, xml, pdf
  }
}

/// What must become of an input: one of these, the same each time; never a trap, a hang, or a part shown as the whole.
enum Expected: Sendable {
  /// A sheet with exactly these readings, by item id. Items that are not named are absent.
  case accepted([String: Seen])
  /// Refused with this code, at this place where one is given. `zip.*` is any code of a family.
  case rejected(String, at: String? = nil)
  /// Refused for its size or its cost.
  case limited(String, at: String? = nil)
  /// A sheet or this refusal, whichever; where there is a sheet it has no answers but these.
  case noMore(than: [String: Seen], else: String)
}

/// What was seen of an item.
enum Seen: String, Sendable {
  case yes, no, notApplicable, applies, doesNotApply
  case unresolved, conflicting, blank, absent
  /// Anything but an answer.
  case unread
}
