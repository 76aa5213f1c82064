import DisclosureCore
import DisclosureIdentity
import PostgresClient

/// `document`, `sheet`, and the work that a new sheet makes.
struct SheetTable {
  let connection: PostgresConnection

  init(_ connection: PostgresConnection) { self.connection = connection }

  /// Holds the products' rows while it adds to those they address, so that a subscription and a sheet never miss each
  /// other.
  func insert(_ admitted: [AdmittedSheet]) throws {
    guard !admitted.isEmpty else { return }
    let sheets = admitted.map(\.sheet)
    let registry = ProductRegistry(connection)
    try registry.register(
      sheets.map { ProductRegistry.Entry(name: $0.name, vendor: $0.vendor, product: $0.product) })
    let products = try registry.lockRoots(of: sheets.map(\.name))
    try insertDocuments(sheets)
    try insertSheets(sheets, products, admitted.map(\.traceparent))
    try insertWork(for: sheets.map(\.id), lane: 0)
  }

  private func insertDocuments(_ sheets: [HandedInSheet]) throws {
    _ = try connection.query(
      """
      INSERT INTO document (owner, sha256, media_type, body)
      SELECT * FROM unnest($1::text[], $2::bytea[], $3::text[], $4::bytea[]) AS d(owner, sha256, media_type, body)
       ORDER BY d.owner, d.sha256 ON CONFLICT DO NOTHING
      """,
      .texts(sheets.map(\.submission.submitter)), .byteas(sheets.map(\.document.sha256.bytes)),
      .texts(sheets.map(\.document.mediaType)), .byteas(sheets.map(\.document.body)))
  }

  private func insertSheets(
    _ sheets: [HandedInSheet], _ products: [ProductName: Identifier], _ traceparents: [String?]
  ) throws {
    let roots = try sheets.map { sheet in
      guard let root = products[sheet.name] else { throw DamagedColumn(column: "product_name.product") }
      return PostgresUUID(root)
    }
    _ = try connection.query(
      """
      INSERT INTO sheet (id, submission, product, form, audience, rank, sheet_date, owner, sha256, reader, catalogue,
                         readings, findings, detail, traceparent)
      SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::bytea[], $7::date[], $8::text[],
                           $9::bytea[], $10::int[], $11::bytea[], $12::bytea[], $13::text[], $14::text[],
                           $15::text[])
      """,
      .uuids(sheets.map { PostgresUUID($0.id) }), .uuids(sheets.map { PostgresUUID($0.submission.id) }),
      .uuids(roots), .texts(sheets.map(\.form)), .texts(sheets.map(\.submission.hospital)),
      .byteas(sheets.map(\.rank)), .dates(sheets.map { $0.date?.daysSince1970 }),
      .texts(sheets.map(\.submission.submitter)), .byteas(sheets.map(\.document.sha256.bytes)),
      .int4s(sheets.map(\.reader)), .byteas(sheets.map(\.catalogue.bytes)),
      .byteas(sheets.map(\.readings)), .texts(sheets.map(\.findings)),
      .texts(sheets.map(\.detail)), .texts(traceparents))
  }

  /// A public sheet is work for each bucket with a subscriber, one for a single hospital for its bucket alone.
  func insertWork(for sheets: [Identifier], lane: Int16) throws {
    _ = try connection.query(
      """
      INSERT INTO work (bucket, lane, sheet)
      SELECT b.id, $2, s.id FROM sheet s, bucket b
       WHERE s.id = ANY($1) AND s.audience IS NULL
         AND EXISTS (SELECT FROM subscription u WHERE u.product = s.product AND u.bucket = b.id)
      UNION ALL
      SELECT h.bucket, $2, s.id FROM sheet s JOIN hospital h ON h.id = s.audience WHERE s.id = ANY($1)
      """, .uuids(sheets.map(PostgresUUID.init)), .int2(lane))
  }
}
