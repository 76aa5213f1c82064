import DisclosureCore
import DisclosureIdentity
import PostgresClient

/// `bucket` and `work`: what is to be done, and who may do it.
struct WorkTable {
  struct Bucket {
    let id: Int16
    var nextSequence: Int64
    let day: CalendarDay
  }

  struct Row {
    let bucket: Int16
    let lane: Int16
    let id: Int64
    let sheet: Identifier?
    let hospital: String?
    let attempts: Int16
  }

  private static let bucketsAtOnce: Int64 = 16
  private static let rowsAtOnce: Int64 = 64
  private static let pairsAtOnce: Int64 = 500

  let connection: PostgresConnection

  init(_ connection: PostgresConnection) { self.connection = connection }

  /// Locks free buckets that have work, those with a fresh lane first, otherwise at random so that none starves.
  ///
  /// The lock and the reading of the work are two statements: one that did both would see old work after a wait.
  func takeBuckets() throws -> [Int16: Bucket] {
    let buckets = try connection.query(
      """
      SELECT b.id, b.next_sequence, b.day FROM bucket b
       WHERE EXISTS (SELECT FROM work w WHERE w.bucket = b.id AND w.not_before <= now())
       ORDER BY (SELECT min(w.lane) FROM work w WHERE w.bucket = b.id AND w.not_before <= now()), random()
       LIMIT $1 FOR NO KEY UPDATE SKIP LOCKED
      """, .int8(WorkTable.bucketsAtOnce)
    ).map { row in
      Bucket(
        id: try row.int16(0), nextSequence: try row.int64(1), day: CalendarDay(daysSince1970: try row.date(2)))
    }
    return Dictionary(buckets.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The rows that are next in turn, as many as address about ``pairsAtOnce`` hospitals; at least one.
  ///
  /// Each bucket's rows come from the key's own order, so that a backlog is not read to find them. Every third turn of a
  /// bucket is for what is not fresh, so that steady admission never starves a policy's change.
  func read(of buckets: some Collection<Int16>) throws -> [Row] {
    let rows = try connection.query(
      """
      SELECT w.bucket, w.lane, w.id, w.sheet, w.hospital, w.attempts,
             CASE WHEN w.hospital IS NOT NULL THEN 1
                  WHEN w.sheet IS NULL THEN (SELECT count(*) FROM hospital h WHERE h.bucket = w.bucket)
                  ELSE (SELECT count(*) FROM subscription u JOIN sheet s ON s.id = w.sheet AND s.audience IS NULL
                         WHERE u.product = s.product AND u.bucket = w.bucket) END
        FROM unnest($1::smallint[]) AS b(id) CROSS JOIN LATERAL (
          SELECT f.*, row_number() OVER (ORDER BY f.id) AS turn FROM (
            SELECT * FROM work WHERE bucket = b.id AND lane = 0 AND not_before <= now() ORDER BY id LIMIT $2) f
           UNION ALL
          SELECT o.*, 3 * row_number() OVER (ORDER BY o.lane, o.id) FROM (
            SELECT * FROM work WHERE bucket = b.id AND lane > 0 AND not_before <= now() ORDER BY lane, id LIMIT $2) o) w
       ORDER BY w.turn, w.lane, w.id LIMIT $2
      """, .int2s(buckets.sorted()), .int8(WorkTable.rowsAtOnce)
    ).map { row in
      (
        row: Row(
          bucket: try row.int16(0), lane: try row.int16(1), id: try row.int64(2), sheet: try row.optionalIdentifier(3),
          hospital: try row.optionalText(4), attempts: try row.int16(5)),
        pairs: try row.int64(6)
      )
    }
    var pairs: Int64 = 0
    return rows.prefix { row in
      defer { pairs += row.pairs }
      return pairs < WorkTable.pairsAtOnce
    }.map(\.row)
  }

  /// Deletes exactly the work that was read: more may have come since.
  func delete(_ rows: [Row]) throws {
    _ = try connection.query(
      """
      DELETE FROM work w USING unnest($1::smallint[], $2::smallint[], $3::bigint[]) AS d(bucket, lane, id)
       WHERE w.bucket = d.bucket AND w.lane = d.lane AND w.id = d.id
      """, .int2s(rows.map(\.bucket)), .int2s(rows.map(\.lane)), .int8s(rows.map(\.id)))
  }

  /// Puts hospitals off whose judging failed: a row of their own, later each time, so that they delay nobody.
  func putOff(_ hospitals: [(bucket: Int16, hospital: String, attempts: Int16)]) throws {
    guard !hospitals.isEmpty else { return }
    _ = try connection.query(
      """
      INSERT INTO work (bucket, lane, hospital, attempts, not_before)
      SELECT bucket, 3, hospital, attempts, now() + interval '1 second' * power(4, attempts)
        FROM unnest($1::smallint[], $2::text[], $3::smallint[]) AS h(bucket, hospital, attempts)
      """, .int2s(hospitals.map(\.bucket)), .texts(hospitals.map(\.hospital)),
      .int2s(hospitals.map(\.attempts)))
  }

  func moveSequences(_ buckets: [Bucket]) throws {
    _ = try connection.query(
      """
      UPDATE bucket b SET next_sequence = n.next FROM unnest($1::smallint[], $2::bigint[]) AS n(id, next)
       WHERE b.id = n.id
      """, .int2s(buckets.map(\.id)), .int8s(buckets.map(\.nextSequence)))
  }
}
