/// What the conditions of a set of demands came to on one sheet on one day, each asked at most once.
struct ConditionMemory {
  /// By number: on one row or none, and on each row.
  fileprivate var ones: [Truth?] = []
  fileprivate var each: [LaneTruth?] = []
  /// The truths that a condition is reckoned in, kept so that evaluating allocates nothing.
  fileprivate var single: [Truth] = [.unknown]
  fileprivate var lanes: [LaneTruth] = [.unknown]

  init() {}

  /// Makes room for all conditions; keeps what is known.
  mutating func reserve(for conditions: ConditionCompiler) {
    ConditionMemory.grow(&ones, to: conditions.ones.count, with: nil)
    ConditionMemory.grow(&each, to: conditions.each.count, with: nil)
    ConditionMemory.grow(&single, to: conditions.height, with: .unknown)
    ConditionMemory.grow(&lanes, to: conditions.height, with: .unknown)
  }

  /// For another sheet, another day or other conditions.
  mutating func forget() {
    for at in ones.indices { ones[at] = nil }
    for at in each.indices { each[at] = nil }
  }

  private static func grow<Value>(_ list: inout [Value], to count: Int, with value: Value) {
    if list.count < count { list += repeatElement(value, count: count - list.count) }
  }
}

extension ConditionCompiler {
  /// What a condition on one row or none comes to.
  func truth(_ number: UInt32, on sheet: SheetOnADay, _ memory: inout ConditionMemory) -> Truth {
    if let known = memory.ones[Int(number)] { return known }
    let found = run(ones[Int(number)], on: sheet, &memory.single)
    memory.ones[Int(number)] = found
    return found
  }

  /// What a condition comes to on each row.
  func truthOnEach(_ number: UInt32, on sheet: SheetOnADay, _ memory: inout ConditionMemory) -> LaneTruth {
    if let known = memory.each[Int(number)] { return known }
    let found = run(each[Int(number)], on: sheet, &memory.lanes)
    memory.each[Int(number)] = found
    return found
  }

  private func run<Value: Kleene>(_ range: StepRange, on sheet: SheetOnADay, _ stack: inout [Value]) -> Value {
    var stack = stack.mutableSpan
    return truth(of: range, on: sheet, stack: &stack)
  }
}
