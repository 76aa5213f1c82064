/// What judging writes into, kept from sheet to sheet.
package struct JudgingRoom {
  /// What each rule of the last policy came to, and more, so that they are whole vectors.
  var padded: [Outcome] = []
  /// What each demand came to, by slot.
  var table: [Outcome] = []
  var conditions = ConditionMemory()
  private var sheet: SheetOnADay?
  private var count = 0

  package init() {}

  /// What each rule of the last policy came to, in its order.
  package var outcomes: ArraySlice<Outcome> { padded.prefix(count) }

  /// The sheet on its day, made once for as many policies as judge it in turn.
  mutating func sheet(_ facts: SheetFacts, on day: CalendarDay) -> SheetOnADay {
    if let sheet, sheet.day == day, sheet.facts.planes === facts.planes { return sheet }
    let opened = SheetOnADay(facts: facts, day: day)
    sheet = opened
    table = []
    return opened
  }

  /// Lays out what the sheet answers by itself, and makes room for the rest.
  mutating func reserve(for demands: CompiledDemands, on sheet: SheetOnADay) {
    if table.isEmpty { sheet.facts.planes.layOut(SingleDemand.outcomes, each: AnswerSet.numbers, in: &table) }
    if table.count < demands.count { table += repeatElement(.notAsked, count: demands.count - table.count) }
    if demands.haveConditions { conditions.reserve(for: demands.conditions) }
  }

  /// Makes room for the rules of a policy.
  mutating func seat(_ rules: Int) {
    count = rules
    let places = Weights.padded(rules)
    if padded.count != places { padded = Array(repeating: .exempt, count: places) }
  }
}
