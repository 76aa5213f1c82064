import ChildProcess
import DisclosureIdentity
import Foundation
import JSONText
import PostgresClient
import TestSupport
import Testing

extension EndToEnd {
  @Suite("Judging again")
  struct JudgingAgainTests {
    @Test("a failure that is waived is accepted while it is, and told as waived")
    func waiver() throws {
      let running = try Running.current()
      let hospital = try running.system.addHospital("waiving")
      let id = hospital.id
      try running.subscribe(hospital, to: "免除カルテ")
      let submission = try running.submit("contradictions", as: "免除カルテ")
      _ = try running.receipts(of: submission)
      try running.apply("continuity", to: hospital)
      func decisions() throws -> [String] {
        try running.results(of: hospital, count: 1).map(\.verdict.decision)
      }
      #expect(try decisions() == ["reject"])

      func add(_ rule: String, until: String = "2099-03-31", policy: String = "continuity") -> [String] {
        [
          "waiver", "add", rule, "--hospital", id, "--vendor", "見本", "--product", "免除カルテ", "--policy", policy,
          "--until",
          until, "--reason", "次期更新で対応", "--approved-by", "責任者",
        ]
      }
      for (arguments, said) in [
        (add("no-such-rule"), "no rule no-such-rule"), (add("backup-apart", policy: "other"), "no policy other"),
        (add("backup-apart", until: "2020-01-01"), "before the day"),
        (add("backup-apart", until: "soon"), "YYYY-MM-DD"),
      ] {
        let refusal = try running.system.run(arguments)
        #expect(refusal.status == .exited(2))
        #expect(String(decoding: refusal.errors, as: UTF8.self).contains(said))
      }
      let added = try running.system.run(add("backup-apart"))
      #expect(added.status.isSuccess)
      #expect(try decisions() == ["accept"])
      let results = try running.documents("results", "--hospital", id, "--format", "json")
      #expect(results.map { $0["waived"]?.numeral } == ["1"])
      #expect(
        try running.system.number(
          """
          SELECT count(*) FROM kaiji.rule_results_of(\(Bucket.of(hospital: id))::smallint, '\(id)', '\(submission)')
           WHERE rule = 'backup-apart' AND result = 'waived' AND reason = 'waived'
          """) == 1)

      let listed = try running.documents("waiver", "list", "--hospital", id, "--format", "json")
      #expect(listed.map { $0["state"]?.string } == ["counts"])
      #expect(listed.map { $0["until"]?.string } == ["2099-03-31"])
      let waiver = try #require(listed.first?["waiver"]?.string)
      #expect(String(decoding: added.output, as: UTF8.self) == "waiver \(waiver)\n")
      #expect(try running.refused("waiver", "end", submission, "--hospital", id).contains("no waiver"))
      try running.system.kaiji("waiver", "end", waiver, "--hospital", id)
      #expect(try decisions() == ["reject"])
      #expect(
        try running.log(of: hospital).filter { $0.hasPrefix("continuity") }
          == ["continuity r1 reject -", "continuity r1 accept -", "continuity r1 reject -"])
    }

    @Test("a worker moves a bucket's day to today by itself, and over a week only when an operator confirms it")
    func day() throws {
      let running = try Running.current()
      let bucket = Bucket.of(hospital: "day-keeping")
      func isToday() throws -> Bool {
        try running.system.number("SELECT count(*) FROM bucket WHERE id = \(bucket) AND day = today()") == 1
      }
      func setBack(_ days: Int) throws {
        try running.system.database().query("UPDATE bucket SET day = today() - \(days) WHERE id = \(bucket)")
      }
      try setBack(1)
      try running.system.waitUntil("the day has moved on") { try isToday() }

      try setBack(8)
      let log = try running.system.worker("evaluation-worker").log
      try running.system.waitUntil("day.jump is told") {
        try String(contentsOf: log, encoding: .utf8).contains("day.jump")
      }
      #expect(try !isToday())
      let shown = try #require(try running.documents("day", "--format", "json").first)
      let today = try #require(shown["today"]?.string)
      #expect(shown["buckets"]?.array?.count == 64)
      #expect(shown["buckets"]?.array?[Int(bucket)]["day"]?.string != today)
      #expect(try running.refused("day", "--confirm", "2020-01-01").contains("confirm \(today)"))
      try running.system.kaiji("day", "--confirm", today)
      #expect(try isToday())
      try running.system.waitUntil("the new day is judged") { try running.system.isIdle() }
    }
  }
}
