/// Why a condition is not true: its code, and the items of the leaves that made it so (encoding.md §5).
struct ConditionReason {
  let sheet: SheetOnADay
  /// The item that a condition without one speaks of.
  let item: String?

  /// The code of a condition that is false, or for want of knowledge unknown.
  func code(of condition: Condition, unknown: Bool) -> ReasonCode {
    switch condition {
    case .is(let named, _): ReasonCode(row: row(named))
    case .not(.is(let named, _)): ReasonCode(row: row(named))
    case .remarkPresent: unknown ? .answerAbsent : .remarkMissing
    case .sheetAge: unknown ? .sheetUndated : .sheetOld
    case .edition: unknown ? .conditionUnknown : .editionOlder
    case .finding: unknown ? .findingUndetermined : .conditionUnmet
    case .not(.finding): unknown ? .findingUndetermined : .findingPresent
    default: unknown ? .conditionUnknown : .conditionUnmet
    }
  }

  /// Items of the leaves that decided: those unknown, or those false (under `not`: true).
  func decidingItems(of condition: Condition, unknown: Bool) -> [String] {
    var items: [String] = []
    collect(condition, sought: unknown ? .unknown : .false, into: &items)
    return items
  }

  private func collect(_ condition: Condition, sought: Truth, into items: inout [String]) {
    switch condition {
    case .is(let named, let answers): add(named, if: code(of: named).says(answers) == sought, to: &items)
    case .remarkPresent(let named): add(named, if: code(of: named).remarkPresent == sought, to: &items)
    case .all(let parts), .any(let parts), .atLeast(_, let parts):
      for part in parts { collect(part, sought: sought, into: &items) }
    case .not(let part): collect(part, sought: !sought, into: &items)
    case .sheetAge, .edition, .finding: break
    }
  }

  private func add(_ named: String?, if decided: Bool, to items: inout [String]) {
    if decided, let id = named ?? item { items.append(id) }
  }

  private func row(_ named: String?) -> SheetFacts.Row? {
    sheet.facts.row((named ?? item).flatMap(sheet.facts.catalogue.position(of:)))
  }

  private func code(of named: String?) -> RowCode {
    let position = (named ?? item).flatMap(sheet.facts.catalogue.position(of:))
    return sheet.facts.planes.rows[position ?? Int(ItemLanes.noRow)]
  }
}
