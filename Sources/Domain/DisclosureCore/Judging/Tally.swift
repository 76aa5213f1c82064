/// What follows from the results of a policy's rules: the weights that make the score, and the decision.
package struct Tally: Sendable, Equatable {
  private(set) var passed = 0
  private(set) var weighed = 0
  private(set) var isRejected = false
  private(set) var isOpen = false

  package var decision: Decision { isRejected ? .reject : isOpen ? .refer : .accept }

  /// Tenths of a point, 0 to 1000, rounded half up; nil where no rule is left to weigh.
  package var score: Int? { weighed == 0 ? nil : (2000 * passed + weighed) / (2 * weighed) }

  init() {}

  /// Where not all was asked: nothing to accept by.
  static let undecided = Tally(passed: 0, weighed: 0, isRejected: false, isOpen: true)

  mutating func add(_ outcome: Outcome, _ severity: Rule.Severity) {
    switch outcome {
    case .pass: (passed, weighed) = (passed + severity.weight, weighed + severity.weight)
    case .fail:
      weighed += severity.weight
      if severity != .minor { isRejected = true }
    case .unknown:
      weighed += severity.weight
      isOpen = true
    case .exempt, .waived: break
    }
  }
}

extension Tally {
  init(passed: Int, weighed: Int, isRejected: Bool, isOpen: Bool) {
    self.passed = passed
    self.weighed = weighed
    self.isRejected = isRejected
    self.isOpen = isOpen
  }
}
