/// One sheet judged by one policy content, with some rules waived. Knows no hospital.
package struct Judgement: Sendable, Equatable {
  package let decision: Decision
  /// Tenths of a point, 0 to 1000; nil where no rule is left to weigh.
  package let score: Int?
  /// Every rule, in the policy's order.
  package let results: [RuleResult]

  package func count(_ outcome: Outcome) -> Int { results.count { $0.outcome == outcome } }
}

package enum Decision: String, Sendable, CaseIterable {
  case accept
  case refer
  case reject
}

/// Raw values are stored (`judgement.results`).
package enum Outcome: UInt8, Sendable, CaseIterable {
  case pass = 0
  case fail = 1
  case exempt = 2
  case unknown = 3
  case waived = 4

  package var name: String {
    switch self {
    case .pass: "pass"
    case .fail: "fail"
    case .exempt: "exempt"
    case .unknown: "unknown"
    case .waived: "waived"
    }
  }
}

package struct RuleResult: Sendable, Equatable {
  package let rule: String
  package let severity: Rule.Severity
  package let outcome: Outcome
  /// Ids of the items that made the result so, in catalogue order.
  package let items: [String]
  /// Nil on `pass`.
  package let reason: ReasonCode?

  package init(rule: String, severity: Rule.Severity, outcome: Outcome, items: [String], reason: ReasonCode?) {
    self.rule = rule
    self.severity = severity
    self.outcome = outcome
    self.items = items
    self.reason = reason
  }
}

extension Judgement {
  /// Decision and score follow from the results (design.md §8).
  package init(results: [RuleResult]) {
    self.results = results
    let rejected = results.contains { $0.outcome == .fail && $0.severity != .minor }
    let unknown = results.contains { $0.outcome == .unknown }
    decision = rejected ? .reject : unknown ? .refer : .accept
    var (passed, weighed) = (0, 0)
    for result in results {
      switch result.outcome {
      case .pass: (passed, weighed) = (passed + result.severity.weight, weighed + result.severity.weight)
      case .fail, .unknown: weighed += result.severity.weight
      case .exempt, .waived: break
      }
    }
    // 1000 × passed / weighed, rounded half up.
    score = weighed == 0 ? nil : (2000 * passed + weighed) / (2 * weighed)
  }
}
