import Commands
import DisclosureStorage
import WorkerRuntime

let sheetCommands = Command(
  group: "sheet", Phrase(ja: "提出された開示書", en: "sheets that were handed in"),
  Command(
    "withdraw",
    Phrase(
      ja: "開示書を取り下げます。病院には一つ前の開示書で判定し直し、なければ判定を終えます",
      en: "takes a sheet back: hospitals are judged on the one before, or their lines end"),
    example: "01234567-89ab-8def-8123-456789abcdef",
    argument("SUBMISSION", SubmissionID.about, as: SubmissionID.self)
  ) { submission in
    let isNew = try SheetWithdrawal(Services.database()).withdraw(submission.id)
    Terminal.complain(
      isNew
        ? Phrase(ja: "取り下げました", en: "withdrawn")
        : Phrase(ja: "取り下げ済みのため、変更はありません", en: "was withdrawn, nothing was changed"))
    return ExitCode.done.rawValue
  })
