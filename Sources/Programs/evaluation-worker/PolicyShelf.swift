import DisclosureCore
import DisclosureIdentity
import DisclosureMessages

/// The policies that this worker judged by of late, ready to judge again: one for all hospitals that demand the same.
///
/// They stand in one book for each catalogue, so that a sheet which many of them judge is asked each demand once. The content
/// is in the name: an entry is never stale.
final class PolicyShelf {
  private static let policiesKept = 10_000

  private struct Kept {
    let book: PolicyBook
    var policies: [ContentHash: BookedPolicy] = [:]
  }

  /// By the hash of the catalogue.
  private var kept: [ContentHash: Kept] = [:]

  /// - Parameter body: the canonical body of the content, for the first time that it is asked for.
  func policy(
    _ content: ContentHash, for catalogue: Catalogue, body: [UInt8]?
  ) throws(UnreadableContent) -> BookedPolicy {
    let place = KnownCatalogues.hash(of: catalogue)
    if let known = kept[place]?.policies[content] { return known }
    guard let body, let policy = PolicyBody.policy(body) else { throw UnreadableContent() }
    if kept[place].map({ $0.policies.count >= PolicyShelf.policiesKept }) ?? true {
      kept[place] = Kept(book: PolicyBook(for: catalogue))
    }
    let booked = kept[place]?.book.enter(policy)
    kept[place]?.policies[content] = booked
    guard let booked else { throw UnreadableContent() }
    return booked
  }
}
