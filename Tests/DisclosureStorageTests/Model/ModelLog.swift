import DisclosureCore
import DisclosureIdentity
import PostgresClient

/// The log as the model has followed it, row by row: each is looked at once, when it appears.
struct ModelLog {
  struct Wrong: Error, CustomStringConvertible {
    let description: String
  }

  private struct Row {
    let bucket: Int16
    let sequence: Int64
    let line: ModelState.Line
    let revision: Int64
    let sheet: String
    let decision, reason: String?
    let outcome: Outcome?
    let nth: Int64

    func says(_ standing: ModelState.Standing) -> Bool {
      revision == standing.revision && sheet == standing.sheet && decision == standing.decision
        && reason == standing.reason && outcome == standing.outcome
    }
  }

  private var sequences: [Int16: Int64] = [:]
  private var newest: [ModelState.Line: Row] = [:]
  private(set) var count = 0
  /// How often each reason closed a line.
  private(set) var closings: [String: Int] = [:]

  /// Looks at the rows of one judging. Nothing has changed since, so that the state is the one that was judged.
  mutating func follow(_ connection: PostgresConnection) throws {
    let state = try ModelState(connection)
    let wanted = state.wanted()
    var hasClosed: Set<Int16> = []
    for row in try appended(connection) {
      try expect(row.sequence == sequences[row.bucket, default: 0] + 1, "no gap before", row)
      let before = newest[row.line]
      try expect(row.nth == (before?.nth ?? 0) + 1, "the number on its line", row)
      if row.decision != nil {
        try expect(wanted[row.line].map(row.says) == true, "what \(wanted[row.line] as Any) wants", row)
        try expect(!hasClosed.contains(row.bucket), "openings before closings", row)
        try expect(before.map { wanted[row.line].map($0.says) != true } ?? true, "unlike the row before", row)
      } else {
        hasClosed.insert(row.bucket)
        try expect(wanted[row.line] == nil, "not to close a line that is wanted", row)
        try expect(before?.decision != nil, "to close what is open", row)
        try expect(row.reason == state.reasonToClose(row.line), state.reasonToClose(row.line), row)
        try expect((row.revision, row.sheet) == (before?.revision, before?.sheet), "what it closes", row)
        closings[row.reason ?? "-", default: 0] += 1
      }
      sequences[row.bucket] = row.sequence
      newest[row.line] = row
      count += 1
    }
  }

  /// All work is done, and none was added for it: every line says what the state wants.
  func settle(_ connection: PostgresConnection) throws {
    let wanted = try ModelState(connection).wanted()
    for (line, standing) in wanted {
      guard newest[line].map({ $0.says(standing) }) == true else {
        throw Wrong(description: "\(line) says \(newest[line] as Any), not \(standing)")
      }
    }
    for (line, row) in newest where row.decision != nil && wanted[line] == nil {
      throw Wrong(description: "\(line) is open and no longer wanted: \(row)")
    }
    let next = try connection.query("SELECT id, next_sequence FROM bucket").map { row in
      (try row.int16(0), try row.int64(1))
    }
    for (bucket, sequence) in next where sequence != sequences[bucket, default: 0] + 1 {
      throw Wrong(description: "bucket \(bucket) goes on at \(sequence)")
    }
  }

  private func expect(_ holds: Bool, _ promise: String, _ row: Row) throws {
    guard holds else { throw Wrong(description: "\(row): expected \(promise)") }
  }

  private func appended(_ connection: PostgresConnection) throws -> [Row] {
    let buckets = Array(Int16(0)..<Bucket.count)
    return try connection.query(
      """
      SELECT a.bucket, a.sequence, a.hospital, a.product::text, a.form, a.policy, a.revision, a.sheet::text, a.decision,
             a.reason, j.results, a.nth
        FROM unnest($1::smallint[], $2::bigint[]) AS s(bucket, seen)
        JOIN assessment a ON a.bucket = s.bucket AND a.sequence > s.seen
        LEFT JOIN judgement j ON j.bucket = a.bucket AND j.id = a.judgement
       ORDER BY a.bucket, a.sequence
      """, .int2s(buckets), .int8s(buckets.map { sequences[$0, default: 0] })
    ).map { row in
      Row(
        bucket: try row.int16(0), sequence: try row.int64(1),
        line: ModelState.Line(
          hospital: try row.text(2), product: try row.text(3), form: try row.text(4), policy: try row.text(5)),
        revision: try row.int64(6), sheet: try row.text(7), decision: try row.optionalText(8),
        reason: try row.optionalText(9),
        outcome: try row.optionalBytes(10).flatMap { PackedResults.unpack($0, count: 1)?.first },
        nth: try row.int64(11))
    }
  }
}
