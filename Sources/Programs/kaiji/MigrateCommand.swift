import Commands
import DisclosureStorage
import WorkerRuntime

let migrateCommand = Command("migrate", "brings the database to this program's schema", example: "") {
  let done = try Migrator(Services.database()).run()
  Terminal.complain(done.isEmpty ? "nothing to do" : done.map { "done: \($0)" }.joined(separator: "\n"))
  return ExitCode.done.rawValue
}
