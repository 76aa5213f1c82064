import Commands
import DisclosureIdentity
import DisclosureMessages
import KafkaClient
import Settings

/// Who hands in, for whom, and under which names: the same for every file of a command.
struct Submitter {
  private let name: String
  private let audience: SheetSubmitted.Audience
  private let vendor, product: String?

  init(name flag: String?, hospital: String?, subscribers: Bool, vendor: String?, product: String?) throws {
    let flags = flag.map { [Services.submitter.name: $0] } ?? [:]
    guard let name = try Services.settings(flags: flags).value(of: Services.submitter), NameRules.isSubmitter(name)
    else {
      throw UsageProblem.unfit(
        Phrase(
          ja: "提出者を --submitter か KAIJI_SUBMITTER で指定してください（A–Z a–z 0–9 . _ - の1〜64文字）",
          en: "say who hands in with --submitter or KAIJI_SUBMITTER: 1 to 64 of A–Z a–z 0–9 . _ -"))
    }
    audience =
      switch (hospital, subscribers) {
      case (let id?, false) where NameRules.isHospital(id): .hospital(id)
      case (nil, true): .subscribers
      case (_?, false):
        throw UsageProblem.unfit(
          Phrase(
            ja: "--hospital は A–Z a–z 0–9 . _ - の1〜48文字です", en: "--hospital is 1 to 48 of A–Z a–z 0–9 . _ -"))
      default:
        throw UsageProblem.unfit(
          Phrase(
            ja: "提出先を --hospital ID か --subscribers で指定してください", en: "say for whom: --hospital ID or --subscribers"))
      }
    self.name = name
    self.vendor = vendor
    self.product = product
  }

  /// Reads a file into the event that hands it in.
  ///
  /// - Parameter id: the submitter's own; nil: as follows from what is handed in, so that twice does no harm.
  func submission(of file: String, id: String?) throws(InputFile.Unreadable) -> OutgoingSubmission {
    var event = SheetSubmitted()
    event.submitter = name
    event.audience = audience
    event.vendor = vendor
    event.product = product
    event.fileName = Self.lastPart(of: file)
    event.content = try InputFile.contents(of: file, atMost: SheetSubmitted.contentLimit)
    let content = ContentHash.sha256(event.content)
    event.sha256 = content.bytes
    let handedIn = ContentHash.handedIn(hospital: event.hospital, vendor: vendor, product: product, content: content)
    let chosen = id ?? Identifier.defaultSubmission(submitter: name, handedIn: handedIn).description
    event.submissionID = chosen
    let headers = CloudEventHeaders(for: SheetSubmitted.self, id: chosen, source: name, time: Today.unixMilliseconds)
    let record = ProducerRecord(
      topic: Topics.submission.name,
      key: ProductName(vendor: vendor, product: product).map { Array(Identifier.product($0).description.utf8) },
      value: event.encoded(), headers: headers.list.map { KafkaHeader(name: Array($0.name.utf8), value: $0.value) })
    let place = SubmissionPlace(file: file, id: chosen, submission: .submission(submitter: name, id: chosen))
    return OutgoingSubmission(place: place, record: record)
  }

  private static func lastPart(of path: String) -> String {
    path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? path
  }
}

/// A file and the names under which it is handed in.
struct SubmissionPlace: Sendable {
  let file: String
  /// As the submitter chose it, or as follows from what is handed in.
  let id: String
  /// The system's own id.
  let submission: Identifier
}

/// A file as the record that hands it in.
struct OutgoingSubmission {
  let place: SubmissionPlace
  let record: ProducerRecord
}
