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
package enum Outcome: UInt8, Sendable, CaseIterable, BitwiseCopyable {
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
    var tally = Tally()
    for result in results { tally.add(result.outcome, result.severity) }
    self.init(tally, results)
  }

  init(_ tally: Tally, _ results: [RuleResult]) {
    decision = tally.decision
    score = tally.score
    self.results = results
  }
}
