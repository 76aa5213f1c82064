/// One sheet on one day, with the truth of every question that rules ask most.
///
/// A reference: handed about at no cost.
final class SheetOnADay: Sendable {
  let facts: SheetFacts
  let day: CalendarDay
  /// By `Question`.
  let truths: [TruthBits]

  init(facts: SheetFacts, day: CalendarDay) {
    self.facts = facts
    self.day = day
    var truths: [TruthBits] = []
    truths.reserveCapacity(Question.count)
    facts.planes.layOut(Question.ofCode, each: Question.toEachRow, in: &truths)
    truths += repeatElement(TruthBits(.unknown), count: Question.count - truths.count)
    SheetOnADay.settleFindings(facts, day, in: &truths)
    SheetOnADay.settleAges(facts.date, day, in: &truths)
    self.truths = truths
  }

  /// Unknown without a readable date, or with one after the day of judging.
  func isAtMost(months: Int) -> Truth { SheetOnADay.isAtMost(months, facts.date, on: day) }

  func has(_ code: Finding.Code) -> Truth {
    if facts.findings.contains(where: { $0.code == code && $0.holds(on: day) }) { return .true }
    return facts.undetermined.contains(code) ? .unknown : .false
  }

  private static func isAtMost(_ months: Int, _ date: CalendarDay?, on day: CalendarDay) -> Truth {
    guard let date, date <= day else { return .unknown }
    // A last day beyond the calendar is still to come.
    return Truth(date.adding(months: months).map { $0 >= day } ?? true)
  }

  private static func settleFindings(_ facts: SheetFacts, _ day: CalendarDay, in truths: inout [TruthBits]) {
    for family in Finding.Code.Family.allCases {
      for number in 0..<Question.findingsOfFamily {
        Question.finding(Finding.Code(family, number))?.settle(.false, in: &truths)
      }
    }
    for code in facts.undetermined { Question.finding(code)?.settle(.unknown, in: &truths) }
    for finding in facts.findings where finding.holds(on: day) {
      Question.finding(finding.code)?.settle(.true, in: &truths)
    }
  }

  /// A sheet that is not too old for so many months is not for more.
  private static func settleAges(_ date: CalendarDay?, _ day: CalendarDay, in truths: inout [TruthBits]) {
    var (below, reached) = (0, Question.ages)
    while below < reached {
      let middle = (below + reached) / 2
      if isAtMost(middle, date, on: day) == .false { below = middle + 1 } else { reached = middle }
    }
    let enough = isAtMost(reached, date, on: day)
    for months in 0..<Question.ages {
      Question.isAtMost(months: months)?.settle(months < reached ? .false : enough, in: &truths)
    }
  }
}
