import DisclosureCore
package import DisclosureIdentity
package import PostgresClient

/// A hospital's policies: immutable revisions, identified by the hash of what they demand.
package struct PolicyRevisions {
  /// What is applied.
  package struct Application: Sendable {
    package let name: String
    package let form: String
    package let body: [UInt8]
    package let catalogue: ContentHash
    package let yaml: String
    package let appliedBy: String

    package init(
      name: String, form: String, body: [UInt8], catalogue: ContentHash, yaml: String, appliedBy: String
    ) {
      self.name = name
      self.form = form
      self.body = body
      self.catalogue = catalogue
      self.yaml = yaml
      self.appliedBy = appliedBy
    }
  }

  let connection: PostgresConnection

  package init(_ connection: PostgresConnection) { self.connection = connection }

  /// Applies a policy under its name and makes the work that judges the hospital's sheets again.
  ///
  /// - Returns: the revision, and whether it is new: the same content applied again makes none.
  package func apply(_ policy: Application, for hospital: String) throws -> (revision: Int64, isNew: Bool) {
    let content = ContentHash.policy(body: policy.body)
    return try connection.transaction {
      let lock = try BucketLock(of: hospital, connection)
      _ = try connection.query(
        "INSERT INTO policy_content (hash, language, body) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        .bytea(content.bytes), .int2(Int16(Policy.language)), .bytea(policy.body))
      let newest = try connection.query(
        """
        SELECT revision, content FROM policy WHERE bucket = $1 AND hospital = $2 AND name = $3
         ORDER BY revision DESC LIMIT 1
        """, .int2(lock.bucket), .text(hospital), .text(policy.name)
      ).first { row in (revision: try row.int64(0), content: try row.optionalHash(1, "policy.content")) }
      if let newest, newest.content == content { return (newest.revision, false) }
      let revision = (newest?.revision ?? 0) + 1
      _ = try connection.query(
        """
        INSERT INTO policy (bucket, hospital, name, revision, form, content, catalogue, yaml, applied_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        """,
        .int2(lock.bucket), .text(hospital), .text(policy.name), .int8(revision), .text(policy.form),
        .bytea(content.bytes), .bytea(policy.catalogue.bytes), .text(policy.yaml), .text(policy.appliedBy))
      try lock.addWork(for: hospital, connection)
      return (revision, true)
    }
  }
}
