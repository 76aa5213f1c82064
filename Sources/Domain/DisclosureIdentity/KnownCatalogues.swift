package import DisclosureCore

/// The catalogues of this program by their hashes, each hashed once.
package enum KnownCatalogues {
  private static let all = Catalogue.known.map { (catalogue: $0, hash: ContentHash.catalogue($0)) }

  /// Nil for a catalogue that only a newer program knows.
  package static func find(_ hash: ContentHash) -> Catalogue? { all.first { $0.hash == hash }?.catalogue }

  package static func hash(of catalogue: Catalogue) -> ContentHash {
    all.first { $0.catalogue.form == catalogue.form }?.hash ?? .catalogue(catalogue)
  }
}
