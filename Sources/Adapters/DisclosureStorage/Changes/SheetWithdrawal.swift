package import DisclosureCore
package import DisclosureIdentity
package import PostgresClient

/// Takes a sheet back: whoever was judged on it is judged on the one before, or its line ends.
package struct SheetWithdrawal {
  private let connection: PostgresConnection

  package init(_ connection: PostgresConnection) { self.connection = connection }

  /// Withdraws what was read of a submission. The submission's id stays taken.
  ///
  /// - Returns: false if it was withdrawn already, and then nothing changes.
  /// - Throws: `NoSheet` where no sheet came of the submission.
  package func withdraw(_ submission: Identifier) throws -> Bool {
    try connection.transaction {
      try lockProducts(of: submission)
      let withdrawn = try connection.query(
        "UPDATE sheet SET withdrawn_at = now() WHERE submission = $1 AND withdrawn_at IS NULL RETURNING id",
        .uuid(PostgresUUID(submission))
      ).map { row in try row.identifier(0) }
      guard !withdrawn.isEmpty else { return false }
      try SheetTable(connection).insertWork(for: withdrawn, lane: 1)
      return true
    }
  }

  /// Holds the products as an admission does: a subscription that comes meanwhile is either seen here, or sees the
  /// withdrawal.
  private func lockProducts(of submission: Identifier) throws {
    let submission = PostgresValue.uuid(PostgresUUID(submission))
    while true {
      do {
        return try connection.savepoint {
          let products = try products(of: submission)
          guard !products.isEmpty else { throw NoSheet() }
          _ = try connection.query(
            "SELECT id FROM product WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE",
            .uuids(products.map(PostgresUUID.init)))
          // A merge that came between has moved the sheet.
          guard try self.products(of: submission) == products else { throw MovedMeanwhile() }
        }
      } catch is MovedMeanwhile {
        continue
      }
    }
  }

  private func products(of submission: PostgresValue) throws -> [Identifier] {
    try connection.query("SELECT DISTINCT product FROM sheet WHERE submission = $1 ORDER BY product", submission)
      .map { row in try row.identifier(0) }
  }

  private struct MovedMeanwhile: Error {}
}

/// A submission of which there is no sheet.
package struct NoSheet: ToldError {
  package var told: Label {
    Label(
      japanese: "この提出による開示書はありません。`kaiji submit` と `kaiji results` が表示する提出 ID を指定してください",
      english:
        "no sheet came of this submission; give the system's own id, as `kaiji submit` and `kaiji results` print it")
  }
}
