package import DisclosureCore

extension RandomPolicies {
  /// A sheet as judging sees it: from one without a lost mark to one without any.
  package mutating func facts(around day: CalendarDay) -> SheetFacts {
    let explicit = one(of: [0, 50, 90, 100, 100])
    let rows = Catalogue.sds50.items.map { item -> SheetFacts.Row in
      guard item.isAnswerable else { return SheetFacts.Row(state: nil, answer: nil, remarkPresent: false) }
      let state: Reading.State =
        number(1...100) <= explicit ? .explicit : one(of: [.unresolved, .conflicting, .blank, .absent])
      return SheetFacts.Row(
        state: state, answer: state == .explicit ? one(of: item.answers.inOrder) : nil,
        remarkPresent: state != .absent && chance(3))
    }
    var (findings, undetermined): ([Finding], [Finding.Code]) = ([], [])
    for code in Finding.Code.checked {
      if chance(4) {
        findings.append(
          Finding(
            code: code, severity: .warning, from: chance(3) ? moved(day, byDays: number(-2...2)) : nil,
            until: chance(3) ? moved(day, byDays: number(-2...2)) : nil))
      }
      if chance(4) { undetermined.append(code) }
    }
    return SheetFacts(
      catalogue: .sds50, rows: rows, date: chance(5) ? nil : date(around: day), findings: findings,
      undetermined: undetermined)
  }

  /// A day of the years 2024 to 2027, the ends of months more often than others.
  package mutating func day() -> CalendarDay {
    let (year, month) = (number(2024...2027), number(1...12))
    let day = CalendarDay(year: year, month: month, day: chance(2) ? number(27...31) : number(1...28))
    return day ?? CalendarDay(daysSince1970: 20_000)
  }

  /// Up to five years before a day, seldom after it, and often exactly some months away.
  private mutating func date(around day: CalendarDay) -> CalendarDay? {
    let months = day.adding(months: number(-60...2)) ?? day
    return chance(2) ? months : moved(months, byDays: number(-3...3))
  }

  private func moved(_ day: CalendarDay, byDays days: Int) -> CalendarDay {
    CalendarDay(daysSince1970: day.daysSince1970 + Int32(days))
  }

  /// Some of a policy's rules.
  package mutating func waived(of policy: Policy) -> Set<String> {
    Set(policy.rules.map(\.id).filter { _ in chance(4) })
  }
}
