package import DisclosureIdentity
import PostgresClient

/// One row of the intake, with what the submitter is told.
package struct SettledRow: Sendable {
  package let partition: Int32
  package let offset: Int64
  package let submitter: String?
  package let submission: String?
  package let hospital: String?
  /// `stored`, `repeated`, `rejected`, `conflict` or `dead`.
  package let outcome: String
  package let id: Identifier?
  package let sheet: Identifier?
  package let code: String?
  package let place: String?
  package let message: String?
  /// Unix milliseconds.
  package let receivedAt: Int64
  package let traceparent: String?
  /// The original record as the contract's message encodes it; of a dead one alone.
  package let record: [UInt8]?
}

struct ReceiptEvents {
  /// Dead ones carry whole documents; at least one row is read, however large.
  private static let bytesAtOnce: Int64 = 16 << 20

  let connection: PostgresConnection

  init(_ connection: PostgresConnection) { self.connection = connection }

  func read(partition: Int32, from offset: Int64, limit: Int64) throws -> [SettledRow] {
    try connection.query(
      """
      SELECT i."offset", i.submitter, i.submission, i.hospital, i.outcome, i.id, i.sheet, i.code, i.place, i.message,
             i.received_at, i.traceparent, i.record
        FROM (
          SELECT n.*, coalesce(sum(octet_length(n.record)) OVER (
                   ORDER BY n."offset" ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
            FROM (
              SELECT * FROM intake WHERE partition = $1 AND "offset" >= $2 ORDER BY "offset" LIMIT $3) n) i
       WHERE i.before < $4 ORDER BY i."offset"
      """, .int4(partition), .int8(offset), .int8(limit), .int8(ReceiptEvents.bytesAtOnce)
    ).map { row in
      SettledRow(
        partition: partition, offset: try row.int64(0), submitter: try row.optionalText(1),
        submission: try row.optionalText(2), hospital: try row.optionalText(3), outcome: try row.text(4),
        id: try row.optionalIdentifier(5), sheet: try row.optionalIdentifier(6), code: try row.optionalText(7),
        place: try row.optionalText(8), message: try row.optionalText(9), receivedAt: try row.timestamp(10) / 1000,
        traceparent: try row.optionalText(11), record: try row.optionalBytes(12))
    }
  }
}
