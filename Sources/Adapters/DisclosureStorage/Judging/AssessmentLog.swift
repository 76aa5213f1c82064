import DisclosureCore
import DisclosureIdentity
import PostgresClient

/// `judgement` and `assessment`: append only, in the order of each bucket's sequence, without gaps.
struct AssessmentLog {
  let connection: PostgresConnection

  init(_ connection: PostgresConnection) { self.connection = connection }

  /// Appends rows, in the order given within each bucket, and moves the buckets' sequences on.
  func append(_ rows: [(subject: JudgingSubject, new: NewAssessment)], to buckets: inout [Int16: WorkTable.Bucket])
    throws
  {
    guard !rows.isEmpty else { return }
    let earlier = try countEarlier(rows)
    var sequences: [Int64] = []
    var days: [Int32] = []
    for row in rows {
      guard var bucket = buckets[row.subject.bucket] else { throw DamagedColumn(column: "work.bucket") }
      sequences.append(bucket.nextSequence)
      days.append(bucket.day.daysSince1970)
      bucket.nextSequence += 1
      buckets[bucket.id] = bucket
    }
    let ids = zip(rows, earlier).map { row, earlier in
      ContentHash.assessment(
        hospital: row.subject.hospital, product: row.subject.product, form: row.subject.form, policy: row.new.policy,
        revision: row.new.revision, sheet: row.new.sheet, judgement: row.new.judgement?.id, reason: row.new.reason,
        earlier: earlier)
    }
    try insertJudgements(rows)
    _ = try connection.query(
      """
      INSERT INTO assessment (bucket, sequence, id, hospital, product, form, policy, revision, sheet, judgement, decision,
                              reason, nth, day, is_fresh)
      SELECT * FROM unnest($1::smallint[], $2::bigint[], $3::bytea[], $4::text[], $5::uuid[], $6::text[], $7::text[],
                           $8::bigint[], $9::uuid[], $10::bytea[], $11::text[], $12::text[], $13::bigint[], $14::date[],
                           $15::boolean[])
      """,
      .int2s(rows.map(\.subject.bucket)), .int8s(sequences), .byteas(ids.map(\.bytes)),
      .texts(rows.map(\.subject.hospital)), .uuids(rows.map { PostgresUUID($0.subject.product) }),
      .texts(rows.map(\.subject.form)), .texts(rows.map(\.new.policy)),
      .int8s(rows.map(\.new.revision)), .uuids(rows.map { PostgresUUID($0.new.sheet) }),
      .byteas(rows.map { $0.new.judgement?.id.bytes }), .texts(rows.map { $0.new.decision?.rawValue }),
      .texts(rows.map { $0.new.reason?.rawValue }),
      .int8s(rows.map { ($0.subject.newest[$0.new.policy]?.nth ?? 0) + 1 }), .dates(days),
      .bools(rows.map { $0.subject.isFresh && $0.new.sheet == $0.subject.sheet }))
  }

  /// Keyed by bucket and id, under the bucket's lock, so that no two workers insert the same at once.
  private func insertJudgements(_ rows: [(subject: JudgingSubject, new: NewAssessment)]) throws {
    struct Key: Hashable {
      let bucket: Int16
      let id: ContentHash
    }
    var distinct: [Key: JudgementRow] = [:]
    for row in rows {
      if let judgement = row.new.judgement { distinct[Key(bucket: row.subject.bucket, id: judgement.id)] = judgement }
    }
    guard !distinct.isEmpty else { return }
    let keys = distinct.keys.sorted { ($0.bucket, $0.id) < ($1.bucket, $1.id) }
    let judgements = keys.compactMap { distinct[$0] }
    func counts(_ outcome: Outcome) -> PostgresValue {
      .int4s(judgements.map { Int32(clamping: $0.judgement.count(outcome)) })
    }
    _ = try connection.query(
      """
      INSERT INTO judgement (bucket, id, content, catalogue, decision, results, score, passed, failed, exempt, unknown,
                             waived, reasons)
      SELECT * FROM unnest($1::smallint[], $2::bytea[], $3::bytea[], $4::bytea[], $5::text[], $6::bytea[], $7::numeric[],
                           $8::int[], $9::int[], $10::int[], $11::int[], $12::int[], $13::text[])
      ON CONFLICT DO NOTHING
      """,
      .int2s(keys.map(\.bucket)), .byteas(keys.map(\.id.bytes)),
      .byteas(judgements.map(\.content.bytes)), .byteas(judgements.map(\.catalogue.bytes)),
      .texts(judgements.map(\.judgement.decision.rawValue)), .byteas(judgements.map(\.results)),
      .allTenths(judgements.map { $0.judgement.score.map(Int64.init) }), counts(.pass), counts(.fail),
      counts(.exempt), counts(.unknown), counts(.waived),
      .texts(judgements.map { String(decoding: $0.reasons, as: UTF8.self) }))
  }

  /// How many earlier rows of each line say the same: what tells an assessment's id from its twins.
  private func countEarlier(_ rows: [(subject: JudgingSubject, new: NewAssessment)]) throws -> [Int64] {
    try connection.query(
      """
      SELECT (SELECT count(*) FROM assessment a
               WHERE a.bucket = t.bucket AND a.hospital = t.hospital AND a.product = t.product AND a.form = t.form
                 AND a.policy = t.policy AND a.revision = t.revision AND a.sheet = t.sheet
                 AND a.judgement IS NOT DISTINCT FROM t.judgement AND a.reason IS NOT DISTINCT FROM t.reason)
        FROM unnest($1::smallint[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::bigint[], $7::uuid[], $8::bytea[],
                    $9::text[]) WITH ORDINALITY
             AS t(bucket, hospital, product, form, policy, revision, sheet, judgement, reason, at)
       ORDER BY t.at
      """,
      .int2s(rows.map(\.subject.bucket)), .texts(rows.map(\.subject.hospital)),
      .uuids(rows.map { PostgresUUID($0.subject.product) }), .texts(rows.map(\.subject.form)),
      .texts(rows.map(\.new.policy)), .int8s(rows.map(\.new.revision)),
      .uuids(rows.map { PostgresUUID($0.new.sheet) }),
      .byteas(rows.map { $0.new.judgement?.id.bytes }), .texts(rows.map { $0.new.reason?.rawValue })
    ).map { row in try row.int64(0) }
  }
}
