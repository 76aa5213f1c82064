package import DisclosureCore
import DisclosureIdentity

extension Policy {
  /// The rules whose failure is accepted: each as it was worded when it was.
  ///
  /// - Parameter name: under which the hospital has this policy.
  package func waived(named name: String, by waivers: [StandingWaiver]) -> Set<String> {
    let own = waivers.filter { $0.policy == name }
    guard !own.isEmpty else { return [] }
    return Set(
      rules.lazy.filter { rule in
        let named = own.filter { $0.rule == rule.id }
        return !named.isEmpty && named.map(\.ruleHash).contains(.rule(rule))
      }.map(\.id))
  }
}
