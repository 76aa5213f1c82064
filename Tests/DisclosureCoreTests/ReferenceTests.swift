import DisclosureCore
import Foundation
import RandomPolicies
import ReferenceJudging
import Testing

/// The evaluator against the reference, on random sheets and policies: by each policy alone, and in a sitting by many.
///
/// KAIJI_REFERENCE_PAIRS says how many (sheet, policy) pairs are compared, KAIJI_REFERENCE_SEED where the random numbers
/// begin. Without them it is 100,000 pairs where the optimiser helps and 30,000 in a debug build (some ten seconds), from a new seed each
/// run, which a failure tells.
@Suite("Judging agrees with a slow and obvious reference")
struct ReferenceTests {
  private static let policiesPerSheet = 25

  private static func setting(_ name: String) -> UInt64? {
    ProcessInfo.processInfo.environment[name].flatMap { UInt64($0) }
  }

  private static let pairs = setting("KAIJI_REFERENCE_PAIRS") ?? (_isDebugAssertConfiguration() ? 30_000 : 100_000)

  @Test("in outcome, items, reason, decision and score")
  func agree() {
    let seed = Self.setting("KAIJI_REFERENCE_SEED") ?? UInt64.random(in: 0...UInt64.max)
    var random = RandomPolicies(seed: seed)
    var outcomes: [Outcome: Int] = [:]
    var reasons: Set<ReasonCode> = []
    var book = PolicyBook(for: .sds50)
    for sheet in 0..<Int(Self.pairs) / Self.policiesPerSheet {
      let day = random.day()
      let facts = random.facts(around: day)
      let reference = ReferenceJudge(facts, on: day)
      var sitting = Sitting(of: facts, on: day)
      for number in 0..<Self.policiesPerSheet {
        // The book holds demands of earlier sheets' policies too, and grows or is another while the sheet is judged.
        if (sheet * Self.policiesPerSheet + number).isMultiple(of: 190) { book = PolicyBook(for: .sds50) }
        let policy = random.policy(depth: 4, lacking: true)
        let waived = random.waived(of: policy)
        let judged = policy.judge(facts, on: day, waived: waived)
        let booked = book.enter(policy)
        guard reference.agrees(with: judged, by: policy, waived: waived) else {
          Issue.record(
            """
            seed \(seed), sheet \(sheet), policy \(number): \(policy)
            judged \(judged)
            expected \(reference.judge(policy, waived: waived))
            """)
          return
        }
        // In a sitting, at first and when everything was asked before.
        for again in [false, true] {
          let sat = sitting.judge(by: booked, waived: waived)
          guard sat == judged, booked.policy == policy else {
            Issue.record(
              "seed \(seed), sheet \(sheet), policy \(number), again \(again): \(policy)\nsat \(sat)\nexpected \(judged)"
            )
            return
          }
        }
        for result in judged.results {
          outcomes[result.outcome, default: 0] += 1
          if let reason = result.reason { reasons.insert(reason) }
        }
      }
    }
    // The pairs are worth comparing: no outcome is rare, and every reason was given.
    let total = outcomes.values.reduce(0, +)
    for outcome in Outcome.allCases { #expect((outcomes[outcome] ?? 0) * 50 > total, "\(outcome)") }
    #expect(reasons == Set(ReasonCode.allCases))
  }
}
