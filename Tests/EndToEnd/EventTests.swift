import DisclosureIdentity
import DisclosureMessages
import KafkaClient
import PostgresClient
import TestSupport
import Testing

extension EndToEnd {
  @Suite("What Kafka is told is what PostgreSQL holds")
  struct EventTests {
    @Test("each assessment: its ids, line, decision, counts and rules, under its hospital's key, in its bucket's order")
    func assessments() throws {
      let running = try Running.current()
      let hospitals = try ["told-a", "told-b"].map { try running.system.addHospital($0) }
      for hospital in hospitals {
        try running.subscribe(hospital, to: "告げるカルテ")
        try running.apply("access", to: hospital)
      }
      _ = try running.receipts(of: running.submit("contradictions", as: "告げるカルテ"))
      for hospital in hospitals {
        _ = try running.results(of: hospital, count: 1)
        try running.apply("outside", to: hospital)
        _ = try running.results(of: hospital, count: 2)
      }
      let held = try running.heldAssessments()
      var records: [KafkaRecord] = []
      try running.system.waitUntil("all assessments are heard") {
        records = try running.listener.records(of: Topics.assessment.name)
        return records.count >= held.count
      }
      let told = try records.map { record in
        let event = try SheetAssessed(event: record.value ?? [])
        #expect(record.key == Array(event.hospital.utf8))
        #expect(record.text(ofHeader: "ce_id") == hexadecimal(event.id))
        #expect(record.text(ofHeader: "ce_type") == "disclosure.v1.SheetAssessed")
        #expect(record.text(ofHeader: "ce_source") == "kaiji/result-publisher")
        #expect(record.text(ofHeader: "ce_specversion") == "1.0")
        #expect(record.text(ofHeader: "content-type") == "application/protobuf")
        #expect(record.text(ofHeader: "ce_time")?.hasSuffix("Z") == true)
        return event
      }
      for hospital in Set(held.map(\.hospital)) {
        #expect(
          told.filter { $0.hospital == hospital }.map(\.line) == held.filter { $0.hospital == hospital }.map(\.line))
      }
      #expect(told.count == held.count)

      // What rules the event names are those that did not pass, as the hospital sees them.
      for hospital in hospitals {
        for result in try running.results(of: hospital, count: 2) {
          let event = try #require(told.last { $0.hospital == hospital.id && $0.policy == result.verdict.policy })
          let failed = result.verdict.rules.filter { $0.result != "pass" }
          #expect(event.rules.map(\.rule) == failed.map(\.rule))
          #expect(event.rules.map(\.code) == failed.map { $0.reason ?? "" })
          #expect(event.rules.map(\.items) == failed.map(\.items))
        }
      }
    }

    @Test("each receipt: once, under its submission's key, named by its place in the sheet topic")
    func receipts() throws {
      let running = try Running.current()
      _ = try running.receipts(of: running.submit("good", as: "受取カルテ"))
      let held = try running.system.database().query(
        """
        SELECT partition || '-' || "offset", id::text, submitter, submission, outcome, code FROM intake
         WHERE outcome <> 'dead' ORDER BY partition, "offset"
        """
      ).map { row in
        [
          try row.text(0), try row.text(1), try row.text(2), try row.text(3), try row.text(4),
          try row.optionalText(5) ?? "-",
        ]
      }
      var told: [[String]] = []
      try running.system.waitUntil("all receipts are heard") {
        told = try running.listener.records(of: Topics.receipt.name).map { record in
          let event = try SubmissionSettled(event: record.value ?? [])
          #expect(record.key == Array(event.submission.utf8))
          #expect(record.text(ofHeader: "ce_type") == "disclosure.v1.SubmissionSettled")
          let outcome = ["?", "stored", "repeated", "rejected", "conflict"][Int(event.outcome.rawValue)]
          return [
            record.text(ofHeader: "ce_id") ?? "", event.submission, event.submitter, event.submissionID, outcome,
            event.code ?? "-",
          ]
        }
        return told.count >= held.count
      }
      #expect(Set(told) == Set(held))
      #expect(told.count == held.count)
    }
  }
}

/// A row of the log as the test compares it.
private struct Held {
  let hospital: String
  let line: String
}

extension Running {
  /// The whole log in the order of each bucket.
  fileprivate func heldAssessments() throws -> [Held] {
    try system.database().query(
      """
      SELECT a.hospital, concat_ws(' ', encode(a.id, 'hex'), a.hospital, a.product, a.form, a.policy, a.revision, a.sheet,
             s.submission, c.epoch, a.nth, coalesce(a.decision, '-'), coalesce(a.reason, '-'),
             coalesce((j.score * 10)::int::text, '-'), a.day - date '1970-01-01',
             concat_ws('/', j.passed, j.failed, j.unknown, j.exempt, j.waived))
        FROM assessment a JOIN sheet s ON s.id = a.sheet CROSS JOIN cell c
        LEFT JOIN judgement j ON j.bucket = a.bucket AND j.id = a.judgement ORDER BY a.bucket, a.sequence
      """
    ).map { row in Held(hospital: try row.text(0), line: try row.text(1)) }
  }
}

extension SheetAssessed {
  /// The same, of an event.
  fileprivate var line: String {
    let decision = self.decision.map { ["?", "accept", "refer", "reject"][Int($0.rawValue)] }
    let counts = self.counts.map { "\($0.passed)/\($0.failed)/\($0.unknown)/\($0.exempt)/\($0.waived)" }
    let texts = [
      hexadecimal(id), hospital, product, form, policy, "\(revision)", sheet, submission, "\(epoch)", "\(nth)",
    ]
    return
      (texts + [
        decision ?? "-", reason ?? "-", score.map { "\($0)" } ?? "-", "\(day)", counts ?? "",
      ]).joined(separator: " ")
  }
}
