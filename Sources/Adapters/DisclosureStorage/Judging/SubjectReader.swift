import DisclosureCore
import DisclosureIdentity
import PostgresClient

/// Reads what judging needs, in a few statements for all the work in hand; each after the buckets' lock was taken.
struct SubjectReader {
  let connection: PostgresConnection

  init(_ connection: PostgresConnection) { self.connection = connection }

  /// What the work speaks of, with policies, waivers and newest rows.
  ///
  /// Work that names a sheet looks at its product and form; work that does not, at everything that the hospital may see
  /// and at all its lines.
  func subjects(of work: [WorkTable.Take.Address]) throws -> [JudgingSubject] {
    var subjects = try read(work)
    try readPolicies(into: &subjects)
    try readWaivers(into: &subjects)
    try readNewest(into: &subjects)
    let attempts = Dictionary(work.map { ($0.hospital, $0.attempts) }, uniquingKeysWith: max)
    let named = Set(work.compactMap { row in row.sheet.map { NamedSheet(bucket: row.bucket, sheet: $0) } })
    for at in subjects.indices {
      let subject = subjects[at]
      subjects[at].attempts = attempts[subject.hospital] ?? 0
      subjects[at].isFresh = subject.sheet.map { named.contains(.init(bucket: subject.bucket, sheet: $0)) } ?? false
    }
    return subjects
  }

  private struct NamedSheet: Hashable {
    let bucket: Int16
    let sheet: Identifier
  }

  private func read(_ work: [WorkTable.Take.Address]) throws -> [JudgingSubject] {
    try connection.query(
      SubjectReader.statement, .int2s(work.map(\.bucket)),
      .uuids(work.map { $0.sheet.map(PostgresUUID.init) }), .texts(work.map(\.hospital))
    ).map { row in
      JudgingSubject(
        bucket: try row.int16(0), hospital: try row.text(1), product: try row.identifier(2), form: try row.text(3),
        hospitalIsClosed: try row.bool(4), productIsMerged: try row.bool(5), isSubscribed: try row.bool(6),
        hasPublicSheet: try row.bool(7), sheet: try row.optionalIdentifier(8))
    }
  }

  private static let statement = """
    WITH w AS (
      SELECT * FROM unnest($1::smallint[], $2::uuid[], $3::text[]) AS w(bucket, sheet, hospital)
    ), whole AS (
      SELECT DISTINCT w.bucket, w.hospital AS id FROM w WHERE w.sheet IS NULL
    ), subject AS (
      SELECT w.bucket, w.hospital, s.product, s.form FROM w JOIN sheet s ON s.id = w.sheet
       WHERE s.audience = w.hospital
          OR s.audience IS NULL AND EXISTS (SELECT FROM subscription u WHERE u.bucket = w.bucket
               AND u.hospital = w.hospital AND u.product = s.product)
       UNION
      SELECT h.bucket, h.id, s.product, s.form
        FROM whole h JOIN subscription u ON u.bucket = h.bucket AND u.hospital = h.id JOIN sheet s ON s.product = u.product
       WHERE s.audience IS NULL AND s.withdrawn_at IS NULL
       UNION
      SELECT h.bucket, h.id, s.product, s.form FROM whole h JOIN sheet s ON s.audience = h.id
       WHERE s.withdrawn_at IS NULL
       UNION
      SELECT h.bucket, h.id, l.product, l.form FROM whole h CROSS JOIN LATERAL lines_of(h.bucket, h.id) l
    )
    SELECT t.bucket, t.hospital, t.product, t.form, h.closed_at IS NOT NULL, p.merged_into IS NOT NULL, t.subscribed,
           EXISTS (SELECT FROM sheet s WHERE s.product = t.product AND s.form = t.form
                    AND s.audience IS NULL AND s.withdrawn_at IS NULL),
           (SELECT v.id FROM (
              (SELECT s.id, s.rank FROM sheet s WHERE t.subscribed AND s.product = t.product AND s.form = t.form
                  AND s.audience IS NULL AND s.withdrawn_at IS NULL ORDER BY s.rank DESC LIMIT 1)
              UNION ALL
              (SELECT s.id, s.rank FROM sheet s WHERE s.audience = t.hospital AND s.product = t.product
                  AND s.form = t.form AND s.audience IS NOT NULL AND s.withdrawn_at IS NULL ORDER BY s.rank DESC LIMIT 1)
            ) v ORDER BY v.rank DESC LIMIT 1)
      FROM (SELECT subject.*, EXISTS (SELECT FROM subscription u WHERE u.bucket = subject.bucket
                      AND u.hospital = subject.hospital AND u.product = subject.product) AS subscribed FROM subject) t
      JOIN hospital h ON h.id = t.hospital AND h.bucket = t.bucket
      JOIN product p ON p.id = t.product
     ORDER BY t.bucket, t.hospital, t.product, t.form
    """

  private func readPolicies(into subjects: inout [JudgingSubject]) throws {
    let hospitals = Dictionary(subjects.map { ($0.hospital, $0.bucket) }, uniquingKeysWith: { first, _ in first })
    let applied = try connection.query(
      """
      SELECT t.hospital, p.name, p.revision, p.form, p.content
        FROM unnest($1::smallint[], $2::text[]) AS t(bucket, hospital) CROSS JOIN LATERAL (
          SELECT DISTINCT ON (q.name) q.name, q.revision, q.form, q.content FROM policy q
           WHERE q.bucket = t.bucket AND q.hospital = t.hospital ORDER BY q.name, q.revision DESC) p
       WHERE p.content IS NOT NULL
      """, .int2s(Array(hospitals.values)), .texts(Array(hospitals.keys))
    ).map { row in
      (
        try row.text(0),
        AppliedPolicy(
          name: try row.text(1), revision: try row.int64(2), form: try row.text(3),
          content: try row.hash(4, "policy.content"))
      )
    }
    let byHospital = Dictionary(grouping: applied, by: \.0)
    for at in subjects.indices {
      subjects[at].policies = (byHospital[subjects[at].hospital] ?? []).map(\.1).sorted { $0.name < $1.name }
    }
  }

  /// Those that count on the bucket's day.
  private func readWaivers(into subjects: inout [JudgingSubject]) throws {
    let hospitals = Dictionary(subjects.map { ($0.hospital, $0.bucket) }, uniquingKeysWith: { first, _ in first })
    let standing = try connection.query(
      """
      SELECT w.hospital, w.product, w.policy, w.rule, w.rule_hash
        FROM unnest($1::smallint[], $2::text[]) AS t(bucket, hospital)
        JOIN bucket b ON b.id = t.bucket
        JOIN waiver w ON w.bucket = t.bucket AND w.hospital = t.hospital AND w.ended_at IS NULL AND w.until >= b.day
      """, .int2s(Array(hospitals.values)), .texts(Array(hospitals.keys))
    ).map { row in
      (
        hospital: try row.text(0), product: try row.identifier(1),
        waiver: StandingWaiver(
          policy: try row.text(2), rule: try row.text(3), ruleHash: try row.hash(4, "waiver.rule_hash"))
      )
    }
    guard !standing.isEmpty else { return }
    let byHospital = Dictionary(grouping: standing, by: \.hospital)
    for at in subjects.indices {
      let subject = subjects[at]
      subjects[at].waivers = (byHospital[subject.hospital] ?? []).filter { $0.product == subject.product }.map(\.waiver)
    }
  }

  private func readNewest(into subjects: inout [JudgingSubject]) throws {
    let rows = try connection.query(
      """
      SELECT t.at, a.policy, a.revision, a.sheet, a.judgement, a.decision, a.reason, a.nth
        FROM unnest($1::smallint[], $2::text[], $3::uuid[], $4::text[]) WITH ORDINALITY
             AS t(bucket, hospital, product, form, at)
       CROSS JOIN LATERAL (
         -- From name to name by the lines' index, each time to the newest row: a long history costs nothing. Ordered
         -- by the name first: for the sequence alone, the planner may read the bucket's whole log backwards.
         WITH RECURSIVE newest AS (
           (SELECT b.policy, b.revision, b.sheet, b.judgement, b.decision, b.reason, b.nth FROM assessment b
             WHERE b.bucket = t.bucket AND b.hospital = t.hospital AND b.product = t.product AND b.form = t.form
             ORDER BY b.policy, b.sequence DESC LIMIT 1)
            UNION ALL
           SELECT n.* FROM newest o CROSS JOIN LATERAL (
             SELECT b.policy, b.revision, b.sheet, b.judgement, b.decision, b.reason, b.nth FROM assessment b
              WHERE b.bucket = t.bucket AND b.hospital = t.hospital AND b.product = t.product AND b.form = t.form
                AND b.policy > o.policy ORDER BY b.policy, b.sequence DESC LIMIT 1) n)
         SELECT * FROM newest) a
      """,
      .int2s(subjects.map(\.bucket)), .texts(subjects.map(\.hospital)),
      .uuids(subjects.map { PostgresUUID($0.product) }), .texts(subjects.map(\.form))
    ).map { row in
      (
        Int(try row.int64(0)) - 1, try row.text(1),
        NewestAssessment(
          revision: try row.int64(2), sheet: try row.identifier(3),
          judgement: try row.optionalHash(4, "assessment.judgement"),
          decision: try row.optionalText(5).flatMap(Decision.init(rawValue:)),
          reason: try row.optionalText(6), nth: try row.int64(7))
      )
    }
    for (at, policy, newest) in rows { subjects[at].newest[policy] = newest }
  }

  func sheets(_ ids: Set<Identifier>) throws -> [Identifier: StoredSheet] {
    let rows = try connection.query(
      "SELECT id, catalogue, sheet_date, readings, findings, reader FROM sheet WHERE id = ANY($1)",
      .uuids(ids.sorted().map(PostgresUUID.init))
    ).map { row in
      (
        try row.identifier(0),
        StoredSheet(
          catalogue: try row.hash(1, "sheet.catalogue"), reader: try row.int32(5),
          date: try row.optionalDate(2).map(CalendarDay.init(daysSince1970:)), readings: try row.bytes(3),
          findings: try row.text(4))
      )
    }
    return Dictionary(rows, uniquingKeysWith: { first, _ in first })
  }

  /// Only contents of a language that this program knows are read; a newer one is for a newer program.
  func policies(_ hashes: Set<ContentHash>) throws -> [ContentHash: [UInt8]] {
    let rows = try connection.query(
      "SELECT hash, body FROM policy_content WHERE hash = ANY($1) AND language <= $2",
      .byteas(hashes.sorted().map(\.bytes)), .int2(Int16(Policy.language))
    ).map { row in (try row.hash(0, "policy_content.hash"), try row.bytes(1)) }
    return Dictionary(rows, uniquingKeysWith: { first, _ in first })
  }
}
