import Commands
import DisclosureIdentity
import KafkaClient
import WorkerRuntime

let submitCommand = Command(
  "submit",
  Phrase(
    ja: "開示書を提出します。閲覧できる病院ごとに判定されます",
    en: "hands in sheets: they are judged for the hospitals that may see them"),
  example: "sheet.txt --submitter vendor-a --subscribers --wait",
  arguments(
    "FILE|DIR",
    Phrase(
      ja: "開示書。フォルダーなら、名前が点で始まらないすべてのファイル",
      en: "the sheets; of a folder every file in it whose name does not begin with a dot")),
  option(
    "--submitter", "NAME",
    Phrase(
      ja: "提出者（または KAIJI_SUBMITTER）。A–Z a–z 0–9 . _ - の1〜64文字",
      en: "who hands in (or KAIJI_SUBMITTER): 1 to 64 of A–Z a–z 0–9 . _ -")),
  option("--hospital", "ID", Phrase(ja: "この病院だけに提出します", en: "for this hospital alone")),
  flag("--subscribers", Phrase(ja: "製品を購読するすべての病院に提出します", en: "for all subscribers of the product")),
  option(
    "--vendor", "NAME",
    Phrase(ja: "事業者名（既定は開示書の記載）", en: "the vendor (default: as the sheet's header says)")),
  option(
    "--product", "NAME",
    Phrase(ja: "製品名（既定は開示書の記載）", en: "the product (default: as the sheet's header says)")),
  option(
    "--id", "ID",
    Phrase(
      ja: "提出 ID（既定は提出者・提出先・名称・内容のハッシュ）",
      en: "the submission id (default: a hash of submitter, audience, names and content)")),
  flag("--recursive", Phrase(ja: "フォルダーの中のフォルダーも対象にします", en: "the folders within a folder, too")),
  flag(
    "--wait",
    Phrase(
      ja: "すべての受領通知を待ちます。不受理があれば終了コードは2、届かなければ3です",
      en: "until each sheet's receipt came; 2 if one was rejected, 3 if one is missing")),
  option(
    "--within", "SECONDS",
    Phrase(ja: "最後のファイルのあと --wait が待つ秒数（既定値 60）", en: "how long --wait waits after the last file (default 60)"),
    as: Int.self),
  option("--format", "text|json", Phrase(ja: "出力の形式", en: "how to print"), default: OutputFormat.text)
) { names, submitter, hospital, subscribers, vendor, product, id, recursive, wait, within, format in
  guard wait || within == nil else {
    throw UsageProblem.unfit(Phrase(ja: "--within は --wait とともに指定します", en: "--within goes with --wait"))
  }
  guard let seconds = Optional(within ?? 60), (1...86_400).contains(seconds) else {
    throw UsageProblem.unfit(Phrase(ja: "--within は1〜86400秒です", en: "--within is 1 to 86400 seconds"))
  }
  let submitter = try Submitter(
    name: submitter, hospital: hospital, subscribers: subscribers, vendor: vendor, product: product)
  let files = SubmissionFiles(names, recursive: recursive)
  guard id == nil || files.areGivenByName && names.count == 1 else {
    throw UsageProblem.unfit(Phrase(ja: "--id は一つのファイルにだけ指定できます", en: "--id goes with one file"))
  }
  guard id.map(NameRules.isSubmissionID) ?? true else {
    throw UsageProblem.unfit(
      Phrase(
        ja: "--id は空白を含まない ASCII の1〜128文字です", en: "--id is 1 to 128 printable ASCII characters without space"))
  }
  Interruption.endsSubmittingAtOnce()
  let run = try SubmitRun(
    files: files, submitter: submitter, id: id, patience: wait ? .seconds(seconds) : nil,
    progress: SubmitProgress(format: format, count: files.paths.count))
  return try run.run().rawValue
}
