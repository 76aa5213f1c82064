package import DisclosureIdentity
import PostgresClient

/// Waivers as people see them.
extension Waivers {
  package enum Standing: String, Sendable {
    case counts
    /// The policy is gone, or has the rule no longer, or words it otherwise.
    case unbound
    case past
    case ended
  }

  package struct Listed: Sendable, Equatable {
    package let id: Identifier
    package let vendor, product, policy, rule, reason, approvedBy: String
    package let addedBy: String?
    /// Days since 1970-01-01: the last day on which it counts.
    package let until: Int32
    /// RFC 3339 in UTC.
    package let since: String
    package let endedAt, endedBy: String?
    package let standing: Standing
  }

  /// A hospital's waivers, the newest first; those that are over too.
  package func list(of hospital: String) throws -> [Listed] {
    try connection.query(
      """
      SELECT waiver, vendor, product, policy, rule, reason, approved_by, added_by, until,
             to_char(since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
             to_char(ended_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), ended_by, state
        FROM waivers_of($1, $2)
      """, .int2(Bucket.of(hospital: hospital)), .text(hospital)
    ).map { row in
      guard let standing = Standing(rawValue: try row.text(12)) else { throw DamagedColumn(column: "waivers_of.state") }
      return Listed(
        id: try row.identifier(0), vendor: try row.text(1), product: try row.text(2), policy: try row.text(3),
        rule: try row.text(4), reason: try row.text(5), approvedBy: try row.text(6),
        addedBy: try row.optionalText(7), until: try row.date(8), since: try row.text(9),
        endedAt: try row.optionalText(10), endedBy: try row.optionalText(11), standing: standing)
    }
  }
}
