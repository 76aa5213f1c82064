package import DisclosureCore

/// Ids of what passes through the system, each the hash of what it names (encoding.md §1).
extension Identifier {
  package static func submission(submitter: String, id: String) -> Identifier {
    var hash = FramedHash("kaiji.submission.1")
    hash.add(submitter)
    hash.add(id)
    return Identifier(hash.finish())
  }

  /// The submission id that is used where the submitter chose none: sending a folder twice is then harmless.
  package static func defaultSubmission(submitter: String, handedIn: ContentHash) -> Identifier {
    var hash = FramedHash("kaiji.default-submission.1")
    hash.add(submitter)
    hash.add(handedIn)
    return Identifier(hash.finish())
  }

  package static func sheet(submission: Identifier, reader: Int32, catalogue: ContentHash) -> Identifier {
    var hash = FramedHash("kaiji.sheet.1")
    hash.add(submission)
    hash.add(Int64(reader))
    hash.add(catalogue)
    return Identifier(hash.finish())
  }

  /// - Parameter number: its number among the hospital's waivers, from 1 on.
  package static func waiver(hospital: String, number: Int64) -> Identifier {
    var hash = FramedHash("kaiji.waiver.1")
    hash.add(hospital)
    hash.add(number)
    return Identifier(hash.finish())
  }

  package static func product(_ name: ProductName) -> Identifier {
    var hash = FramedHash("kaiji.product.1")
    hash.add(name.vendorKey)
    hash.add(name.productKey)
    return Identifier(hash.finish())
  }
}

/// Hashes that tell whether two things are the same (encoding.md §1).
extension ContentHash {
  /// What was handed in: the audience, the names and the content. An empty name counts as none.
  package static func handedIn(
    hospital: String?, vendor: String?, product: String?, content: ContentHash
  ) -> ContentHash {
    func some(_ text: String?) -> String? { text == "" ? nil : text }
    var hash = FramedHash("kaiji.handed-in.1")
    hash.add(some(hospital))
    hash.add(some(vendor))
    hash.add(some(product))
    hash.add(content)
    return hash.finish()
  }

  package static func catalogue(_ catalogue: Catalogue) -> ContentHash {
    var hash = FramedHash("kaiji.catalogue.1")
    hash.add(catalogue.form.family)
    hash.add(catalogue.form.edition)
    hash.add(catalogue.form.guideline)
    hash.addCount(catalogue.items.count)
    for item in catalogue.items {
      hash.addCount(7)
      hash.add(item.id)
      hash.add(item.kind.rawValue)
      hash.add(item.parent)
      hash.add(item.section.code)
      hash.add(item.appliesWhen)
      hash.add(item.polarity?.rawValue)
      hash.add(item.answers.isEmpty ? nil : item.answers.inOrder.map(\.name).joined(separator: ","))
    }
    return hash.finish()
  }

  /// A policy's content: what it demands, whatever it is called.
  package static func policy(body: [UInt8]) -> ContentHash {
    var hash = FramedHash("kaiji.policy.1")
    hash.add(Int64(Policy.language))
    hash.add(body)
    return hash.finish()
  }

  /// A rule without its id: a waiver is bound to it.
  package static func rule(_ rule: Rule) -> ContentHash {
    var hash = FramedHash("kaiji.rule.1")
    hash.add(CanonicalPolicy.body(of: rule, includingID: false))
    return hash.finish()
  }

  package static func judgement(
    sheet: Identifier, policy: ContentHash, catalogue: ContentHash, results: [UInt8], reasons: [UInt8]
  ) -> ContentHash {
    var hash = FramedHash("kaiji.judgement.1")
    hash.add(sheet)
    hash.add(policy)
    hash.add(catalogue)
    hash.add(Int64(Policy.language))
    hash.add(results)
    hash.add(reasons)
    return hash.finish()
  }

  /// - Parameter earlier: how many earlier rows of the line have the same revision, sheet, judgement and reason.
  package static func assessment(
    hospital: String, product: Identifier, form: String, policy: String, revision: Int64, sheet: Identifier,
    judgement: ContentHash?, reason: AssessmentReason?, earlier: Int64
  ) -> ContentHash {
    var hash = FramedHash("kaiji.assessment.1")
    hash.add(hospital)
    hash.add(product)
    hash.add(form)
    hash.add(policy)
    hash.add(revision)
    hash.add(sheet)
    hash.add(judgement)
    hash.add(reason?.rawValue)
    hash.add(earlier)
    return hash.finish()
  }
}

/// The bucket of a hospital: a 64th of all of them.
package enum Bucket {
  package static let count: Int16 = 64

  package static func of(hospital: String) -> Int16 {
    Int16(ContentHash.sha256(Array(hospital.utf8)).words.0 >> 58)
  }
}
