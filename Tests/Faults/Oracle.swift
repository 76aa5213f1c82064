import DisclosureIdentity
import DisclosureMessages
import KafkaClient
import PostgresClient
import TestSupport
import Testing

/// Says what must hold after a run, from what was handed in and `kaiji check` alone.
struct Oracle {
  let run: KillRun
  private var system: RunningSystem { run.system }

  init(_ run: KillRun) { self.run = run }

  func judge() throws {
    try everySheetOnce()
    for hospital in run.hospitals { try currentIsExpected(for: hospital) }
    try logIsWhole()
    try kafkaWasTold()
    for kind in Kind.allCases {
      for instance in 1...2 {
        let worker = try system.worker(kind.rawValue, instance: instance)
        #expect(worker.isRunning, "\(worker.lastWords)")
      }
    }
  }

  /// Exactly the submitted sheets; whatever else came through the sheet topic is a repeat by a parse-worker that died.
  private func everySheetOnce() throws {
    #expect(run.submitted.count == run.total)
    let stored = try system.database().query("SELECT submission::text FROM sheet").map { try $0.text(0) }
    #expect(stored.count == run.total)
    #expect(Set(stored) == Set(run.submitted.keys))
    let written = try system.ends(of: Topics.sheet)
    let all = written.values.reduce(0, +)
    #expect(try system.number("SELECT count(*) FROM intake") == all)
    #expect(try system.number("SELECT count(*) FROM intake WHERE outcome = 'repeated'") == all - Int64(run.total))
    #expect(try system.number("SELECT count(*) FROM intake WHERE claims") == Int64(run.total))
    #expect(try system.positions() == written)
    #expect(try system.number("SELECT count(*) FROM document") == Int64(run.total))
    print("\(all - Int64(run.total)) of \(all) sheets were read twice")
  }

  /// Every line that follows from what was handed in, and no other; each as `kaiji check` says on that day.
  private func currentIsExpected(for hospital: Hospital) throws {
    let names = KillRun.policies[hospital.id] ?? []
    let subscribed = Set(KillRun.subscriptions[hospital.id] ?? [])
    let visible = run.submitted.filter { _, sheet in
      sheet.hospital.map { $0 == hospital.id } ?? subscribed.contains(sheet.product)
    }
    let current = Dictionary(grouping: visible) { $0.value.product }.compactMapValues { sheets in
      sheets.max { $0.value.date < $1.value.date }
    }
    let results = try system.ownResults(of: hospital)
    #expect(results.count == current.count * names.count)
    let days = Set(results.map(\.day))
    #expect(days.count <= 2, "a run may pass midnight, no more")
    for day in days.sorted() {
      let products = current.keys.sorted()
      let checked = try system.check(
        products.compactMap { current[$0]?.value.file }, policies: names.map(Fixture.policy), day: day)
      #expect(checked.count == products.count)
      for (product, verdicts) in zip(products, checked) {
        let found = results.filter { $0.product == product && $0.day == day }
        if days.count == 1 { #expect(found.count == names.count, "\(hospital.id) \(product)") }
        for result in found {
          #expect(result.submission.description == current[product]?.key, "\(hospital.id) \(product) is stale")
          #expect(verdicts.contains(result.verdict), "\(hospital.id) \(product) \(result.verdict.policy)")
        }
      }
    }
    #expect(Set(results.map { "\($0.product)/\($0.verdict.policy)" }).count == results.count)
    #expect(results.allSatisfy { $0.reason == nil && $0.revision == 1 })
  }

  /// Sequences without gaps, cursors at the end, no line that says the same twice or goes back to an older sheet.
  private func logIsWhole() throws {
    let violations = [
      "work is left": "SELECT count(*) FROM work",
      "a bucket's sequence has a gap":
        "SELECT count(*) FROM (SELECT sequence, row_number() OVER (PARTITION BY bucket ORDER BY sequence) AS n FROM assessment) a WHERE sequence <> n",
      "a bucket's next sequence is not the next":
        "SELECT count(*) FROM bucket b WHERE next_sequence <> 1 + (SELECT count(*) FROM assessment a WHERE a.bucket = b.id)",
      "a bucket is not told to its end":
        "SELECT count(*) FROM bucket b JOIN relay r ON r.stream = 'b' || b.id WHERE r.published <> b.next_sequence - 1",
      "a partition is not told to its end":
        "SELECT count(*) FROM position p JOIN relay r ON r.stream = 'p' || p.partition WHERE r.published <> p.next_offset",
      "an id came twice": "SELECT count(*) - count(DISTINCT id) FROM assessment",
      "a line's rows are not counted":
        "SELECT count(*) FROM (SELECT nth, row_number() OVER w AS n FROM assessment WINDOW w AS (PARTITION BY hospital, product, form, policy ORDER BY sequence)) a WHERE nth <> n",
      "a row says what the one before it said":
        """
      SELECT count(*) FROM (SELECT (revision, sheet, judgement, decision, reason) AS now,
        lag((revision, sheet, judgement, decision, reason)) OVER (PARTITION BY hospital, product, form, policy ORDER BY sequence)
        AS before FROM assessment) a WHERE now = before
      """,
      "a line went back to an older sheet":
        """
      SELECT count(*) FROM (SELECT s.rank, lag(s.rank) OVER (PARTITION BY a.hospital, a.product, a.form, a.policy
        ORDER BY a.sequence) AS before FROM assessment a JOIN sheet s ON s.id = a.sheet) x WHERE rank < before
      """,
      "a line was closed": "SELECT count(*) FROM assessment WHERE decision IS NULL",
      "a judgement is nobody's":
        "SELECT count(*) FROM judgement j WHERE NOT EXISTS (SELECT FROM assessment a WHERE a.bucket = j.bucket AND a.judgement = j.id)",
    ]
    for (what, sql) in violations { #expect(try system.number(sql) == 0, "\(what)") }
  }

  /// Every assessment and receipt at least once; a twin is the same event; apart from twins, in the log's order.
  private func kafkaWasTold() throws {
    let assessments = try system.database().query(
      "SELECT encode(id, 'hex'), hospital FROM assessment ORDER BY bucket, sequence"
    ).map { (id: try $0.text(0), key: try $0.text(1)) }
    try compare(assessments, with: Topics.assessment)
    let receipts = try system.database().query(
      "SELECT partition || '-' || \"offset\", id::text FROM intake ORDER BY partition, \"offset\""
    ).map { (id: try $0.text(0), key: try $0.text(1)) }
    try compare(receipts, with: Topics.receipt)
  }

  private func compare(_ held: [(id: String, key: String)], with topic: Topic) throws {
    var records: [KafkaRecord] = []
    try system.waitUntil("\(topic.name) is heard to its end") {
      records = try run.listener.records(of: topic.name)
      return try Int64(records.count) == system.ends(of: topic).values.reduce(0, +)
    }
    var first: [String: KafkaRecord] = [:]
    var told: [(id: String, key: String)] = []
    for record in records {
      let id = try #require(record.text(ofHeader: "ce_id"))
      if let twin = first[id] {
        #expect(twin.value == record.value && twin.key == record.key, "\(id) came twice and differs")
      } else {
        first[id] = record
        told.append((id, String(decoding: record.key ?? [], as: UTF8.self)))
      }
    }
    #expect(Set(told.map(\.id)) == Set(held.map(\.id)))
    for key in Set(held.map(\.key)) {
      #expect(told.filter { $0.key == key }.map(\.id) == held.filter { $0.key == key }.map(\.id), "order of \(key)")
    }
    print("\(records.count - told.count) of \(records.count) records of \(topic.name) are twins")
  }
}
