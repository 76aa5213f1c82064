import Commands
import DisclosureIdentity
import DisclosureMessages
import KafkaClient
import Settings
import WorkerRuntime

let submitCommand = Command(
  "submit", "hands in sheets: they are judged for the hospitals that may see them",
  example: "sheet.txt --submitter vendor-a --subscribers",
  arguments("FILE", "the sheets"),
  option("--submitter", "NAME", "who hands in (or KAIJI_SUBMITTER): 1 to 64 of A–Z a–z 0–9 . _ -"),
  option("--hospital", "ID", "for this hospital alone"),
  flag("--subscribers", "for all subscribers of the product"),
  option("--vendor", "NAME", "the vendor (default: as the sheet's header says)"),
  option("--product", "NAME", "the product (default: as the sheet's header says)"),
  option("--id", "ID", "the submission id (default: a hash of submitter, audience, names and content)")
) { files, submitter, hospital, subscribers, vendor, product, id in
  guard !files.isEmpty else { throw UsageProblem.missing("FILE") }
  guard id == nil || files.count == 1 else { throw UsageProblem.unfit("--id goes with one file") }
  let flags = submitter.map { [Services.submitter.name: $0] } ?? [:]
  guard let submitter = try Services.settings(flags: flags).value(of: Services.submitter),
    NameRules.isSubmitter(submitter)
  else {
    throw UsageProblem.unfit("say who hands in with --submitter or KAIJI_SUBMITTER: 1 to 64 of A–Z a–z 0–9 . _ -")
  }
  let audience: SheetSubmitted.Audience =
    switch (hospital, subscribers) {
    case (let id?, false) where NameRules.isHospital(id): .hospital(id)
    case (nil, true): .subscribers
    case (_?, false): throw UsageProblem.unfit("--hospital is 1 to 48 of A–Z a–z 0–9 . _ -")
    default: throw UsageProblem.unfit("say for whom: --hospital ID or --subscribers")
    }
  let submissions = try files.map { file in
    try OutgoingSubmission(
      file: file, submitter: submitter, audience: audience, vendor: vendor, product: product, id: id)
  }
  let producer = try KafkaProducer(
    Services.kafka(),
    ProducerSettings(
      messageTimeout: .seconds(30), maximumMessageBytes: Topics.submission.maximumMessageBytes ?? 1_000_000))
  try producer.deliver(submissions.map(\.record), within: .seconds(35))
  for submission in submissions { Terminal.print("\(submission.file)\t\(submission.id)\t\(submission.systemID)") }
  return ExitCode.done.rawValue
}

/// A file as the event that hands it in.
private struct OutgoingSubmission {
  let file: String
  /// As the submitter chose it, or as follows from what is handed in.
  let id: String
  let systemID: Identifier
  let record: ProducerRecord

  init(
    file: String, submitter: String, audience: SheetSubmitted.Audience, vendor: String?, product: String?, id: String?
  ) throws {
    var event = SheetSubmitted()
    event.submitter = submitter
    event.audience = audience
    event.vendor = vendor
    event.product = product
    event.fileName = OutgoingSubmission.name(of: file)
    event.content = try InputFile.read(file, atMost: SheetSubmitted.contentLimit)
    let content = ContentHash.sha256(event.content)
    event.sha256 = content.bytes
    let handedIn = ContentHash.handedIn(
      hospital: event.hospital, vendor: vendor, product: product, content: content)
    let chosen = id ?? Identifier.defaultSubmission(submitter: submitter, handedIn: handedIn).description
    guard NameRules.isSubmissionID(chosen) else {
      throw CommandFailure("--id is 1 to 128 printable ASCII characters without space")
    }
    event.submissionID = chosen
    self.file = file
    self.id = chosen
    systemID = .submission(submitter: submitter, id: chosen)
    let headers = CloudEventHeaders(
      for: SheetSubmitted.self, id: chosen, source: submitter, time: Today.unixMilliseconds)
    record = ProducerRecord(
      topic: Topics.submission.name,
      key: ProductName(vendor: vendor, product: product).map { Array(Identifier.product($0).description.utf8) },
      value: event.encoded(), headers: headers.list.map { KafkaHeader(name: Array($0.name.utf8), value: $0.value) })
  }

  /// The last part of a path.
  private static func name(of path: String) -> String {
    path.utf8.split(separator: UInt8(ascii: "/")).last.map { String(Substring($0)) } ?? path
  }
}
