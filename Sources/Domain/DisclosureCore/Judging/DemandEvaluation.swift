extension CompiledDemands {
  /// What every demand comes to on a sheet, each in its slot; the sheet's own are there already.
  ///
  /// - Parameter room: with a place for each slot and each condition.
  func evaluateAll(on sheet: SheetOnADay, in room: inout JudgingRoom) {
    evaluatePlain(on: sheet, into: &room.table)
    guard haveConditions else { return }
    room.conditions.forget()
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
      return RuleLanes(of: briefs[at].lane, briefs[at].truths(on: sheet))
    case .wide(let at):
      return RuleLanes(of: wide[at].lane, wide[at].truths(on: sheet))
    case .reasoned(let at):
      return RuleLanes(of: reasoned[at].lane, truths(of: reasoned[at], on: sheet, &memory))
    case .reasonedOnEach(let at): return lanes(of: reasonedOnEach[at], on: sheet, &memory)
    }
  }

  // MARK: Demands without a condition to ask

  private func evaluatePlain(on sheet: SheetOnADay, into table: inout [Outcome]) {
    let planes = sheet.facts.planes
    var outcomes = table.mutableSpan
    let (rowCodes, sheetTruths, byTruths, expectations) = (planes.rows, sheet.truths, Outcome.byTruths, planes.expected)
    let (rows, truths, ofTruths, expected) = (rowCodes.span, sheetTruths.span, byTruths.span, expectations.span)
    // They always are: said here, so that no look into them is checked. Slots are below `count`.
    guard rows.count == ItemLanes.count, truths.count == Question.count, ofTruths.count == 256,
      expected.count == AnswerSet.numbers, outcomes.count >= count
    else { return }
    let briefs = briefs.span
    for at in briefs.indices {
      unsafe outcomes[unchecked: Int(briefs[at].slot)] = briefs[at].outcome(rows, truths, ofTruths)
    }
    let wide = wide.span
    for at in wide.indices {
      unsafe outcomes[unchecked: Int(wide[at].slot)] = wide[at].outcome(rows, truths, ofTruths)
    }
    let several = several.span
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
