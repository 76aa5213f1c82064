import DisclosureCore
import Glibc
import MaskBounds

/// A worker that keeps as many policies as it ever does, no two demands of them alike by more than chance.
enum ManyPolicies {
  private static let policies = 10_000
  private static let rules = 200

  /// Enters each in one book, as a worker does, and prints what that took.
  static func measure() {
    var random = RandomDemands(seed: 3)
    let before = mask_heap_in_use()
    let book = PolicyBook(for: .sds50)
    var kept: [BookedPolicy] = []
    var spent = 0
    for _ in 0..<policies {
      // Ids that are as long as people's, and not those of another policy.
      let rules = (0..<rules).map { random.demand().rule("a-name-as-people-say-it-\($0)", random.severity()) }
      let policy = Policy(form: Catalogue.sds50.form.name, rules: rules)
      let start = processorTime()
      kept.append(book.enter(policy))
      spent += processorTime() - start
    }
    let heap = mask_heap_in_use() - before
    var usage = rusage()
    unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    print(
      "\(kept.count) policies of \(rules) demands of their own, compiled: heap \(heap >> 20) MB,",
      "peak \(usage.ru_maxrss / 1024) MB (goal: under 1024); us each \(fixed(Double(spent) / 1e3 / Double(policies), 0))"
    )
  }
}
