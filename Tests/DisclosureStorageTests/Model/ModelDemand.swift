import DisclosureCore
import DisclosureIdentity

/// The policies of the model: one rule each, all of one id, whose outcome is plain to see.
enum ModelDemand: CaseIterable {
  case holds
  case fails
  case failsBadly
  case notOlderThanNineMonths
  case noNewerGuideline
  /// The same demand of another form: none of the sheets here is one of its.
  case ofAnotherForm

  static let rule = "demand"

  var policy: Policy {
    switch self {
    case .holds: .demanding(of: "2")
    case .fails: .demanding(.no, of: "2")
    case .failsBadly: .demanding(.no, of: "2", severity: .critical)
    case .notOlderThanNineMonths: ModelDemand.policy(.sheetAge(months: 9))
    case .noNewerGuideline: ModelDemand.policy(.not(.finding(.init(.sheet, 3))))
    case .ofAnotherForm: Policy(form: "MDS 5.0", rules: Policy.demanding(of: "2").rules)
    }
  }

  private static func policy(_ condition: Condition) -> Policy {
    Policy(form: "SDS 5.0", rules: [Rule(id: rule, severity: .major, items: nil, require: condition)])
  }

  var content: String { "\(ContentHash.policy(body: CanonicalPolicy.body(of: policy)))" }

  var ruleHash: String { policy.rules.first.map { "\(ContentHash.rule($0))" } ?? "" }

  /// What comes of the rule, said without the judge.
  func outcome(dated date: CalendarDay?, on day: CalendarDay, isWaived: Bool) -> Outcome {
    let outcome: Outcome =
      switch self {
      case .holds, .ofAnotherForm: .pass
      case .fails, .failsBadly: .fail
      case .notOlderThanNineMonths:
        if let date, date <= day { date.adding(months: 9).map { day <= $0 } == true ? .pass : .fail } else { .unknown }
      case .noNewerGuideline: day.description < "2026-06-29" ? .pass : .fail
      }
    return outcome == .fail && isWaived ? .waived : outcome
  }
}

extension Outcome {
  /// The decision of a policy with this outcome of its only rule.
  var decision: String {
    switch self {
    case .fail: "reject"
    case .unknown: "refer"
    case .pass, .exempt, .waived: "accept"
    }
  }
}
