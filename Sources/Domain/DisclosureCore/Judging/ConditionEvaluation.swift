/// Conditions of one rule, asked of one sheet on one day.
struct ConditionEvaluation {
  let facts: SheetFacts
  let day: CalendarDay

  /// - Parameter item: the item that a condition without one speaks of.
  func truth(of condition: Condition, item: String?) -> Truth {
    switch condition {
    case .is(let named, let answers):
      SheetFacts.says(row(named ?? item), answers)
    case .remarkPresent(let named):
      switch row(named ?? item) {
      case let row? where row.remarkPresent: .true
      case let row? where row.state != .absent: .false
      default: .unknown
      }
    case .all(let parts): parts.reduce(.true) { $0 & truth(of: $1, item: item) }
    case .any(let parts): parts.reduce(.false) { $0 | truth(of: $1, item: item) }
    case .not(let part): !truth(of: part, item: item)
    case .atLeast(let count, let parts): atLeast(count, of: parts.map { truth(of: $0, item: item) })
    case .sheetAge(let months): age(atMost: months)
    case .edition(let least):
      switch (Edition(facts.catalogue.form.edition), Edition(least)) {
      case (let own?, let least?): Truth(least <= own)
      default: .unknown
      }
    case .finding(let code):
      if facts.findings.contains(where: { $0.code == code && $0.holds(on: day) }) {
        .true
      } else {
        facts.undetermined.contains(code) ? .unknown : .false
      }
    }
  }

  private func row(_ item: String?) -> SheetFacts.Row? {
    facts.row(item.flatMap(facts.catalogue.position(of:)))
  }

  private func atLeast(_ count: Int, of truths: [Truth]) -> Truth {
    let met = truths.count { $0 == .true }
    let open = truths.count { $0 == .unknown }
    return met >= count ? .true : met + open < count ? .false : .unknown
  }

  /// Unknown without a readable date, or with one after the day of judging.
  private func age(atMost months: Int) -> Truth {
    guard let date = facts.date, date <= day else { return .unknown }
    // A last day beyond the calendar is still to come.
    return Truth(date.adding(months: months).map { $0 >= day } ?? true)
  }

  /// The code of a condition that is not true, and whether it is for want of knowledge (encoding.md §5).
  func code(of condition: Condition, item: String?, unknown: Bool) -> ReasonCode {
    switch condition {
    case .is(let named, _): ReasonCode(row: row(named ?? item))
    case .not(.is(let named, _)): ReasonCode(row: row(named ?? item))
    case .remarkPresent: unknown ? .answerAbsent : .remarkMissing
    case .sheetAge: unknown ? .sheetUndated : .sheetOld
    case .edition: unknown ? .conditionUnknown : .editionOlder
    case .finding: unknown ? .findingUndetermined : .conditionUnmet
    case .not(.finding): unknown ? .findingUndetermined : .findingPresent
    default: unknown ? .conditionUnknown : .conditionUnmet
    }
  }

  /// Items of the leaves that decided: those unknown, or those false (under `not`: true).
  func decidingItems(of condition: Condition, item: String?, unknown: Bool) -> [String] {
    var items: [String] = []
    collect(condition, item: item, sought: unknown ? .unknown : .false, into: &items)
    return items
  }

  private func collect(_ condition: Condition, item: String?, sought: Truth, into items: inout [String]) {
    switch condition {
    case .is(let named, _), .remarkPresent(let named):
      if truth(of: condition, item: item) == sought, let id = named ?? item { items.append(id) }
    case .all(let parts), .any(let parts), .atLeast(_, let parts):
      for part in parts { collect(part, item: item, sought: sought, into: &items) }
    case .not(let part): collect(part, item: item, sought: !sought, into: &items)
    case .sheetAge, .edition, .finding: break
    }
  }
}
