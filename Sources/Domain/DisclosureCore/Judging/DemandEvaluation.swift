extension CompiledDemands {
  /// What every demand comes to on a sheet, each in its slot; the sheet's own are there already.
  ///
  /// - Parameter room: with a place for each slot and each condition.
  func evaluateAll(on facts: SheetFacts, _ day: CalendarDay, in room: inout JudgingRoom) {
    evaluatePlain(on: facts.planes, into: &room.table)
    guard haveConditions else { return }
    room.conditions.forget()
    let sheet = SheetOnADay(facts: facts, day: day)
    for demand in reasoned { room.table[Int(demand.slot)] = outcome(of: demand, on: sheet, &room.conditions) }
    for demand in reasonedOnEach {
      room.table[Int(demand.slot)] = lanes(of: demand, on: sheet, &room.conditions).outcome
    }
  }

  /// What one demand comes to.
  ///
  /// - Parameter memory: of the conditions that this sheet was asked on this day.
  func outcome(of slot: UInt32, on sheet: SheetOnADay, _ memory: inout ConditionMemory) -> Outcome {
    switch place(of: slot) {
    case .reasoned(let at): outcome(of: reasoned[at], on: sheet, &memory)
    default: lanes(of: slot, on: sheet, &memory).outcome
    }
  }

  /// What each item of one demand comes to; a demand without items is asked in the lane of no row.
  func lanes(of slot: UInt32, on sheet: SheetOnADay, _ memory: inout ConditionMemory) -> RuleLanes {
    let planes = sheet.facts.planes
    switch place(of: slot) {
    case nil:
      guard let single = SingleDemand(number: slot) else { return .none }
      return RuleLanes(
        items: ItemLanes([single.lane]), expected: planes.expected[single.answers.number], applies: planes.applies)
    case .several(let at):
      return RuleLanes(
        items: several[at].lanes, expected: planes.expected[several[at].answers.number], applies: planes.applies)
    case .brief(let at):
      let (applies, requires) = briefs[at].truths(planes)
      return RuleLanes(
        items: ItemLanes([briefs[at].lane]), applies: LaneTruth(applies), requires: LaneTruth(requires))
    case .reasoned(let at):
      let (applies, requires) = truths(of: reasoned[at], on: sheet, &memory)
      return RuleLanes(
        items: ItemLanes([reasoned[at].lane]), applies: LaneTruth(applies), requires: LaneTruth(requires))
    case .reasonedOnEach(let at): return lanes(of: reasonedOnEach[at], on: sheet, &memory)
    }
  }

  // MARK: Demands without a condition to ask

  private func evaluatePlain(on planes: SheetPlanes, into table: inout [Outcome]) {
    var outcomes = table.mutableSpan
    let (rowCodes, rowTruths, briefTable) = (planes.rows, planes.truths, BriefRule.outcomes)
    let (rows, truths, briefOutcomes) = (rowCodes.span, rowTruths.span, briefTable.span)
    // They always are: said here, so that no look into them is checked.
    guard rows.count == ItemLanes.count, truths.count == RowQuestion.count, briefOutcomes.count == 256,
      outcomes.count >= count
    else { return }
    let briefs = briefs.span
    for at in briefs.indices {
      let brief = briefs[at]
      // Slots are below `count`.
      unsafe outcomes[unchecked: Int(brief.slot)] = brief.outcome(rows, truths, briefOutcomes)
    }
    let several = several.span
    let expectations = planes.expected
    let expected = expectations.span
    guard expected.count == AnswerSet.numbers else { return }
    let isExempt = planes.applies.isFalse
    for at in several.indices {
      let demand = several[at]
      let found = unsafe expected[unchecked: demand.answers.number & (AnswerSet.numbers - 1)]
      unsafe outcomes[unchecked: Int(demand.slot)] = Outcome(
        of: demand.lanes, fails: found.fails, isUnknown: found.isUnknown, isExempt: isExempt)
    }
  }

  // MARK: Demands with conditions

  private func outcome(of demand: Reasoned, on sheet: SheetOnADay, _ memory: inout ConditionMemory) -> Outcome {
    let (applies, requires) = truths(of: demand, on: sheet, &memory)
    return Outcome(applies: applies, requires: requires)
  }

  private func truths(
    of demand: Reasoned, on sheet: SheetOnADay, _ memory: inout ConditionMemory
  ) -> (applies: Truth, requires: Truth) {
    let applies = sheet.facts.planes.rows[Int(demand.lane)].applies
    return (
      applies & conditions.truth(demand.when, on: sheet, &memory), conditions.truth(demand.require, on: sheet, &memory)
    )
  }

  private func lanes(
    of demand: ReasonedOnEach, on sheet: SheetOnADay, _ memory: inout ConditionMemory
  ) -> RuleLanes {
    let when = conditions.truthOnEach(demand.when, on: sheet, &memory)
    return RuleLanes(
      items: demand.lanes, applies: sheet.facts.planes.applies & when,
      requires: conditions.truthOnEach(demand.require, on: sheet, &memory))
  }
}
