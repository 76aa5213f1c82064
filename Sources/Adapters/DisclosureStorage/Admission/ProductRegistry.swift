import DisclosureCore
import DisclosureIdentity
import PostgresClient

/// Products by their names: an unknown name makes a product, a merged one leads to its root.
struct ProductRegistry {
  struct Entry {
    let name: ProductName
    let vendor: String
    let product: String
  }

  private let connection: PostgresConnection

  init(_ connection: PostgresConnection) { self.connection = connection }

  /// Makes a product for each name that is not known yet; each statement in the order of its keys, so that two of
  /// these never wait for each other in a ring.
  func register(_ entries: [Entry]) throws {
    let known = try Set(roots(of: entries.map(\.name)).keys)
    let new = Dictionary(
      entries.filter { !known.contains($0.name) }.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    guard !new.isEmpty else { return }
    let rows = Array(new.values)
    let ids = PostgresValue.uuids(rows.map { PostgresUUID(.product($0.name)) })
    _ = try connection.query(
      """
      INSERT INTO product (id, vendor, name)
      SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[]) AS p(id, vendor, name) ORDER BY p.id ON CONFLICT DO NOTHING
      """, ids, .texts(rows.map(\.vendor)), .texts(rows.map(\.product)))
    _ = try connection.query(
      """
      INSERT INTO product_name (vendor_key, name_key, product)
      SELECT * FROM unnest($1::text[], $2::text[], $3::uuid[]) AS n(vendor_key, name_key, product)
       ORDER BY n.vendor_key, n.name_key ON CONFLICT DO NOTHING
      """, .texts(rows.map(\.name.vendorKey)), .texts(rows.map(\.name.productKey)), ids)
  }

  /// Locks the roots of the named products until the transaction ends.
  ///
  /// A merge may come between finding and locking; then what was locked is let go, since a lock on a product that is no
  /// root would be out of order, and the names are looked up again.
  func lockRoots(of names: [ProductName]) throws -> [ProductName: Identifier] {
    while true {
      do {
        return try connection.savepoint {
          let found = try roots(of: names)
          let merged = try connection.query(
            "SELECT id, merged_into FROM product WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE",
            .uuids(Set(found.values).sorted().map(PostgresUUID.init))
          ).map { row in try row.optionalUuid(1) != nil }
          guard !merged.contains(true) else { throw MergedMeanwhile() }
          return found
        }
      } catch is MergedMeanwhile {
        continue
      }
    }
  }

  /// What the names lead to now; one that is not known is left out.
  func roots(of names: [ProductName]) throws -> [ProductName: Identifier] {
    let wanted = Array(Set(names))
    let found = try connection.query(
      """
      SELECT t.at, coalesce(p.merged_into, p.id)
        FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS t(vendor_key, name_key, at)
        JOIN product_name n USING (vendor_key, name_key) JOIN product p ON p.id = n.product
      """, .texts(wanted.map(\.vendorKey)), .texts(wanted.map(\.productKey))
    ).map { row in (wanted[Int(try row.int64(0)) - 1], try row.identifier(1)) }
    return Dictionary(found, uniquingKeysWith: { first, _ in first })
  }

  private struct MergedMeanwhile: Error {}
}
