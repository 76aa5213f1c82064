import DisclosureCore
import DisclosureIdentity
import DisclosureMessages

/// What became of an input, as its reader told it.
enum Outcome: Equatable {
  case accepted([String: Seen])
  case rejected(code: String, place: String?)
  /// An answer that says nothing that can be understood.
  case nothing

  init(_ read: SheetRead) {
    switch read.result {
    case .sheet(let sheet):
      guard let catalogue = read.catalogue.flatMap({ ContentHash(bytes: $0) }).flatMap({ KnownCatalogues.find($0) }),
        let rows = PackedReadings.unpack(sheet.readings, catalogue: catalogue)
      else {
        self = .nothing
        return
      }
      let seen = zip(catalogue.items, rows).compactMap { item, row in Seen(row).map { (item.id, $0) } }
      self = .accepted(Dictionary(seen.filter { $0.1 != .absent }, uniquingKeysWith: { first, _ in first }))
    case .rejection(let told): self = .rejected(code: told.code, place: told.place)
    case nil: self = .nothing
    }
  }

  /// Nil where this is as expected, else what is not.
  func difference(from expected: Expected) -> String? {
    switch (expected, self) {
    case (_, .nothing): return "an answer that cannot be understood"
    case (_, .rejected(let code, _)) where code.hasPrefix("reader.") && !expected.names(code):
      return "the reader came to harm: \(code)"
    case (.accepted(let readings), .accepted(let seen)): return Outcome.difference(seen, readings)
    case (.noMore(let readings, _), .accepted(let seen)):
      let answers = seen.filter { $0.value.isAnswer && readings[$0.key] != $0.value }
      return answers.isEmpty ? nil : "answers that nobody gave: \(answers)"
    case (.rejected(let code, let place), .rejected), (.limited(let code, let place), .rejected):
      return difference(from: code, place)
    case (.noMore(_, let code), .rejected): return difference(from: code, nil)
    case (_, .accepted(let seen)): return "a sheet with \(seen.count) readings"
    case (.accepted, .rejected(let code, let place)): return "refused: \(code) \(place ?? "")"
    }
  }

  private func difference(from code: String, _ place: String?) -> String? {
    guard case .rejected(let found, let foundPlace) = self else { return "no refusal" }
    let isCode = code.hasSuffix("*") ? found.hasPrefix(code.dropLast()) : found == code
    guard isCode, place == nil || place == foundPlace else { return "refused: \(found) \(foundPlace ?? "")" }
    return nil
  }

  private static func difference(_ seen: [String: Seen], _ expected: [String: Seen]) -> String? {
    let ids = Set(seen.keys).union(expected.keys).sorted()
    let wrong = ids.filter { id in
      let (found, wanted) = (seen[id] ?? .absent, expected[id] ?? .absent)
      return wanted == .unread ? found.isAnswer : found != wanted
    }
    guard !wrong.isEmpty else { return nil }
    return wrong.prefix(6).map {
      "\($0) is \((seen[$0] ?? .absent).rawValue), not \((expected[$0] ?? .absent).rawValue)"
    }
    .joined(separator: "; ")
  }
}

extension Expected {
  /// Whether a limit of the reader itself is what stops this input, by its own code.
  fileprivate func names(_ code: String) -> Bool {
    guard case .limited(let limit, _) = self else { return false }
    return limit == code
  }
}

extension Seen {
  /// Nil for a heading.
  init?(_ row: SheetFacts.Row) {
    guard let state = row.state else { return nil }
    guard let seen = Seen(rawValue: row.answer?.name ?? state.name) else { return nil }
    self = seen
  }

  var isAnswer: Bool { [.yes, .no, .notApplicable, .applies, .doesNotApply].contains(self) }
}
