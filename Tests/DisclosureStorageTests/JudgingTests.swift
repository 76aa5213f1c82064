import DisclosureCore
import DisclosureIdentity
import DisclosureStorage
import PostgresClient
import TestSupport
import Testing

@testable import evaluation_worker

@Suite("Judging", .serialized, .ownThread)
struct JudgingTests {
  private struct Stopped: Error {}

  /// Adds hospitals that share a bucket.
  private func neighbours(_ count: Int, in database: Database) throws -> [String] {
    let bucket = Bucket.of(hospital: database.place.hospital("n0"))
    let labels = (0..<10_000).map { "n\($0)" }.filter { Bucket.of(hospital: database.place.hospital($0)) == bucket }
    return try labels.prefix(count).map { try database.addHospital($0) }
  }

  private func waitsForALock(_ watcher: PostgresConnection) throws -> Bool {
    try watcher.number(
      "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'") == 1
  }

  private func numbers(_ done: Judging.Done?) -> [Int] {
    done.map { [$0.work, $0.appended, $0.failedHospitals] } ?? []
  }

  @Test("does nothing, and says so, where nothing is to be done")
  func nothing() throws {
    let database = try Database()
    #expect(try Judging(database.connection).run { _ in throw Stopped() } == nil)
    try database.run("INSERT INTO work (bucket, lane, not_before) VALUES (1, 3, now() + interval '1 hour')")
    #expect(try Judging(database.connection).run { _ in throw Stopped() } == nil)
  }

  @Test("that throws leaves everything as it was")
  func thrown() throws {
    let database = try Database()
    let hospital = try database.addHospital("a")
    try database.handIn(HandIn(hospital: hospital))
    #expect(throws: Stopped.self) { try Judging(database.connection).run { _ in throw Stopped() } }
    #expect(try database.count("work") == 1)
    #expect(try database.log(of: hospital) == [])
    try database.judge()
    #expect(try database.log(of: hospital).count == 1)
  }

  @Test("deletes the work that it read, not what came meanwhile")
  func workMeanwhile() throws {
    let database = try Database()
    let hospital = try database.addHospital("a")
    try database.subscribe(hospital)
    try database.judge()
    try database.handIn(HandIn())
    let planner = LinePlanner()
    let admission = Admission(try database.place.connect())
    let done = try Judging(database.connection).run { input in
      let next = HandIn(id: "two", content: Fixture.good(to: "2025年11月1日")).record(at: 1)
      let outcome = try admission.admit([next], partition: 0)
      #expect(outcome == .admitted(next: 2))
      return try planner.verdicts(on: input)
    }
    #expect(numbers(done) == [1, 1, 0])
    #expect(try database.count("work") == 1)
    try database.judge()
    #expect(try database.count("work") == 0)
    #expect(
      try database.rows("SELECT sheet_date::text FROM assessment a JOIN sheet s ON s.id = a.sheet ORDER BY sequence")
        == ["2025-10-01", "2025-11-01"])
  }

  @Test("keeps whoever changes a policy or a subscription waiting; what they change is judged after it")
  func changeWaits() throws {
    let database = try Database()
    let hospital = try database.addHospital("a")
    try database.handIn(HandIn(hospital: hospital), HandIn(id: "two", product: "別の製品"))
    let planner = LinePlanner()
    let watcher = try database.place.connect()
    let place = database.place
    let changes: [@Sendable () throws -> Bool] = [
      {
        try PolicyRevisions(place.connect()).apply(.init(.demanding(of: "2"), named: "baseline"), for: hospital).isNew
      },
      {
        let other = HandIn(product: "別の製品")
        let name = try #require(other.name)
        return try Hospitals(place.connect()).subscribe(hospital, to: name, vendor: "v", product: "別の製品")
      },
    ]
    for (change, rows) in zip(
      changes,
      [
        ["- 0 refer policy.none nth 1"],
        ["- 0 refer policy.none nth 1", "baseline 1 accept - nth 1", "- 0 - policy.applied nth 2"],
      ])
    {
      var waiting: Background<Bool>?
      _ = try Judging(database.connection).run { input in
        let background = Background(change)
        waiting = background
        try wait { try waitsForALock(watcher) }
        return try planner.verdicts(on: input)
      }
      let waited = try #require(waiting)
      #expect(try waited.value())
      #expect(try database.log(of: hospital) == rows)
    }
    try database.judge()
    #expect(try database.log(of: hospital).count == 4)
  }

  @Test("takes each bucket once: a second judge finds nothing in what the first holds, and what is free goes on")
  func twoJudges() throws {
    let database = try Database()
    let hospital = try database.addHospital("a")
    try database.handIn(HandIn(hospital: hospital))
    let other = try database.place.connect()
    let planner = LinePlanner()
    _ = try Judging(database.connection).run { input in
      let found = try Judging(other).run { try planner.verdicts(on: $0) }
      #expect(found == nil)
      return try planner.verdicts(on: input)
    }
    #expect(try database.log(of: hospital) == ["- 0 refer policy.none nth 1"])
  }

  @Test("by many judges at once gives each line its rows once, in gapless sequences")
  func manyJudges() throws {
    let database = try Database()
    let hospitals = try (0..<12).map { try database.addHospital("h\($0)") }
    for hospital in hospitals {
      try database.subscribe(hospital)
      try database.apply(.demanding(of: "2"), for: hospital)
    }
    let place = database.place
    let judges = (0..<3).map { _ in
      Background {
        let (connection, planner) = (try place.connect(), LinePlanner())
        while try connection.number("SELECT count(*) FROM assessment") != 240 {
          _ = try Judging(connection).run { try planner.verdicts(on: $0) }
        }
      }
    }
    for at in 0..<20 {
      try database.handIn(
        HandIn(id: "s\(at)", content: Fixture.good(to: "2025年10月\(at + 1)日")))
      // Each sheet is judged before the next supersedes it.
      try wait { try database.count("work") == 0 }
    }
    for judge in judges { try judge.value() }
    #expect(try database.count("(SELECT FROM assessment GROUP BY hospital, sheet) x") == 240)
    #expect(
      try database.count(
        "bucket b WHERE next_sequence <> 1 + (SELECT count(*) FROM assessment a WHERE a.bucket = b.id) OR next_sequence <> 1 + (SELECT coalesce(max(sequence), 0) FROM assessment a WHERE a.bucket = b.id)"
      ) == 0)
  }

  @Test("knows the bucket's day and no other")
  func day() throws {
    let database = try Database()
    let hospital = try database.addHospital("a")
    // The good sheet is of 2025-10-01.
    try database.apply(
      Policy(form: "SDS 5.0", rules: [Rule(id: "fresh", severity: .major, items: nil, require: .sheetAge(months: 6))]),
      for: hospital)
    try database.run("UPDATE bucket SET day = '2026-04-01'")
    try database.handIn(HandIn(hospital: hospital))
    try database.judge()
    for (day, appended) in [("2026-04-01", 0), ("2026-04-02", 1), ("2026-04-03", 0), ("2025-09-30", 1)] {
      try database.run("UPDATE bucket SET day = '\(day)'; INSERT INTO work (bucket, lane) SELECT id, 2 FROM bucket")
      #expect(try database.judge().reduce(0) { $0 + $1.appended } == appended, "\(day)")
    }
    #expect(
      try database.rows("SELECT format('%s %s', day, decision) FROM assessment ORDER BY sequence")
        == ["2026-04-01 accept", "2026-04-02 reject", "2025-09-30 refer"])
  }

  @Test("shares a judgement among the hospitals of a bucket")
  func sharedJudgement() throws {
    let database = try Database()
    let hospitals = try neighbours(3, in: database)
    for hospital in hospitals {
      try database.subscribe(hospital)
      try database.apply(.demanding(of: "2"), for: hospital)
    }
    try database.handIn(HandIn())
    try database.judge()
    #expect(try database.count("judgement") == 1)
    #expect(try database.count("assessment") == 3)
    #expect(try database.rows("SELECT sequence::text FROM assessment ORDER BY 1") == ["1", "2", "3"])
  }

  @Test("does all that is there, however many buckets and rows, the fresh lane first")
  func much() throws {
    let database = try Database()
    let hospitals = try (0..<40).map { try database.addHospital("h\($0)") }
    for hospital in hospitals { try database.subscribe(hospital) }
    try database.judge()
    try database.run(
      """
      INSERT INTO work (bucket, lane, hospital) SELECT bucket, 2, id FROM hospital, generate_series(1, 5);
      """)
    try database.handIn(HandIn(hospital: hospitals[17]))
    let planner = LinePlanner()
    var first: [String]?
    _ = try Judging(database.connection).run { input in
      first = input.subjects.map(\.hospital)
      return try planner.verdicts(on: input)
    }
    #expect(first?.contains(hospitals[17]) == true)
    try database.judge()
    #expect(try database.count("work") == 0)
    #expect(try database.count("assessment") == 1)
  }

  @Test("puts off a hospital whose policy cannot be read, judges its neighbours, and gives up after five attempts")
  func undecodablePolicy() throws {
    let database = try Database()
    let hospitals = try neighbours(2, in: database)
    let (failing, healthy) = (hospitals[0], hospitals[1])
    for hospital in hospitals {
      try database.subscribe(hospital)
      try database.apply(.demanding(of: "2"), named: "good", for: hospital)
    }
    try database.judge()
    try database.run(
      """
      INSERT INTO policy_content VALUES (sha256('x'), 1, '{"form":"SDS 5.0","rules":[]');
      INSERT INTO policy SELECT bucket, hospital, 'broken', 1, form, sha256('x'), catalogue, yaml, now(), 'a test'
        FROM policy WHERE hospital = '\(failing)'
      """)
    try database.handIn(HandIn())
    #expect(try database.judge().map(numbers) == [[1, 1, 1]])
    #expect(try database.log(of: healthy) == ["good 1 accept - nth 1"])
    for attempt in 1...5 {
      #expect(
        try database.rows(
          """
          SELECT format('%s %s %s %s', lane, hospital, attempts,
                        not_before BETWEEN now() + interval '1 second' AND now() + interval '2000 seconds') FROM work
          """) == ["3 \(failing) \(attempt) t"])
      #expect(try database.log(of: failing) == [])
      #expect(try database.judge() == [])
      try database.run("UPDATE work SET not_before = now()")
      try database.judge()
    }
    #expect(try database.count("work") == 0)
    #expect(
      try database.log(of: failing) == ["broken 1 refer policy.failed nth 1", "good 1 accept - nth 1"])
    #expect(try database.log(of: healthy).count == 1)
  }

  @Test("refers, after as many attempts, what a sheet of an unknown reading says")
  func unreadableSheet() throws {
    let database = try Database()
    let hospital = try database.addHospital("a")
    try database.apply(.demanding(of: "2"), for: hospital)
    try database.handIn(HandIn(hospital: hospital))
    try database.run("UPDATE sheet SET readings = '\\x02'")
    for _ in 0...5 {
      try database.judge()
      try database.run("UPDATE work SET not_before = now()")
    }
    #expect(try database.log(of: hospital) == ["baseline 1 refer policy.failed nth 1"])
    #expect(try database.count("work") == 0)
  }
}
