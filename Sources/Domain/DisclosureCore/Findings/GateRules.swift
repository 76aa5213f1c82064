/// G1: a gate says 非該当, yet a row under it is answered はい or いいえ. One finding per gate.
struct AnsweredUnderClosedGate: AnswerRule {
  let code = Finding.Code(.gate, 1)
  private let families: [RowFamily]

  init(_ catalogue: Catalogue) { families = RowFamily.ofGates(catalogue) }

  func verdict(on rows: AnsweredRows) -> CheckVerdict {
    families.reduce(into: CheckVerdict()) { verdict, family in
      let answered = family.children.reduce(.false) { $0 | rows.says($1, .answered) }
      verdict.add(
        rows.says(family.parent, .doesNotApply) & answered,
        Finding(
          code: code, severity: rows.saying(.affirmed, of: family.children).isEmpty ? .warning : .error,
          items: family.members(with: rows.saying(.answered, of: family.children))))
    }
  }
}

/// G4: a measure is not there (いいえ or 対象外), yet a row that goes into its details says はい. One finding per parent.
struct AnsweredUnderMissingParent: AnswerRule {
  let code = Finding.Code(.gate, 4)
  private static let parents = [
    "12", "17", "17.1.1", "17.3", "32", "43", "57", "58", "71", "77.2", "81", "83", "84", "99",
  ]
  private let families: [RowFamily]

  /// The details of a parent are the rows whose condition names the parent's はい.
  init(_ catalogue: Catalogue) {
    families = Self.parents.compactMap(catalogue.position(of:)).map { parent in
      RowFamily(
        parent: parent,
        children: catalogue.items.indices.filter { row in
          catalogue.items[row].isAnswerable && catalogue.items[row].applicability.names(parent, .yes)
        })
    }
  }

  func verdict(on rows: AnsweredRows) -> CheckVerdict {
    families.reduce(into: CheckVerdict()) { verdict, family in
      let detailed = family.children.reduce(.false) { $0 | rows.says($1, .yes) }
      verdict.add(
        rows.says(family.parent, .missing) & detailed,
        Finding(code: code, severity: .error, items: family.members(with: rows.saying(.affirmed, of: family.children))))
    }
  }
}

/// A row and the rows that depend on it.
struct RowFamily {
  let parent: Int
  let children: [Int]

  /// Each gate with the rows whose number parent it is.
  static func ofGates(_ catalogue: Catalogue) -> [RowFamily] {
    catalogue.items.indices.filter { catalogue.items[$0].kind == .gate }.map { gate in
      RowFamily(parent: gate, children: catalogue.children(of: gate))
    }
  }

  /// The parent with some of its children, in the form's order.
  func members(with children: [Int]) -> [Int] { ([parent] + children).sorted() }
}
