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

  /// A row of work as it stands.
  struct Row {
    let bucket: Int16
    let lane: Int16
    let id: Int64
    let sheet: Identifier?
    let hospital: String?
    let afterHospital: String?
    let attempts: Int16
  }

  /// What of the work is done at once.
  struct Take {
    /// A hospital to look at: at what one sheet means for it, or without one at everything.
    struct Address {
      let bucket: Int16
      let sheet: Identifier?
      let hospital: String
      let attempts: Int16
    }

    let addresses: [Address]
    /// Rows that are done with this.
    let finished: [Row]
    /// Rows of which a part is left, with the last hospital that is done with this.
    let begun: [(row: Row, after: String)]

    var isEmpty: Bool { finished.isEmpty && begun.isEmpty }
  }

  private static let bucketsAtOnce: Int64 = 16
  private static let rowsAtOnce: Int64 = 64

  let connection: PostgresConnection
  /// About how many sheets of hospitals are taken at once.
  let pairsAtOnce: Int64

  init(_ connection: PostgresConnection, pairsAtOnce: Int64) {
    self.connection = connection
    self.pairsAtOnce = pairsAtOnce
  }

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

  /// What is next in turn, until about ``pairsAtOnce`` sheets of hospitals are in hand; at least one row.
  ///
  /// Each bucket's rows come from the key's own order, so that a backlog is not read to find them. Every third turn of a
  /// bucket is for what is not fresh, so that steady admission never starves a policy's change. What addresses more
  /// hospitals than there is room for is begun, and goes on in a later turn: what is fresh then comes first.
  func take(of buckets: some Collection<Int16>) throws -> Take {
    var (whole, room): ([Row], Int64) = ([], pairsAtOnce)
    var last: (row: Row, room: Int64)?
    for (row, pairs) in try read(of: buckets) {
      if pairs > room && row.hospital == nil {
        last = (row, room)
        break
      }
      whole.append(row)
      room -= pairs
      if room <= 0 { break }
    }
    let addresses = try addresses(of: whole, limit: pairsAtOnce)
    guard let last else { return Take(addresses: addresses, finished: whole, begun: []) }
    let part = try self.addresses(of: [last.row], limit: last.room)
    guard let after = part.last?.hospital else {
      return Take(addresses: addresses, finished: whole + [last.row], begun: [])
    }
    return Take(addresses: addresses + part, finished: whole, begun: [(last.row, after)])
  }

  /// Rows in turn, with how many sheets of hospitals each addresses; counted no further than can be done at once.
  private func read(of buckets: some Collection<Int16>) throws -> [(row: Row, pairs: Int64)] {
    try connection.query(
      """
      SELECT w.bucket, w.lane, w.id, w.sheet, w.hospital, w.after_hospital, w.attempts,
             CASE WHEN w.hospital IS NOT NULL AND w.sheet IS NOT NULL THEN 1
                  WHEN w.hospital IS NOT NULL THEN (
                    SELECT 1 + count(*) FROM subscription u WHERE u.bucket = w.bucket AND u.hospital = w.hospital)
                  WHEN w.sheet IS NULL THEN (SELECT greatest(1, count(*)) FROM (
                    SELECT FROM hospital h LEFT JOIN subscription u ON u.bucket = h.bucket AND u.hospital = h.id
                     WHERE h.bucket = w.bucket AND h.id > coalesce(w.after_hospital, '') LIMIT $3 + 1) n)
                  ELSE (SELECT greatest(1, count(*)) FROM (
                    SELECT FROM sheet s JOIN subscription u ON u.product = s.product
                     WHERE s.id = w.sheet AND s.audience IS NULL AND u.bucket = w.bucket
                       AND u.hospital > coalesce(w.after_hospital, '') LIMIT $3 + 1) n) END
        FROM unnest($1::smallint[]) AS b(id) CROSS JOIN LATERAL (
          SELECT f.*, row_number() OVER (ORDER BY f.id) AS turn FROM (
            SELECT * FROM work WHERE bucket = b.id AND lane = 0 AND not_before <= now() ORDER BY id LIMIT $2) f
           UNION ALL
          SELECT o.*, 3 * row_number() OVER (ORDER BY o.lane, o.id) FROM (
            SELECT * FROM work WHERE bucket = b.id AND lane > 0 AND not_before <= now() ORDER BY lane, id LIMIT $2) o) w
       ORDER BY w.turn, w.lane, w.id LIMIT $2
      """, .int2s(buckets.sorted()), .int8(WorkTable.rowsAtOnce), .int8(pairsAtOnce)
    ).map { row in
      (
        row: Row(
          bucket: try row.int16(0), lane: try row.int16(1), id: try row.int64(2), sheet: try row.optionalIdentifier(3),
          hospital: try row.optionalText(4), afterHospital: try row.optionalText(5), attempts: try row.int16(6)),
        pairs: try row.int64(7)
      )
    }
  }

  /// The hospitals that rows address, each row's in the order of their ids and as many as the limit has room for.
  private func addresses(of rows: [Row], limit: Int64) throws -> [Take.Address] {
    try connection.query(
      """
      SELECT w.bucket, w.sheet, a.hospital, w.attempts
        FROM unnest($1::smallint[], $2::uuid[], $3::text[], $4::text[], $5::smallint[]) WITH ORDINALITY
             AS w(bucket, sheet, hospital, after, attempts, at)
       CROSS JOIN LATERAL (
         SELECT w.hospital WHERE w.hospital IS NOT NULL
          UNION ALL
         SELECT s.audience FROM sheet s WHERE s.id = w.sheet AND s.audience IS NOT NULL AND w.hospital IS NULL
          UNION ALL
         SELECT p.hospital FROM (
           SELECT u.hospital FROM sheet s JOIN subscription u ON u.product = s.product
            WHERE s.id = w.sheet AND s.audience IS NULL AND w.hospital IS NULL AND u.bucket = w.bucket
              AND u.hospital > coalesce(w.after, '') ORDER BY u.hospital LIMIT $6) p
          UNION ALL
         SELECT DISTINCT p.id FROM (
           SELECT h.id FROM hospital h LEFT JOIN subscription u ON u.bucket = h.bucket AND u.hospital = h.id
            WHERE h.bucket = w.bucket AND w.sheet IS NULL AND w.hospital IS NULL AND h.id > coalesce(w.after, '')
            ORDER BY h.id LIMIT $6) p) a(hospital)
       ORDER BY w.at, a.hospital COLLATE "C"
      """,
      .int2s(rows.map(\.bucket)), .uuids(rows.map { $0.sheet.map(PostgresUUID.init) }), .texts(rows.map(\.hospital)),
      .texts(rows.map(\.afterHospital)), .int2s(rows.map(\.attempts)), .int8(limit)
    ).map { row in
      Take.Address(
        bucket: try row.int16(0), sheet: try row.optionalIdentifier(1), hospital: try row.text(2),
        attempts: try row.int16(3))
    }
  }

  /// Deletes exactly the work that was done, and notes how far what was begun has come: more may have come since.
  func settle(_ take: Take) throws {
    try delete(take.finished)
    guard !take.begun.isEmpty else { return }
    _ = try connection.query(
      """
      UPDATE work w SET after_hospital = d.after
        FROM unnest($1::smallint[], $2::smallint[], $3::bigint[], $4::text[]) AS d(bucket, lane, id, after)
       WHERE w.bucket = d.bucket AND w.lane = d.lane AND w.id = d.id
      """,
      .int2s(take.begun.map(\.row.bucket)), .int2s(take.begun.map(\.row.lane)), .int8s(take.begun.map(\.row.id)),
      .texts(take.begun.map(\.after)))
  }

  private func delete(_ rows: [Row]) throws {
    _ = try connection.query(
      """
      DELETE FROM work w USING unnest($1::smallint[], $2::smallint[], $3::bigint[]) AS d(bucket, lane, id)
       WHERE w.bucket = d.bucket AND w.lane = d.lane AND w.id = d.id
      """, .int2s(rows.map(\.bucket)), .int2s(rows.map(\.lane)), .int8s(rows.map(\.id)))
  }

  /// Puts hospitals off whose judging failed: one row of their own, later each time, so that they delay nobody.
  ///
  /// A hospital that is put off already stays so: its row looks at everything, what failed now included.
  func putOff(_ hospitals: [(bucket: Int16, hospital: String, attempts: Int16)]) throws {
    guard !hospitals.isEmpty else { return }
    _ = try connection.query(
      """
      INSERT INTO work (bucket, lane, hospital, attempts, not_before)
      SELECT bucket, 3, hospital, attempts, now() + interval '1 second' * power(4, attempts)
        FROM unnest($1::smallint[], $2::text[], $3::smallint[]) AS h(bucket, hospital, attempts)
       WHERE NOT EXISTS (SELECT FROM work w WHERE w.bucket = h.bucket AND w.lane = 3 AND w.hospital = h.hospital)
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
