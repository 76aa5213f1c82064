package import DisclosureCore
package import DisclosureIdentity
package import PostgresClient

/// Products, and the names that lead to them.
package struct Products {
  package struct Listed: Sendable, Equatable {
    package let id: Identifier
    /// As they were first written.
    package let vendor, name: String
    /// The product that this one became part of.
    package let mergedInto: Identifier?
    package let names, sheets, subscriptions: Int64
  }

  private let connection: PostgresConnection

  package init(_ connection: PostgresConnection) { self.connection = connection }

  /// All products that a name leads to, by vendor and name.
  package func list() throws -> [Listed] {
    try connection.query(
      """
      SELECT p.id, p.vendor, p.name, p.merged_into, n.count,
             (SELECT count(*) FROM sheet s WHERE s.product = p.id AND s.withdrawn_at IS NULL),
             (SELECT count(*) FROM subscription u WHERE u.product = p.id)
        FROM product p CROSS JOIN LATERAL (SELECT count(*) FROM product_name n WHERE n.product = p.id) n
       WHERE n.count > 0 ORDER BY p.vendor, p.name, p.id
      """
    ).map { row in
      Listed(
        id: try row.identifier(0), vendor: try row.text(1), name: try row.text(2),
        mergedInto: try row.optionalIdentifier(3), names: try row.int64(4), sheets: try row.int64(5),
        subscriptions: try row.int64(6))
    }
  }

  /// Makes a name lead to a product; one that was merged leads on to what it became part of.
  ///
  /// The name is inserted first and no product is locked: whoever holds a product and then waits for a name would meet
  /// an admission that does it the other way round.
  ///
  /// - Returns: false if the name led there already.
  /// - Throws: `UnknownProduct`; `NameTaken` where the name is known for another product.
  package func alias(_ name: ProductName, of product: Identifier) throws -> Bool {
    try connection.transaction {
      let added = try connection.query(
        """
        INSERT INTO product_name (vendor_key, name_key, product)
        SELECT $1, $2, coalesce(merged_into, id) FROM product WHERE id = $3 ON CONFLICT DO NOTHING
        """, .text(name.vendorKey), .text(name.productKey), .uuid(PostgresUUID(product))
      ).affectedRows
      if added == 1 { return true }
      let root = try connection.query(
        "SELECT coalesce(merged_into, id) FROM product WHERE id = $1", .uuid(PostgresUUID(product))
      ).first { row in try row.identifier(0) }
      guard let root else { throw UnknownProduct(id: product) }
      guard let known = try ProductRegistry(connection).roots(of: [name])[name] else { throw UnknownProduct() }
      guard known == root else { throw NameTaken(by: known, wantedFor: root) }
      return false
    }
  }
}

/// A product that is not known here, by its id or by its name.
package struct UnknownProduct: ToldError {
  var id: Identifier?

  package var told: Label {
    Label(
      japanese: "\(id.map { "製品 \($0)" } ?? "この名前の製品")は登録されていません。`kaiji product list` で確認してください",
      english: "\(id.map { "product \($0)" } ?? "a product of this name") is not known here; see `kaiji product list`")
  }
}

/// A name that leads to another product: joining the two is a merge.
package struct NameTaken: ToldError {
  package let by, wantedFor: Identifier

  package var told: Label {
    Label(
      japanese: "この名前は製品 \(by) のものです。二つを統合するには: kaiji product merge \(by) \(wantedFor)",
      english: "the name is known for product \(by); to join the two: kaiji product merge \(by) \(wantedFor)")
  }
}
