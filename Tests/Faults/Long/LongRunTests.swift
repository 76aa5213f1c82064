import ChildProcess
import Foundation
import TestSupport
import Testing

@Suite(
  "A long run on real Kafka and real PostgreSQL, as another program sees it",
  .enabled(if: hasKafka && Checker.isThere), .runningSystem(.apacheKafka), .ownThread)
struct LongRunTests {
  /// Anew in every run; `KAIJI_SEED` repeats one.
  private static let seed =
    ProcessInfo.processInfo.environment["KAIJI_SEED"].flatMap(UInt64.init) ?? .random(in: 1...999_999)

  @Test("a thousand sheets, three workers of each kind, killed thirty times while policies change: every promise holds")
  func holds() throws {
    let system = try #require(RunningSystem.current)
    let run = try LongRun(system, LongRun.Plan(seed: Self.seed))
    let began = ContinuousClock.now
    try run.prepare()
    print("seed \(Self.seed): prepared after \(began.duration(to: .now))")
    try run.happen()
    print("\(run.staff.kills) kills, \(run.staff.freezes) freezes, after \(began.duration(to: .now))")
    let wrong = try run.drain()
    print("drained after \(began.duration(to: .now))")
    let said = try Checker(system: system).look(run.ledger)
    print(said.output, said.errors)
    #expect(said.code == .exited(0), "seed \(Self.seed): \(said.output)\(said.errors)")
    #expect(wrong == [], "seed \(Self.seed)")
    #expect(run.staff.kills.values.reduce(0, +) >= 30)
  }
}
