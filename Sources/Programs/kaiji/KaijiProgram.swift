import Commands
import Glibc
import KafkaClient
import PostgresClient
import Settings
import WorkerRuntime

/// The command for people.
@main enum KaijiProgram {
  private static let root = Command(
    group: "kaiji",
    Phrase(
      ja: "医療情報セキュリティ開示書（MDS/SDS）を読み取り、病院ごとのポリシーで判定します",
      en: "reads security disclosure sheets (MDS/SDS) and judges them by each hospital's policy"),
    checkCommand, submitCommand, resultsCommand, findingsCommand, policyCommands, hospitalCommands, productCommands,
    waiverCommands, sheetCommands, deadLetterCommands, dayCommand, migrateCommand, topicsCommands, demoCommand)

  private static let exits: [(code: Int32, meaning: Phrase)] = [
    (0, Phrase(ja: "終了しました（判定の内容によりません）", en: "done, whatever the decision")),
    (
      1,
      Phrase(
        ja: "--fail-on で指定した判定があったか、ポリシーのテストが失敗しました",
        en: "the decision that --fail-on names was met, or a policy test failed")
    ),
    (2, Phrase(ja: "入力、引数または設定に誤りがあります", en: "the input, an argument or a setting is wrong")),
    (3, Phrase(ja: "サービスに接続できません", en: "a service cannot be reached")),
  ]

  static func main() {
    _ = signal(SIGPIPE, SIG_IGN)
    let interface = CommandLineInterface(
      root, exits: exits, notes: Services.help)
    exit(run(interface))
  }

  private static func run(_ interface: CommandLineInterface) -> Int32 {
    do {
      switch try interface.read(Speech.invocation) {
      case .help(let page):
        Terminal.print(page)
        return ExitCode.done.rawValue
      case .run(let work): return try work()
      }
    } catch {
      Terminal.complain(Phrase(both: error is UsageError ? "" : "kaiji: ") + Phrase(error))
      return code(of: error).rawValue
    }
  }

  private static func code(of error: any Error) -> ExitCode {
    switch error {
    case let error as PostgresError: error.class == .permanent ? .wrongInput : .unavailable
    case let error as KafkaError: error.kind == .away ? .unavailable : .wrongInput
    case let error as CommandFailure: error.code
    default: .wrongInput
    }
  }
}
