/// The rules of a policy that need no condition run: most of them.
struct PlainRules: Sendable {
  /// `items: [one], expect: answers`
  struct Single: Sendable {
    let rule: UInt16
    let lane: UInt8
    /// The number of the set.
    let answers: UInt8
  }

  /// `items: [several], expect: answers`
  struct Several: Sendable {
    let lanes: ItemLanes
    let rule: UInt32
    let answers: AnswerSet
  }

  var singles: [Single] = []
  var briefs: [BriefRule] = []
  var several: [Several] = []

  /// Lays the lists close together, without room to grow: who judges by many policies waits for memory most.
  mutating func settle() {
    singles = singles.map { $0 }
    briefs = briefs.map { $0 }
    several = several.map { $0 }
  }

  /// What each comes to on a sheet, by its number.
  ///
  /// - Parameter outcomes: with a place for each.
  func evaluate(on planes: SheetPlanes, into outcomes: inout [Outcome]) {
    var outcomes = outcomes.mutableSpan
    let (singleTable, truthTable, briefTable) = (SingleOutcomes.table, RowQuestion.truths, BriefRule.outcomes)
    let (singleOutcomes, truths, briefOutcomes) = (singleTable.span, truthTable.span, briefTable.span)
    let codes = planes.rows
    let rows = codes.span
    // They always are: said here, so that no look into them is checked.
    guard rows.count == ItemLanes.count, singleOutcomes.count == SingleOutcomes.count,
      truths.count == RowQuestion.count, briefOutcomes.count == 256
    else { return }
    let singles = singles.span
    for at in singles.indices {
      let rule = singles[at]
      outcomes[Int(rule.rule)] = singleOutcomes[SingleOutcomes.index(rule.answers, rows[Int(rule.lane)])]
    }
    let briefs = briefs.span
    for at in briefs.indices {
      outcomes[Int(briefs[at].rule)] = briefs[at].outcome(rows, truths, briefOutcomes)
    }
    let several = several.span
    let expectations = planes.expected
    let expected = expectations.span
    let isExempt = planes.applies.isFalse
    for at in several.indices {
      let rule = several[at]
      let found = expected[rule.answers.number]
      outcomes[Int(rule.rule)] = Outcome(
        of: rule.lanes, fails: found.fails, isUnknown: found.isUnknown, isExempt: isExempt)
    }
  }
}
