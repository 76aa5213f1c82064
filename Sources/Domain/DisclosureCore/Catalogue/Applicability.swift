/// When a row applies: an expression over the answers of other rows.
///
/// A literal `j=answer` says "j applies, and j's reading is explicitly that answer" (design.md §8).
package indirect enum Applicability: Sendable, Equatable {
  case always
  case answered(item: Int, Answer)
  case all([Applicability])
  case any([Applicability])

  /// The truth of the expression, given what is known of the rows it names.
  package func truth(_ literal: (_ item: Int, _ answer: Answer) -> Truth) -> Truth {
    switch self {
    case .always: .true
    case .answered(let item, let answer): literal(item, answer)
    case .all(let parts): parts.reduce(.true) { $0 & $1.truth(literal) }
    case .any(let parts): parts.reduce(.false) { $0 | $1.truth(literal) }
    }
  }

  package var items: [Int] {
    switch self {
    case .always: []
    case .answered(let item, _): [item]
    case .all(let parts), .any(let parts): parts.flatMap(\.items)
    }
  }

  /// Whether the expression holds the literal `item=answer`.
  func names(_ item: Int, _ answer: Answer) -> Bool {
    switch self {
    case .always: false
    case .answered(let named, let wanted): named == item && wanted == answer
    case .all(let parts), .any(let parts): parts.contains { $0.names(item, answer) }
    }
  }
}

extension Applicability {
  /// Reads `17.1.1=yes & (17.1.b2=yes | 17.1.b3=yes)`; `&` binds before `|`.
  ///
  /// - Parameter index: the position of an item id in its catalogue.
  /// - Returns: nil if the text is no such expression or names an unknown item.
  init?(_ text: String, index: @escaping (Substring) -> Int?) {
    var reader = ApplicabilityReader(rest: Substring(text), index: index)
    guard let expression = reader.any(depth: 0), reader.isAtEnd else { return nil }
    self = expression
  }
}

private struct ApplicabilityReader {
  var rest: Substring
  let index: (Substring) -> Int?

  var isAtEnd: Bool { rest.allSatisfy { $0 == " " } }

  private mutating func take(_ symbol: Character) -> Bool {
    rest = rest.drop { $0 == " " }
    guard rest.first == symbol else { return false }
    rest.removeFirst()
    return true
  }

  mutating func any(depth: Int) -> Applicability? {
    guard var parts = all(depth: depth).map({ [$0] }) else { return nil }
    while take("|") {
      guard let part = all(depth: depth) else { return nil }
      parts.append(part)
    }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func all(depth: Int) -> Applicability? {
    guard var parts = term(depth: depth).map({ [$0] }) else { return nil }
    while take("&") {
      guard let part = term(depth: depth) else { return nil }
      parts.append(part)
    }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func term(depth: Int) -> Applicability? {
    if take("(") {
      guard depth < 8, let inner = any(depth: depth + 1), take(")") else { return nil }
      return inner
    }
    rest = rest.drop { $0 == " " }
    let id = rest.prefix { $0 != "=" }
    rest = rest.dropFirst(id.count)
    guard take("=") else { return nil }
    let word = rest.prefix { $0.isLetter }
    rest = rest.dropFirst(word.count)
    guard let item = index(id), let answer = Answer(name: word) else { return nil }
    return .answered(item: item, answer)
  }
}
