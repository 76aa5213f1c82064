/// The truths that conditions are reckoned in, kept so that evaluating allocates nothing.
package struct ConditionStacks {
  var single: [Truth] = [.unknown]
  var lanes: [LaneTruth] = [.unknown]

  package init() {}

  mutating func reserve(_ height: Int) {
    if single.count < height { single = Array(repeating: .unknown, count: height) }
    if lanes.count < height { lanes = Array(repeating: .unknown, count: height) }
  }
}

extension CompiledRules {
  /// What every rule with a condition to run comes to on a sheet, by number.
  ///
  /// - Parameter room: with a place for each outcome, and for the conditions of these rules.
  func evaluateConditions(on sheet: SheetOnADay, into room: inout JudgingRoom) {
    for rule in reasoned { room.padded[Int(rule.rule)] = outcome(of: rule, on: sheet, &room.stacks) }
    for rule in reasonedOnEach { room.padded[Int(rule.rule)] = lanes(of: rule, on: sheet, &room.stacks).outcome }
  }

  /// What each item of one rule comes to; a rule without items is asked in the lane of no row.
  func lanes(of number: Int, on sheet: SheetOnADay, _ stacks: inout ConditionStacks) -> RuleLanes {
    switch places[number] {
    case .single(let at):
      let rule = plain.singles[Int(at)]
      let asked = PlainRules.Several(
        lanes: ItemLanes([rule.lane]), rule: UInt32(rule.rule),
        answers: AnswerSet(number: Int(rule.answers)))
      return lanes(of: asked, on: sheet.facts.planes)
    case .several(let at): return lanes(of: plain.several[Int(at)], on: sheet.facts.planes)
    case .brief(let at):
      let rule = plain.briefs[Int(at)]
      let (applies, requires) = rule.truths(sheet.facts.planes.rows)
      return RuleLanes(items: ItemLanes([rule.lane]), applies: LaneTruth(applies), requires: LaneTruth(requires))
    case .reasoned(let at):
      let rule = reasoned[Int(at)]
      let asked = ReasonedOnEach(
        lanes: ItemLanes([rule.lane]), rule: rule.rule, when: rule.when, require: rule.require)
      return lanes(of: asked, on: sheet, &stacks)
    case .reasonedOnEach(let at): return lanes(of: reasonedOnEach[Int(at)], on: sheet, &stacks)
    }
  }

  private func lanes(of rule: PlainRules.Several, on planes: SheetPlanes) -> RuleLanes {
    RuleLanes(items: rule.lanes, expected: planes.expected[rule.answers.number], applies: planes.applies)
  }

  private func lanes(
    of rule: ReasonedOnEach, on sheet: SheetOnADay, _ stacks: inout ConditionStacks
  ) -> RuleLanes {
    var stack = stacks.lanes.mutableSpan
    let when = conditions.truth(of: rule.when, on: sheet, stack: &stack)
    let requires = conditions.truth(of: rule.require, on: sheet, stack: &stack)
    return RuleLanes(items: rule.lanes, applies: sheet.facts.planes.applies & when, requires: requires)
  }

  private func outcome(of rule: Reasoned, on sheet: SheetOnADay, _ stacks: inout ConditionStacks) -> Outcome {
    var stack = stacks.single.mutableSpan
    let applies = sheet.facts.planes.rows[Int(rule.lane)].applies
    let when = conditions.truth(of: rule.when, on: sheet, stack: &stack)
    return Outcome(applies: applies & when, requires: conditions.truth(of: rule.require, on: sheet, stack: &stack))
  }
}
