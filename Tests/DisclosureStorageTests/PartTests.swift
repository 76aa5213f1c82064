import DisclosureCore
import DisclosureIdentity
import DisclosureStorage
import PostgresClient
import TestSupport
import Testing

@testable import evaluation_worker

/// Work that addresses more hospitals than are judged at once.
@Suite("Large work", .serialized, .ownThread)
struct PartTests {
  private static let count = 600

  /// Some six hundred hospitals of one bucket that subscribe to the good sheet's product. Their logins do not matter.
  private func crowd(_ database: Database) throws -> [String] {
    let own = try (0..<2).map { try database.addHospital("own\($0)") }
    let bucket = Bucket.of(hospital: own[0])
    try database.subscribe(own[0])
    let ids = (0...).lazy.map { "crowd.\($0)" }.filter { Bucket.of(hospital: $0) == bucket }.prefix(PartTests.count)
    try database.connection.query(
      """
      WITH added AS (INSERT INTO hospital (id, bucket, name) SELECT id, $2, id FROM unnest($1::text[]) id RETURNING id)
      INSERT INTO subscription (bucket, hospital, product) SELECT $2, a.id, s.product FROM added a, subscription s
      """, .texts(Array(ids)), .int2(bucket))
    try database.run("DELETE FROM work")
    return ids.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  /// One transaction's worth of judging: the hospitals that were looked at.
  private func step(_ database: Database, _ planner: LinePlanner) throws -> [String]? {
    var seen: [String] = []
    let done = try Judging(database.connection).run { input in
      seen = input.subjects.map(\.hospital)
      return try planner.verdicts(on: input)
    }
    return done == nil ? nil : seen
  }

  @Test("of a sheet is done in parts of 500 hospitals, each hospital once, and its row of work goes with the last")
  func sheet() throws {
    let database = try Database()
    let crowd = try crowd(database)
    try database.handIn(HandIn())
    let planner = LinePlanner()
    var (parts, seen): ([Int], [String]) = ([], [])
    while let part = try step(database, planner) {
      parts.append(part.count)
      seen += part
      #expect(try database.count("work") == (parts.count < 2 ? 1 : 0))
    }
    #expect(parts == [500, 101])
    #expect(Set(seen).count == seen.count && Set(crowd).isSubset(of: seen))
    #expect(try database.count("assessment") == 601)
    #expect(try database.count("bucket WHERE next_sequence = 602") == 1)
  }

  @Test("of a whole bucket too; between its parts comes what is fresh, and then what changed")
  func bucket() throws {
    let database = try Database()
    let crowd = try crowd(database)
    try database.handIn(HandIn())
    try database.judge()
    let bucket = Bucket.of(hospital: crowd[0])
    try database.run("INSERT INTO work (bucket, lane) VALUES (\(bucket), 2)")
    let planner = LinePlanner()
    let first = try #require(try step(database, planner))
    #expect((450...500).contains(first.count))
    // Of the last hospital the policy changes, and to another a sheet comes.
    let (changed, addressed) = (try #require(crowd.last), crowd[crowd.count - 2])
    try database.apply(.demanding(of: "2"), for: changed)
    try database.handIn(HandIn(id: "private", hospital: addressed, content: Fixture.good(to: "2025年12月1日")))
    let second = try #require(try step(database, planner))
    #expect(second.contains(changed) && second.contains(addressed))
    #expect(try database.log(of: changed).last == "- 0 - policy.applied nth 2")
    // What is left is done all the same, the changed ones too, and nothing twice.
    var rest = second
    while let part = try step(database, planner) { rest += part }
    #expect(Set(first + rest).isSuperset(of: crowd))
    #expect(try database.count("work") == 0)
    #expect(try database.count("assessment") == 601 + 3)
  }

  @Test("ends where the hospitals that were left have gone meanwhile")
  func gone() throws {
    let database = try Database()
    _ = try crowd(database)
    try database.handIn(HandIn())
    let planner = LinePlanner()
    _ = try step(database, planner)
    try database.run("DELETE FROM subscription")
    try database.judge()
    #expect(try database.count("work") == 0)
    #expect(try database.count("assessment") == 500)
  }

  @Test("of a hospital that is put off is one row, however many sheets come to it meanwhile")
  func putOffOnce() throws {
    let database = try Database()
    let hospital = try database.addHospital("a")
    try database.apply(.demanding(of: "2"), for: hospital)
    try database.run(
      """
      INSERT INTO policy_content VALUES (sha256('x'), 1, '{"form":"SDS 5.0","rules":[]');
      INSERT INTO policy SELECT bucket, hospital, 'broken', 1, form, sha256('x'), catalogue, yaml, now(), 'a test'
        FROM policy
      """)
    for month in 1...9 {
      try database.handIn(HandIn(id: "\(month)", hospital: hospital, content: Fixture.good(to: "2025年\(month)月1日")))
      try database.judge()
      // However slow this goes, its time does not come meanwhile.
      try database.run("UPDATE work SET not_before = now() + interval '1 hour'")
    }
    #expect(try database.rows("SELECT concat_ws(' ', lane, hospital, attempts) FROM work") == ["3 \(hospital) 1"])
    // It goes on counting, and what came meanwhile is told with it.
    for attempt in 2...6 {
      try database.run("UPDATE work SET not_before = now()")
      try database.judge()
      #expect(
        try database.rows("SELECT concat_ws(' ', lane, hospital, attempts) FROM work")
          == (attempt < 6 ? ["3 \(hospital) \(attempt)"] : []))
    }
    #expect(
      try database.log(of: hospital) == ["baseline 1 accept - nth 1", "broken 1 refer policy.failed nth 1"])
  }
}
