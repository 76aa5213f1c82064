import DisclosureCore
import DisclosureIdentity
import PostgresClient

/// `catalogue`: the items of each edition that a stored sheet or policy may be read against.
struct CatalogueTable {
  let connection: PostgresConnection

  init(_ connection: PostgresConnection) { self.connection = connection }

  func registerKnown() throws {
    for catalogue in Catalogue.known {
      _ = try connection.query(
        "INSERT INTO kaiji.catalogue (hash, form, rows) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        .bytea(ContentHash.catalogue(catalogue).bytes), .text(catalogue.form.name),
        .text(CatalogueTable.rows(of: catalogue)))
    }
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
