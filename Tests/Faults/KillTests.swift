import TestSupport
import Testing

/// Whether there is a real Kafka; if not, why.
let hasKafka: Bool = {
  if case .failure(let error) = ApacheKafka.home {
    print("skipped: workers killed on Apache Kafka: \(error.reason)")
    return false
  }
  return true
}()

@Suite(
  "Workers killed on real Kafka and real PostgreSQL", .enabled(if: hasKafka), .runningSystem(.apacheKafka), .ownThread)
struct KillTests {
  private static let total = 100
  private static let wave = 6

  @Test("a hundred sheets, two workers of each kind, each killed with input left: nothing lost, doubled or stale")
  func killed() throws {
    let run = try KillRun(#require(RunningSystem.current), total: Self.total, seed: 20_261_124)
    try run.prepare()
    for kind in Kind.allCases {
      for instance in 1...2 { try run.kill(kind, instance: instance, wave: Self.wave) }
    }
    try run.killBeforeDelivery(wave: Self.wave)
    try run.outlast(.parse, instance: 1, wave: Self.wave)
    try run.outlastAdmission(instance: 2, wave: Self.wave)
    try run.outlast(.publisher, instance: 1, wave: Self.wave)
    try run.killAll(wave: Self.wave)
    try run.submit(Self.total - run.submitted.count)
    try run.settle()
    try Oracle(run).judge()
  }
}
