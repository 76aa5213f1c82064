package import DisclosureCore
package import DisclosureIdentity
package import PostgresClient

/// Joins two products: what belongs to one belongs to the other from now on.
///
/// Rare and heavy. It holds all buckets, so that no subscription and no judging goes on beside it, and both products, so
/// that no sheet is admitted to either; then every bucket looks at everything anew.
package struct ProductMerge {
  package struct Moved: Sendable, Equatable {
    package let sheets, subscriptions, waivers: Int
  }

  private let connection: PostgresConnection

  package init(_ connection: PostgresConnection) { self.connection = connection }

  /// Tries once. Names keep leading to their product; what was merged into `from` before leads to `into` at one step.
  ///
  /// - Throws: `UnknownProduct`; `NoRoot` where either was merged away; `SameProduct`; a transient `PostgresError` where a
  ///   lock was not to be had in two seconds: try again.
  package func run(_ from: Identifier, into: Identifier) throws -> Moved {
    guard from != into else { throw SameProduct(id: from) }
    return try connection.transaction {
      _ = try connection.query("SET LOCAL lock_timeout = '2s'")
      _ = try connection.query("SELECT id FROM bucket ORDER BY id FOR NO KEY UPDATE")
      try lockRoots(from, into)
      let (old, new) = (PostgresValue.uuid(PostgresUUID(from)), PostgresValue.uuid(PostgresUUID(into)))
      _ = try connection.query("UPDATE product SET merged_into = $2 WHERE id = $1 OR merged_into = $1", old, new)
      let sheets = try connection.query("UPDATE sheet SET product = $2 WHERE product = $1", old, new).affectedRows
      let waivers = try connection.query("UPDATE waiver SET product = $2 WHERE product = $1", old, new).affectedRows
      _ = try connection.query(
        """
        INSERT INTO subscription AS s (bucket, hospital, product, since)
        SELECT bucket, hospital, $2, since FROM subscription WHERE product = $1
        ON CONFLICT (bucket, hospital, product) DO UPDATE SET since = least(s.since, excluded.since)
        """, old, new)
      let subscriptions = try connection.query("DELETE FROM subscription WHERE product = $1", old).affectedRows
      _ = try connection.query("INSERT INTO work (bucket, lane) SELECT id, 2 FROM bucket ORDER BY id")
      return Moved(sheets: sheets, subscriptions: subscriptions, waivers: waivers)
    }
  }

  /// Both, and what was merged into them before, in one sorted statement.
  private func lockRoots(_ from: Identifier, _ into: Identifier) throws {
    let pair = [from, into]
    let locked = try connection.query(
      "SELECT id, merged_into FROM product WHERE id = ANY($1) OR merged_into = ANY($1) ORDER BY id FOR NO KEY UPDATE",
      .uuids(pair.map(PostgresUUID.init))
    ).map { row in (try row.identifier(0), try row.optionalIdentifier(1)) }
    let found = Dictionary(locked, uniquingKeysWith: { first, _ in first })
    for id in pair {
      guard let root = found[id] else { throw UnknownProduct(id: id) }
      if let root { throw NoRoot(id: id, root: root) }
    }
  }
}

/// A product that is part of another.
package struct NoRoot: ToldError {
  package let id, root: Identifier

  package var told: Label {
    Label(
      japanese: "製品 \(id) は \(root) に統合されました。統合先の製品を指定してください",
      english: "product \(id) was merged into \(root): name that one")
  }
}

package struct SameProduct: ToldError {
  package let id: Identifier

  package var told: Label {
    Label(
      japanese: "製品 \(id) をそれ自身に統合することはできません",
      english: "product \(id) cannot be merged into itself")
  }
}
