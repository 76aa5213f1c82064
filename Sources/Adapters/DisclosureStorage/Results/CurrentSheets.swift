package import DisclosureCore
package import DisclosureIdentity
package import PostgresClient

/// The sheets of one form by which a hospital is judged now, one for each product: read in parts, however many they are.
package struct CurrentSheets {
  package struct Row: Sendable {
    package let submission: Identifier
    package let vendor, product: String
    package let sheet: StoredSheet
    /// The hospital's waivers for this product that count on ``CurrentSheets/day``.
    package let waivers: [StandingWaiver]
  }

  /// The day by which the hospital's sheets are judged.
  package let day: CalendarDay
  private let hospital, form: String
  private let bucket: Int16
  private let connection: PostgresConnection

  /// - Parameter form: family, a space, edition.
  /// - Throws: `UnknownHospital`, `ClosedHospital`.
  package init(of hospital: String, form: String, _ connection: PostgresConnection) throws {
    (self.hospital, self.form, self.connection) = (hospital, form, connection)
    bucket = Bucket.of(hospital: hospital)
    let found = try connection.query(
      """
      SELECT h.closed_at IS NULL, b.day FROM hospital h JOIN bucket b ON b.id = h.bucket
       WHERE h.id = $1 AND h.bucket = $2
      """, .text(hospital), .int2(bucket)
    ).first { row in (isOpen: try row.bool(0), day: CalendarDay(daysSince1970: try row.date(1))) }
    guard let found else { throw UnknownHospital(id: hospital) }
    guard found.isOpen else { throw ClosedHospital(id: hospital) }
    day = found.day
  }

  /// Hands all of them over in the order of their products' ids, a part at a time, each as it stands when it is read.
  ///
  /// - Parameter atOnce: of how many products a part holds the sheets.
  package func read(atOnce: Int64 = 200, _ body: ([Row]) throws -> Void) throws {
    var after: Identifier?
    while true {
      let part = try products(after: after, atMost: atOnce)
      let waivers = try waivers(for: part.map(\.product))
      let rows = part.compactMap { each in
        each.sheet.map { sheet in
          Row(
            submission: sheet.submission, vendor: each.vendor, product: each.name, sheet: sheet.stored,
            waivers: waivers[each.product] ?? [])
        }
      }
      if !rows.isEmpty { try body(rows) }
      guard let last = part.last, part.count == Int(atOnce) else { return }
      after = last.product
    }
  }

  private struct Product {
    let product: Identifier
    let vendor, name: String
    let sheet: (submission: Identifier, stored: StoredSheet)?
  }

  /// Products of which the hospital may see something, with the sheet of highest rank; none where it is of another form.
  private func products(after: Identifier?, atMost count: Int64) throws -> [Product] {
    try connection.query(
      CurrentSheets.statement, .int2(bucket), .text(hospital), .text(form),
      .uuid(PostgresUUID(after ?? Identifier(high: 0, low: 0))), .int8(count)
    ).map { row in
      Product(
        product: try row.identifier(0), vendor: try row.text(1), name: try row.text(2),
        sheet: try row.optionalIdentifier(3).map { submission in
          (
            submission,
            StoredSheet(
              catalogue: try row.hash(4, "sheet.catalogue"), reader: try row.int32(5),
              date: try row.optionalDate(6).map(CalendarDay.init(daysSince1970:)), readings: try row.bytes(7),
              findings: try row.text(8))
          )
        })
    }
  }

  /// The same sheets as the judge's: the hospital's own, and those for all subscribers of what it subscribes to.
  private static let statement = """
    WITH part AS MATERIALIZED (
      SELECT c.product, bool_or(c.subscribed) AS subscribed FROM (
        (SELECT u.product, true AS subscribed FROM subscription u
          WHERE u.bucket = $1 AND u.hospital = $2 AND u.product > $4 ORDER BY u.product LIMIT $5)
         UNION ALL
        (SELECT DISTINCT s.product, false FROM sheet s
          WHERE s.audience = $2 AND s.audience IS NOT NULL AND s.withdrawn_at IS NULL AND s.product > $4
          ORDER BY s.product LIMIT $5)
      ) c GROUP BY c.product ORDER BY c.product LIMIT $5
    )
    SELECT t.product, p.vendor, p.name, s.submission, s.catalogue, s.reader, s.sheet_date, s.readings, s.findings
      FROM part t
     CROSS JOIN LATERAL (
       -- One by one: joined as a whole, all products would be read for each part.
       SELECT n.vendor, n.name, n.merged_into FROM product n WHERE n.id = t.product LIMIT 1) p
      LEFT JOIN LATERAL (
        (SELECT v.id, v.rank FROM sheet v WHERE t.subscribed AND v.product = t.product AND v.form = $3
            AND v.audience IS NULL AND v.withdrawn_at IS NULL ORDER BY v.rank DESC LIMIT 1)
         UNION ALL
        (SELECT v.id, v.rank FROM sheet v WHERE v.audience = $2 AND v.product = t.product AND v.form = $3
            AND v.audience IS NOT NULL AND v.withdrawn_at IS NULL ORDER BY v.rank DESC LIMIT 1)
         ORDER BY rank DESC LIMIT 1
      ) best ON p.merged_into IS NULL
      LEFT JOIN sheet s ON s.id = best.id
     ORDER BY t.product
    """

  private func waivers(for products: [Identifier]) throws -> [Identifier: [StandingWaiver]] {
    guard !products.isEmpty else { return [:] }
    let standing = try connection.query(
      """
      SELECT w.product, w.policy, w.rule, w.rule_hash FROM waiver w
       WHERE w.bucket = $1 AND w.hospital = $2 AND w.product = ANY($3) AND w.ended_at IS NULL AND w.until >= $4
      """, .int2(bucket), .text(hospital), .uuids(products.map(PostgresUUID.init)), .date(day.daysSince1970)
    ).map { row in
      (
        try row.identifier(0),
        StandingWaiver(
          policy: try row.text(1), rule: try row.text(2), ruleHash: try row.hash(3, "waiver.rule_hash"))
      )
    }
    return Dictionary(grouping: standing, by: \.0).mapValues { $0.map(\.1) }
  }
}
