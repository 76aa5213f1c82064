package import DisclosureCore

/// A small sheet, and what a policy is to say of it.
package struct PolicyTest: Sendable {
  package let name: String
  /// The day of judging.
  package let day: CalendarDay
  package let sheet: Sheet
  package let waivers: [Waiver]
  package let expected: Expected

  /// A failure that the hospital of the test has accepted.
  package struct Waiver: Sendable, Equatable {
    package let rule: String
    /// The first day on which it counts; nil where it always has.
    package let from: CalendarDay?
    /// The last day on which it counts.
    package let until: CalendarDay

    func counts(on day: CalendarDay) -> Bool { (from.map { $0 <= day } ?? true) && day <= until }
  }

  /// What the test says of the judgement; whatever it does not say may be anything.
  package struct Expected: Sendable, Equatable {
    package var decision: Decision?
    /// In the file's order.
    package var results: [(rule: String, outcome: Outcome)] = []

    package static func == (left: Expected, right: Expected) -> Bool {
      left.decision == right.decision
        && left.results.elementsEqual(right.results) { $0.rule == $1.rule && $0.outcome == $1.outcome }
    }
  }

  /// Where the judgement is not as expected.
  package enum Difference: Sendable, Equatable {
    case decision(expected: Decision, found: Decision)
    case result(expected: Outcome, found: RuleResult)
  }

  /// - Returns: nothing where the policy says what the test expects.
  package func differences(from policy: Policy) -> [Difference] {
    let waived = Set(waivers.filter { $0.counts(on: day) }.map(\.rule))
    let judgement = policy.judge(SheetFacts(sheet), on: day, waived: waived)
    var differences: [Difference] = []
    if let decision = expected.decision, decision != judgement.decision {
      differences.append(.decision(expected: decision, found: judgement.decision))
    }
    for (rule, outcome) in expected.results {
      guard let result = judgement.results.first(where: { $0.rule == rule }), result.outcome != outcome else {
        continue
      }
      differences.append(.result(expected: outcome, found: result))
    }
    return differences
  }
}
