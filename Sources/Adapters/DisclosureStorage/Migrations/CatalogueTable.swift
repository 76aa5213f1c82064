import DisclosureCore
import DisclosureIdentity
import PostgresClient

/// `catalogue`: the items of each edition that a stored sheet or policy may be read against; and `item_label`, what
/// people call them.
struct CatalogueTable {
  let connection: PostgresConnection

  init(_ connection: PostgresConnection) { self.connection = connection }

  func registerKnown() throws {
    for catalogue in Catalogue.known {
      _ = try connection.query(
        "INSERT INTO kaiji.catalogue (hash, form, rows) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        .bytea(ContentHash.catalogue(catalogue).bytes), .text(catalogue.form.name),
        .text(CatalogueTable.rows(of: catalogue)))
      try registerLabels(of: catalogue)
    }
  }

  /// Labels are no part of the catalogue's hash: a newer program may word them better.
  private func registerLabels(of catalogue: Catalogue) throws {
    _ = try connection.query(
      """
      INSERT INTO kaiji.item_label AS l (catalogue, item, japanese, english)
      SELECT $1, i.* FROM unnest($2::text[], $3::text[], $4::text[]) AS i(item, japanese, english) ORDER BY i.item
      ON CONFLICT (catalogue, item) DO UPDATE SET japanese = excluded.japanese, english = excluded.english
       WHERE (l.japanese, l.english) <> (excluded.japanese, excluded.english)
      """,
      .bytea(ContentHash.catalogue(catalogue).bytes), .texts(catalogue.items.map(\.id)),
      .texts(catalogue.items.map(\.label.japanese)), .texts(catalogue.items.map(\.label.english)))
  }

  /// The columns that the catalogue's hash covers, tab-separated, `-` for none.
  private static func rows(of catalogue: Catalogue) -> String {
    catalogue.items.map { item in
      [
        item.id, item.kind.rawValue, item.parent ?? "-", item.section.code, item.appliesWhen ?? "-",
        item.polarity?.rawValue ?? "-",
        item.answers.isEmpty ? "-" : item.answers.inOrder.map(\.name).joined(separator: ","),
      ].joined(separator: "\t")
    }.joined(separator: "\n")
  }
}
