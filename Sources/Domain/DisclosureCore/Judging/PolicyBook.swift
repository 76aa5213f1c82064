/// Policies for one form whose equal demands are one.
///
/// Who judges one sheet by many of them asks it each demand at most once, and each condition (`Sitting`). Not for two
/// threads at a time.
package final class PolicyBook {
  private(set) var demands: CompiledDemands

  package init(for catalogue: Catalogue) { demands = CompiledDemands(for: catalogue) }

  var catalogue: Catalogue { demands.catalogue }

  /// Adds a policy. Nothing leaves a book; who has enough of it begins another.
  package func enter(_ policy: Policy) -> BookedPolicy {
    let entered = policy.rules.map { demands.enter($0) }
    return BookedPolicy(
      policy: Policy(form: policy.form, rules: entered.map(\.rule)), book: self,
      card: Scorecard(policy.rules, slots: entered.map(\.slot)))
  }
}

/// A policy in a book, ready to judge sheets of the book's form.
package struct BookedPolicy {
  package let policy: Policy
  let book: PolicyBook
  let card: Scorecard
}
