package import DisclosureIdentity
import PostgresClient

/// Hospitals as an operator sees them, and how they leave.
extension Hospitals {
  package struct Listed: Sendable, Equatable {
    package let id, name: String
    package let login: String?
    /// RFC 3339 in UTC; nil while it is open.
    package let closedAt: String?
    package let subscriptions, policies: Int64
  }

  /// All hospitals, by id; closed ones too.
  package func list() throws -> [Listed] {
    try connection.query(
      """
      SELECT h.id, h.name, h.login::text, to_char(h.closed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
             (SELECT count(*) FROM subscription s WHERE s.bucket = h.bucket AND s.hospital = h.id),
             (SELECT count(*) FROM (
                SELECT DISTINCT ON (p.name) p.content FROM policy p WHERE p.bucket = h.bucket AND p.hospital = h.id
                 ORDER BY p.name, p.revision DESC) n WHERE n.content IS NOT NULL)
        FROM hospital h ORDER BY h.id
      """
    ).map { row in
      Listed(
        id: try row.text(0), name: try row.text(1), login: try row.optionalText(2), closedAt: try row.optionalText(3),
        subscriptions: try row.int64(4), policies: try row.int64(5))
    }
  }

  /// Closes a hospital: its login ends, its lines end with `hospital.closed`, and nothing more is taken in for it.
  ///
  /// A session that is open sees nothing from now on: its tenant is no longer one.
  ///
  /// - Returns: false if it was closed already, and then nothing changes.
  package func close(_ hospital: String) throws -> Bool {
    try connection.transaction {
      let lock: BucketLock
      do {
        lock = try BucketLock(of: hospital, connection)
      } catch is ClosedHospital {
        return false
      }
      let login =
        try connection.query(
          "UPDATE hospital SET closed_at = now() WHERE id = $1 RETURNING login::text", .text(hospital)
        ).first { row in try row.optionalText(0) } ?? nil
      if let login {
        let role = try connection.quoted(identifier: login)
        try connection.run(script: "ALTER ROLE \(role) NOLOGIN; REVOKE kaiji_hospital FROM \(role)")
      }
      try lock.addWork(for: hospital, connection)
      return true
    }
  }

  /// Ends a subscription. The product is looked up under the bucket's lock, which a merge would need: it stays what it is.
  ///
  /// - Returns: false if there was none, and then nothing changes.
  package func unsubscribe(_ hospital: String, from name: ProductName) throws -> Bool {
    try connection.transaction {
      let lock = try BucketLock(of: hospital, connection)
      guard let root = try ProductRegistry(connection).roots(of: [name])[name] else { throw UnknownProduct() }
      let ended = try connection.query(
        "DELETE FROM subscription WHERE bucket = $1 AND hospital = $2 AND product = $3", .int2(lock.bucket),
        .text(hospital), .uuid(PostgresUUID(root))
      ).affectedRows
      guard ended == 1 else { return false }
      try lock.addWork(for: hospital, connection)
      return true
    }
  }
}
