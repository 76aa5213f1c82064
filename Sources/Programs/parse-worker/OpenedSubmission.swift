import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import KafkaClient

/// One submission with its envelope opened: a document that is to be read, or why none will be.
struct OpenedSubmission {
  let record: KafkaRecord
  /// Nil where the envelope cannot be read.
  let submitted: SheetSubmitted?
  let rejection: Rejection?

  /// Nil where there is nothing to read.
  let document: ReaderQuestion?

  init(_ record: KafkaRecord) {
    self.record = record
    var opened: SheetSubmitted?
    var refused: Rejection?
    var document: ReaderQuestion?
    do throws(Rejection) {
      let submitted = try SubmissionEnvelope.open(record.value)
      opened = submitted
      let hash = try OpenedSubmission.check(submitted, headers: record.headers.count)
      document = ReaderQuestion(submitted.content, sha256: hash)
    } catch {
      refused = error
    }
    (submitted, rejection, self.document) = (opened, refused, document)
  }

  /// - Returns: the hash of the content.
  private static func check(_ submitted: SheetSubmitted, headers: Int) throws(Rejection) -> ContentHash {
    guard headers <= OriginalRecord.headerLimit else {
      throw Rejection(.limitHeaders, "more than \(OriginalRecord.headerLimit) headers")
    }
    do throws(EventError) {
      try submitted.checkSize()
    } catch {
      throw Rejection(.limitSize, "\(error)")
    }
    guard !submitted.content.isEmpty else { throw Rejection(.contentEmpty, "the submission has no content") }
    let hash = ContentHash.sha256(submitted.content)
    guard hash.bytes == submitted.sha256 else {
      throw Rejection(.contentHash, "the content does not have the SHA-256 that came with it")
    }
    return hash
  }
}
