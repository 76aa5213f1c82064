import Commands
import DisclosureStorage
import WorkerRuntime

let migrateCommand = Command(
  "migrate", Phrase(ja: "データベースをこのプログラムのスキーマに合わせます", en: "brings the database to this program's schema"), example: ""
) {
  let done = try Migrator(Services.database()).run()
  if done.isEmpty { Terminal.complain(Phrase(ja: "変更はありません", en: "nothing to do")) }
  for name in done { Terminal.complain(Phrase(ja: "実行しました: \(name)", en: "done: \(name)")) }
  return ExitCode.done.rawValue
}
