extension ConditionCompiler {
  /// Runs the steps of a condition.
  ///
  /// - Parameter stack: room for `height` truths, whatever they hold.
  @inline(__always)
  func truth<Value: Kleene>(
    of range: StepRange, on sheet: SheetOnADay, stack: inout MutableSpan<Value>
  ) -> Value {
    guard range.start < range.end else { return Value(.true) }
    let planes = sheet.facts.planes
    let steps = steps.span
    let rows = planes.rows
    var top = -1
    for at in Int(range.start)..<Int(range.end) {
      let step = steps[at]
      switch step.kind {
      case .not: stack[top] = !stack[top]
      case .and:
        stack[top - 1] = stack[top - 1] & stack[top]
        top -= 1
      case .or:
        stack[top - 1] = stack[top - 1] | stack[top]
        top -= 1
      case .atLeast:
        let (first, rank) = (top + 1 - Int(step.count), Int(step.rank))
        Self.rank(&stack, from: first, through: top, passes: rank)
        stack[first] = stack[top + 1 - rank]
        top = first
      default:
        top += 1
        stack[top] =
          switch step.kind {
          case .eachSays: Value.eachSays(step.answers, on: planes)
          case .eachHasRemark: Value.eachHasRemark(on: planes)
          case .rowSays: Value(rows[Int(step.lane)].says(step.answers))
          case .rowHasRemark: Value(rows[Int(step.lane)].remarkPresent)
          case .age: Value(sheet.isAtMost(months: ages[Int(step.count)]))
          case .finding: Value(sheet.has(findings[Int(step.count)]))
          case .always: Value(.true)
          case .never: Value(.false)
          default: Value(.unknown)
          }
      }
    }
    return stack[0]
  }

  /// "At least n of these" is the n-th largest of their truths: each pass lifts the largest of those left to the top.
  private static func rank<Value: Kleene>(
    _ stack: inout MutableSpan<Value>, from first: Int, through last: Int, passes: Int
  ) {
    for pass in 0..<passes {
      for at in first..<max(first, last - pass) {
        let (low, high) = (stack[at] & stack[at + 1], stack[at] | stack[at + 1])
        stack[at] = low
        stack[at + 1] = high
      }
    }
  }
}
