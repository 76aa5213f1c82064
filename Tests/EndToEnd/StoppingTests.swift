import ChildProcess
import DisclosureIdentity
import DisclosureMessages
import KafkaClient
import TestSupport
import Testing

extension EndToEnd {
  @Suite("SIGTERM under load")
  struct StoppingTests {
    private static let sheets = 24

    @Test(
      "ends a worker with 0, and its successor goes on where it stopped: nothing is lost, nothing doubled",
      arguments: ["parse-worker", "evaluation-worker", "result-publisher"])
    func stops(program: String) throws {
      let running = try Running.current()
      let hospital = try running.system.addHospital("stopped-\(program)")
      try running.subscribe(hospital, to: "停止カルテ-\(program)")
      try running.apply("continuity", to: hospital)
      let submissions = (1...Self.sheets).map { number in
        SheetSubmitted(
          HostileInput.goodSheet, id: "\(program)-\(number)", vendor: "見本", product: "停止カルテ-\(program)")
      }
      let records = submissions.map {
        ProducerRecord(topic: Topics.submission.name, key: Array($0.submissionID.utf8), value: $0.encoded())
      }
      let worker = try running.system.worker(program)
      // It has joined and works.
      _ = try running.receipts(of: running.submit("good", as: "停止前カルテ-\(program)"))
      try running.system.write(records)
      #expect(worker.terminate() == .exited(0), "\(worker.lastWords)")
      #expect(!worker.isRunning)
      _ = try running.system.start(program)

      for submission in submissions {
        let own = Identifier.submission(submitter: "vendor", id: submission.submissionID).description
        #expect(try running.receipts(of: own).first?.outcome == .stored)
      }
      #expect(try running.results(of: hospital, count: 1).map(\.verdict.policy) == ["continuity"])
      let stored = try running.system.number(
        "SELECT count(*) FROM intake WHERE submission LIKE '\(program)-%' AND outcome = 'stored'")
      #expect(stored == Int64(Self.sheets))
      #expect(try running.system.number("SELECT count(*) - count(DISTINCT id) FROM assessment") == 0)
    }
  }
}
