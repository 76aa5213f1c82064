import Commands
import DisclosureStorage
import WorkerRuntime

let sheetCommands = Command(
  group: "sheet", "sheets that were handed in",
  Command(
    "withdraw", "takes a sheet back: hospitals are judged on the one before, or their lines end",
    example: "01234567-89ab-8def-8123-456789abcdef",
    argument("SUBMISSION", "the system's own id, as `kaiji submit` and `kaiji results` print it", as: SubmissionID.self)
  ) { submission in
    let isNew = try SheetWithdrawal(Services.database()).withdraw(submission.id)
    Terminal.complain(isNew ? "withdrawn" : "was withdrawn, nothing was changed")
    return ExitCode.done.rawValue
  })
