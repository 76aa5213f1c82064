package import DisclosureCore
import DisclosureIdentity
import PostgresClient

/// A policy's revisions, and how it is taken away.
extension PolicyRevisions {
  package struct Revision: Sendable, Equatable {
    package let number: Int64
    package let form: String
    /// The policy as it was applied; nil where this revision takes it away.
    package let yaml: String?
    /// RFC 3339 in UTC.
    package let appliedAt: String
    package let appliedBy: String
  }

  /// The revision that holds.
  package struct Applied: Sendable {
    package let revision: Int64
    package let yaml: String
    /// The canonical body: what is judged, with its selectors as they were expanded when it was applied.
    package let body: [UInt8]
  }

  /// Nil where the hospital has no policy of this name, or it was taken away.
  package func current(_ name: String, of hospital: String) throws -> Applied? {
    let newest = try connection.query(
      """
      SELECT p.revision, p.yaml, c.body FROM policy p LEFT JOIN policy_content c ON c.hash = p.content
       WHERE p.bucket = $1 AND p.hospital = $2 AND p.name = $3 ORDER BY p.revision DESC LIMIT 1
      """, .int2(Bucket.of(hospital: hospital)), .text(hospital), .text(name)
    ).first { row in (revision: try row.int64(0), yaml: try row.text(1), body: try row.optionalBytes(2)) }
    guard let newest, let body = newest.body else { return nil }
    return Applied(revision: newest.revision, yaml: newest.yaml, body: body)
  }

  /// Every revision, oldest first.
  ///
  /// - Throws: `PolicyNotThere` where there is none.
  package func history(of name: String, hospital: String) throws -> [Revision] {
    let revisions = try connection.query(
      """
      SELECT p.revision, p.form, CASE WHEN p.content IS NOT NULL THEN p.yaml END,
             to_char(p.applied_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), p.applied_by
        FROM policy p WHERE p.bucket = $1 AND p.hospital = $2 AND p.name = $3 ORDER BY p.revision
      """, .int2(Bucket.of(hospital: hospital)), .text(hospital), .text(name)
    ).map { row in
      Revision(
        number: try row.int64(0), form: try row.text(1), yaml: try row.optionalText(2), appliedAt: try row.text(3),
        appliedBy: try row.text(4))
    }
    guard !revisions.isEmpty else { throw PolicyNotThere(hospital: hospital, name: name, removedBy: nil) }
    return revisions
  }

  /// Takes a policy away: a revision without content, and the work that closes its lines. Applied again it goes on with
  /// the next revision.
  ///
  /// - Throws: `PolicyNotThere` where there is none, or it was taken away already.
  package func remove(_ name: String, for hospital: String, by: String) throws -> Int64 {
    try connection.transaction {
      let lock = try BucketLock(of: hospital, connection)
      let newest = try history(of: name, hospital: hospital).last
      guard let newest, newest.yaml != nil else {
        throw PolicyNotThere(hospital: hospital, name: name, removedBy: newest?.number)
      }
      let revision = newest.number + 1
      _ = try connection.query(
        """
        INSERT INTO policy (bucket, hospital, name, revision, form, content, catalogue, yaml, applied_by)
        SELECT bucket, hospital, name, $4, form, NULL, catalogue, '', $5 FROM policy
         WHERE bucket = $1 AND hospital = $2 AND name = $3 AND revision = $6
        """,
        .int2(lock.bucket), .text(hospital), .text(name), .int8(revision), .text(by), .int8(newest.number))
      try lock.addWork(for: hospital, connection)
      return revision
    }
  }
}

/// A policy that a hospital does not have.
package struct PolicyNotThere: ToldError {
  let hospital, name: String
  /// The revision that took it away; nil where there never was one.
  let removedBy: Int64?

  package var told: Label {
    if let removedBy {
      Label(
        japanese: "\(name) は病院 \(hospital) で版 \(removedBy) により取り下げ済みです。`kaiji policy history` で確認してください",
        english: "\(name) was removed from hospital \(hospital) by revision \(removedBy); see `kaiji policy history`")
    } else {
      Label(
        japanese: "病院 \(hospital) にポリシー \(name) はありません。`kaiji policy apply` で適用できます",
        english: "hospital \(hospital) has no policy \(name); `kaiji policy apply` makes one")
    }
  }
}
