import ChildProcess
import DisclosureMessages
import TestSupport
import Testing

@Suite(
  "A server that is away for half a minute, real Kafka and real PostgreSQL",
  .enabled(if: ApacheKafka.isThere(for: "servers that go away")), .runningSystem(.apacheKafka), .ownThread)
struct OutageTests {
  private static let total = 600
  private static let wave = 120

  @Test(
    "PostgreSQL, then Kafka: nothing is lost, no worker exits, nothing counts as a failure of its own, it goes on by itself"
  )
  func comesBack() throws {
    let system = try #require(RunningSystem.current)
    let run = try KillRun(system, total: Self.total, seed: 20_261_125)
    try run.prepare()

    try Outage(run: run, service: .postgreSQL).happen(wave: Self.wave) {
      try system.waitUntil("the parse-workers, who need no database, have read all") {
        try system.ends(of: Topics.sheet).values.reduce(0, +) >= Int64(run.submitted.count)
      }
    }
    #expect(try said(by: .evaluation).contains { $0.contains(#""admit""#) && $0.contains("leave") })

    try Outage(run: run, service: .kafka).happen(wave: Self.wave) {
      try system.waitUntil("what was admitted is judged without Kafka") {
        try system.number("SELECT count(*) FROM work") == 0
      }
      // What Kafka has not acknowledged was not handed in, and whoever hands it in is told so.
      let refused = try system.run(["submit", Fixture.sheet("good"), "--submitter", "vendor", "--subscribers"])
      #expect(refused.status == .exited(3), "\(String(decoding: refused.errors, as: UTF8.self))")
    }

    try run.submit(3)
    try run.submitAtOnce(Self.total - run.submitted.count)
    try run.settle()
    try Oracle(run).judge()
    for kind in Kind.allCases {
      for line in try said(by: kind) {
        #expect(!line.contains("judging failed") && !line.contains("position.gap"), "\(line)")
      }
    }
  }

  /// Every line in the logs of both workers of a kind.
  private func said(by kind: Kind) throws -> [String] {
    let system = try #require(RunningSystem.current)
    return try (1...2).flatMap { try system.worker(kind.rawValue, instance: $0).lines }
  }
}
