package import DisclosureCore
import DisclosureIdentity
import ProtobufWire

/// The envelope of a submission, opened: who hands in, under which id, for whom.
package enum SubmissionEnvelope {
  /// The submission in a record's value.
  ///
  /// - Throws: `schema.newer` for an event of a newer contract; `envelope.invalid` for everything that names no valid
  ///   submitter, submission id and audience.
  package static func open(_ value: [UInt8]?) throws(Rejection) -> SheetSubmitted {
    guard let value else { throw Rejection(.envelopeInvalid, "the record has no value") }
    let submitted: SheetSubmitted
    do throws(EventError) {
      submitted = try SheetSubmitted(event: value)
    } catch {
      if case .newerSchema = error { throw Rejection(.schemaNewer, "\(error)") }
      throw Rejection(.envelopeInvalid, "\(error)")
    }
    guard isNamed(submitted) else {
      throw Rejection(.envelopeInvalid, "submitter or submission id is not one (see the names in the contract)")
    }
    let texts = [submitted.vendor, submitted.product, submitted.fileName, submitted.mediaType].compactMap { $0 }
    guard texts.allSatisfy({ $0.utf8.count <= longestText && !$0.utf8.contains(0) }) else {
      throw Rejection(.envelopeInvalid, "a name has more than \(longestText) bytes, or holds a NUL")
    }
    switch submitted.audience {
    case .subscribers: return submitted
    case .hospital(let id) where NameRules.isHospital(id): return submitted
    case .hospital: throw Rejection(.envelopeInvalid, "the hospital's id is not one")
    case nil: throw Rejection(.envelopeInvalid, "the submission names no audience")
    }
  }

  private static let longestText = 1000

  /// Who handed in, as far as even a newer or an otherwise invalid envelope tells it: enough for a receipt.
  package static func identify(_ value: [UInt8]?) -> SheetSubmitted? {
    guard let value else { return nil }
    do throws(WireError) {
      let submitted = try SheetSubmitted(decoding: value)
      return isNamed(submitted) ? submitted : nil
    } catch {
      return nil
    }
  }

  private static func isNamed(_ submitted: SheetSubmitted) -> Bool {
    NameRules.isSubmitter(submitted.submitter) && NameRules.isSubmissionID(submitted.submissionID)
  }
}

extension SheetSubmitted {
  /// The one hospital that it is for; nil for all subscribers.
  package var hospital: String? {
    if case .hospital(let id) = audience { id } else { nil }
  }
}
