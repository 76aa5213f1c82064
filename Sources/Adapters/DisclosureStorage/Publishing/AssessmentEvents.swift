package import DisclosureCore
package import DisclosureIdentity
import PostgresClient

/// One row of the log, with what its event tells.
package struct AssessedRow: Sendable {
  package let sequence: Int64
  package let id: ContentHash
  package let hospital: String
  package let product: Identifier
  package let form: String
  package let policy: String
  package let revision: Int64
  package let sheet: Identifier
  package let submission: Identifier
  package let decision: Decision?
  package let reason: String?
  package let nth: Int64
  package let day: CalendarDay
  package let epoch: Int32
  /// The sheet's, where the row was made because it came.
  package let traceparent: String?
  /// Nil where there is no judgement.
  package let judged: Judged?

  package struct Judged: Sendable {
    package let id: ContentHash
    /// Tenths of a point.
    package let score: Int64?
    package let passed, failed, exempt, unknown, waived: Int32
    /// Canonical body of the policy, packed results and reasons as JSON.
    package let policyBody, results: [UInt8]
    package let reasons: String
  }
}

struct AssessmentEvents {
  let connection: PostgresConnection

  init(_ connection: PostgresConnection) { self.connection = connection }

  func read(bucket: Int16, beyond sequence: Int64, limit: Int64) throws -> [AssessedRow] {
    try connection.query(
      """
      SELECT a.sequence, a.id, a.hospital, a.product, a.form, a.policy, a.revision, a.sheet, s.submission, a.decision,
             a.reason, a.nth, a.day, c.epoch, a.judgement, j.score, j.passed, j.failed, j.exempt, j.unknown, j.waived,
             p.body, j.results, j.reasons, CASE WHEN a.is_fresh THEN s.traceparent END
        FROM assessment a
        JOIN sheet s ON s.id = a.sheet
       CROSS JOIN cell c
        LEFT JOIN judgement j ON j.bucket = a.bucket AND j.id = a.judgement
        LEFT JOIN policy_content p ON p.hash = j.content
       WHERE a.bucket = $1 AND a.sequence > $2 ORDER BY a.sequence LIMIT $3
      """, .int2(bucket), .int8(sequence), .int8(limit)
    ).map { row in
      AssessedRow(
        sequence: try row.int64(0), id: try row.hash(1, "assessment.id"), hospital: try row.text(2),
        product: try row.identifier(3), form: try row.text(4), policy: try row.text(5), revision: try row.int64(6),
        sheet: try row.identifier(7), submission: try row.identifier(8),
        decision: try row.optionalText(9).flatMap(Decision.init(rawValue:)),
        reason: try row.optionalText(10), nth: try row.int64(11),
        day: CalendarDay(daysSince1970: try row.date(12)), epoch: try row.int32(13),
        traceparent: try row.optionalText(24),
        judged: try row.optionalHash(14, "assessment.judgement").map { id in
          AssessedRow.Judged(
            id: id, score: try row.optionalTenths(15), passed: try row.int32(16), failed: try row.int32(17),
            exempt: try row.int32(18), unknown: try row.int32(19), waived: try row.int32(20),
            policyBody: try row.bytes(21), results: try row.bytes(22), reasons: try row.text(23))
        })
    }
  }
}
