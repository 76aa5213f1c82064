package import DisclosureCore
package import DisclosureIdentity
package import PostgresClient

/// Failures of a rule that a hospital has accepted, each for one product, with who approved it and until when.
package struct Waivers {
  /// What is accepted.
  package struct Request: Sendable {
    package let product: ProductName
    package let policy, rule, reason, approvedBy: String
    /// The last day on which it counts.
    package let until: CalendarDay
    package let addedBy: String

    package init(
      product: ProductName, policy: String, rule: String, reason: String, approvedBy: String, until: CalendarDay,
      addedBy: String
    ) {
      self.product = product
      self.policy = policy
      self.rule = rule
      self.reason = reason
      self.approvedBy = approvedBy
      self.until = until
      self.addedBy = addedBy
    }
  }

  let connection: PostgresConnection

  package init(_ connection: PostgresConnection) { self.connection = connection }

  /// Accepts the failure of a rule as it is worded now, and makes the work that judges the hospital's sheets again.
  ///
  /// - Parameter ruleHash: finds the rule in a policy's canonical body; nil where the policy has none of this id.
  /// - Returns: the waiver's id; false beside it if the same stands already, and then nothing changes.
  /// - Throws: `UnknownProduct`, `PolicyNotThere`, `RuleNotThere`, `WaiverIsPast`.
  package func add(
    _ request: Request, for hospital: String, ruleHash: ([UInt8]) throws -> ContentHash?
  ) throws -> (id: Identifier, isNew: Bool) {
    try connection.transaction {
      let lock = try BucketLock(of: hospital, connection)
      guard let product = try ProductRegistry(connection).roots(of: [request.product])[request.product] else {
        throw UnknownProduct()
      }
      let body = try currentBody(of: request.policy, hospital)
      guard let rule = try ruleHash(body) else { throw RuleNotThere(policy: request.policy, rule: request.rule) }
      let day = try connection.query("SELECT day FROM bucket WHERE id = $1", .int2(lock.bucket))
        .first { row in CalendarDay(daysSince1970: try row.date(0)) }
      if let day, request.until < day { throw WaiverIsPast(until: request.until, day: day) }
      if let same = try standing(like: request, product, rule, hospital) { return (same, false) }
      let earlier = try connection.query(
        "SELECT count(*) FROM waiver WHERE bucket = $1 AND hospital = $2", .int2(lock.bucket), .text(hospital)
      ).first { row in try row.int64(0) }
      let id = Identifier.waiver(hospital: hospital, number: (earlier ?? 0) + 1)
      _ = try connection.query(
        """
        INSERT INTO waiver (bucket, hospital, id, product, policy, rule, rule_hash, reason, approved_by, until, added_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """,
        .int2(lock.bucket), .text(hospital), .uuid(PostgresUUID(id)), .uuid(PostgresUUID(product)),
        .text(request.policy), .text(request.rule), .bytea(rule.bytes), .text(request.reason),
        .text(request.approvedBy), .date(request.until.daysSince1970), .text(request.addedBy))
      try lock.addWork(for: hospital, connection)
      return (id, true)
    }
  }

  /// Ends a waiver from now on.
  ///
  /// - Returns: false if it was ended already, and then nothing changes.
  /// - Throws: `UnknownWaiver`.
  package func end(_ id: Identifier, of hospital: String, by: String) throws -> Bool {
    try connection.transaction {
      let lock = try BucketLock(of: hospital, connection)
      let key: [PostgresValue] = [.int2(lock.bucket), .text(hospital), .uuid(PostgresUUID(id))]
      let stands = try connection.query(
        "SELECT ended_at IS NULL FROM waiver WHERE bucket = $1 AND hospital = $2 AND id = $3", parameters: key
      ).first { row in try row.bool(0) }
      guard let stands else { throw UnknownWaiver(id: id, hospital: hospital) }
      guard stands else { return false }
      _ = try connection.query(
        "UPDATE waiver SET ended_at = now(), ended_by = $4 WHERE bucket = $1 AND hospital = $2 AND id = $3",
        parameters: key + [.text(by)])
      try lock.addWork(for: hospital, connection)
      return true
    }
  }

  private func currentBody(of policy: String, _ hospital: String) throws -> [UInt8] {
    let newest = try connection.query(
      """
      SELECT p.revision, c.body FROM policy p LEFT JOIN policy_content c ON c.hash = p.content
       WHERE p.bucket = $1 AND p.hospital = $2 AND p.name = $3 ORDER BY p.revision DESC LIMIT 1
      """, .int2(Bucket.of(hospital: hospital)), .text(hospital), .text(policy)
    ).first { row in (revision: try row.int64(0), body: try row.optionalBytes(1)) }
    guard let body = newest?.body else {
      throw PolicyNotThere(hospital: hospital, name: policy, removedBy: newest?.revision)
    }
    return body
  }

  private func standing(
    like request: Request, _ product: Identifier, _ rule: ContentHash, _ hospital: String
  ) throws -> Identifier? {
    try connection.query(
      """
      SELECT id FROM waiver
       WHERE bucket = $1 AND hospital = $2 AND product = $3 AND policy = $4 AND rule = $5 AND rule_hash = $6
         AND reason = $7 AND approved_by = $8 AND until = $9 AND ended_at IS NULL LIMIT 1
      """,
      .int2(Bucket.of(hospital: hospital)), .text(hospital), .uuid(PostgresUUID(product)), .text(request.policy),
      .text(request.rule), .bytea(rule.bytes), .text(request.reason), .text(request.approvedBy),
      .date(request.until.daysSince1970)
    ).first { row in try row.identifier(0) }
  }
}

/// A rule that the policy does not have as it stands.
package struct RuleNotThere: ToldError {
  let policy, rule: String

  package var told: Label {
    Label(
      japanese: "現在のポリシー \(policy) に規則 \(rule) はありません。`kaiji policy show` で確かめてください",
      english: "policy \(policy) has no rule \(rule) as it stands; see `kaiji policy show`")
  }
}

/// A waiver that would never count.
package struct WaiverIsPast: ToldError {
  let until, day: CalendarDay

  package var told: Label {
    Label(
      japanese: "最後の日 \(until) は判定の基準日 \(day) より前です",
      english: "the last day \(until) is before the day of judging, \(day)")
  }
}

package struct UnknownWaiver: ToldError {
  let id: Identifier
  let hospital: String

  package var told: Label {
    Label(
      japanese: "病院 \(hospital) に免除 \(id) はありません。`kaiji waiver list` で確かめてください",
      english: "hospital \(hospital) has no waiver \(id); see `kaiji waiver list`")
  }
}
