/// What judging writes into, kept from sheet to sheet.
package struct JudgingRoom {
  /// What each rule of the last policy came to, and more, so that they are whole vectors.
  var padded: [Outcome] = []
  /// What each demand came to, by slot.
  var table: [Outcome] = []
  var conditions = ConditionMemory()
  private var planes: SheetPlanes?
  private var count = 0

  package init() {}

  /// What each rule of the last policy came to, in its order.
  package var outcomes: ArraySlice<Outcome> { padded.prefix(count) }

  /// Lays out what the sheet answers by itself, and makes room for the rest.
  mutating func open(_ planes: SheetPlanes, for demands: CompiledDemands) {
    if self.planes !== planes {
      self.planes = planes
      table.replaceSubrange(0..<min(table.count, SingleDemand.count), with: planes.outcomes)
    }
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
