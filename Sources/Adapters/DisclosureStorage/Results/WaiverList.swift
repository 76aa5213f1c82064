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
  ///
  /// - Parameter ruleHash: the hash of a rule, in a policy's canonical body; nil where there is none of this id.
  package func list(of hospital: String, ruleHash: ([UInt8], String) -> ContentHash?) throws -> [Listed] {
    try connection.query(
      """
      SELECT w.id, p.vendor, p.name, w.policy, w.rule, w.reason, w.approved_by, w.added_by, w.until,
             to_char(w.since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
             to_char(w.ended_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), w.ended_by, w.until < b.day,
             w.rule_hash,
             (SELECT c.body FROM (
                SELECT q.content FROM policy q
                 WHERE q.bucket = w.bucket AND q.hospital = w.hospital AND q.name = w.policy
                 ORDER BY q.revision DESC LIMIT 1) n JOIN policy_content c ON c.hash = n.content)
        FROM waiver w JOIN product p ON p.id = w.product JOIN bucket b ON b.id = w.bucket
       WHERE w.bucket = $1 AND w.hospital = $2 ORDER BY w.since DESC, w.id
      """, .int2(Bucket.of(hospital: hospital)), .text(hospital)
    ).map { row in
      let (rule, ended) = (try row.text(4), try row.optionalText(10))
      let bound = try row.hash(13, "waiver.rule_hash")
      let isBound = try row.optionalBytes(14).flatMap { ruleHash($0, rule) } == bound
      return Listed(
        id: try row.identifier(0), vendor: try row.text(1), product: try row.text(2), policy: try row.text(3),
        rule: rule, reason: try row.text(5), approvedBy: try row.text(6), addedBy: try row.optionalText(7),
        until: try row.date(8), since: try row.text(9), endedAt: ended, endedBy: try row.optionalText(11),
        standing: ended != nil ? .ended : try row.bool(12) ? .past : isBound ? .counts : .unbound)
    }
  }
}
