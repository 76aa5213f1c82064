import Commands
import DisclosureIdentity
import KafkaClient
import WorkerRuntime

let submitCommand = Command(
  "submit", "hands in sheets: they are judged for the hospitals that may see them",
  example: "sheet.txt --submitter vendor-a --subscribers --wait",
  arguments("FILE|DIR", "the sheets; of a folder every file in it whose name does not begin with a dot"),
  option("--submitter", "NAME", "who hands in (or KAIJI_SUBMITTER): 1 to 64 of A–Z a–z 0–9 . _ -"),
  option("--hospital", "ID", "for this hospital alone"),
  flag("--subscribers", "for all subscribers of the product"),
  option("--vendor", "NAME", "the vendor (default: as the sheet's header says)"),
  option("--product", "NAME", "the product (default: as the sheet's header says)"),
  option("--id", "ID", "the submission id (default: a hash of submitter, audience, names and content)"),
  flag("--recursive", "the folders within a folder, too"),
  flag("--wait", "until each sheet's receipt came; 2 if one was rejected, 3 if one is missing"),
  option("--within", "SECONDS", "how long --wait waits after the last file (default 60)", as: Int.self),
  option("--format", "text|json", "how to print", default: OutputFormat.text)
) { names, submitter, hospital, subscribers, vendor, product, id, recursive, wait, within, format in
  guard wait || within == nil else { throw UsageProblem.unfit("--within goes with --wait") }
  guard let seconds = Optional(within ?? 60), (1...86_400).contains(seconds) else {
    throw UsageProblem.unfit("--within is 1 to 86400 seconds")
  }
  let submitter = try Submitter(
    name: submitter, hospital: hospital, subscribers: subscribers, vendor: vendor, product: product)
  let files = SubmissionFiles(names, recursive: recursive)
  guard id == nil || files.areGivenByName && names.count == 1 else {
    throw UsageProblem.unfit("--id goes with one file")
  }
  guard id.map(NameRules.isSubmissionID) ?? true else {
    throw UsageProblem.unfit("--id is 1 to 128 printable ASCII characters without space")
  }
  Interruption.endsSubmittingAtOnce()
  let run = try SubmitRun(
    files: files, submitter: submitter, id: id, patience: wait ? .seconds(seconds) : nil,
    progress: SubmitProgress(format: format, count: files.paths.count))
  return try run.run().rawValue
}
