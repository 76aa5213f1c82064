import Commands
import DisclosureCore
import DisclosureMessages
import KafkaClient
import LocalServices
import PostgresClient
import Settings
import WorkerRuntime

/// A command that cannot go on, with the one line that says why.
struct CommandFailure: Error {
  let code: ExitCode
  let phrase: Phrase

  init(_ phrase: Phrase, code: ExitCode = .wrongInput) {
    self.code = code
    self.phrase = phrase
  }
}

extension Phrase {
  /// Why a command failed. What only the service or its library can say stays in its own words behind ours.
  init(_ error: any Error) {
    switch error {
    case let error as CommandFailure: self = error.phrase
    case let error as UsageError: self = error.phrase
    case let error as any ToldError: self.init(error.told)
    case let error as SettingsError: self.init(error)
    case let error as PostgresError: self.init(error)
    case let error as KafkaError: self.init(error)
    case let error as LocalServiceError: self.init(error)
    case let error as EventError: self.init(ja: "イベントを読み取れません: \(error)", en: "\(error)")
    default: self.init(ja: "エラーが起きました: \(error)", en: "\(error)")
    }
  }

  private init(_ error: SettingsError) {
    let japanese =
      switch error.problem {
      case .notSet: "が設定されていません: \(Services.japanese(of: error.name) ?? error.name)"
      case .wrongValue(let found): found.map { "の値が正しくありません（設定された値: '\($0)'）" } ?? "の値が正しくありません"
      case .unusable: "は使えません: \(error.message)"
      }
    self.init(ja: "\(error.name) \(japanese)", en: "\(error)")
  }

  private init(_ error: PostgresError) {
    let japanese =
      switch error {
      case .settings: "PostgreSQL の接続設定が正しくありません: \(error)"
      case .unreachable(let state?, _): "PostgreSQL が接続を拒否しました（SQLSTATE \(state)）"
      case .unreachable(nil, let reason): "PostgreSQL に接続できません: \(reason)"
      case .lost, .closed: "PostgreSQL との接続が切れました: \(error)"
      case .inDoubt: "PostgreSQL との接続が COMMIT の途中で切れました。接続し直して、保存されたか確認してください"
      case .server, .rolledBack, .parameter, .column, .misuse: "PostgreSQL でエラーが起きました: \(error)"
      }
    self.init(ja: japanese, en: "\(error)")
  }

  private init(_ error: KafkaError) {
    let lead =
      switch error.kind {
      case .away: "Kafka に接続できません"
      case .denied: "Kafka のログインか権限がありません"
      case .setting(let name): "Kafka の設定 \(name) が正しくありません"
      case .unsupported: "ブローカーが対応していません"
      case .data(.tooLarge): "大きすぎるため Kafka が受け付けません"
      case .data(.topicMissing): "Kafka のトピックがないか、このログインでは見えません"
      case .data(.outOfRange), .data(.corrupt), .full, .fatal, .other: "Kafka でエラーが起きました"
      }
    self.init(ja: "\(lead): \(error)", en: "\(error)")
  }

  private init(_ error: LocalServiceError) {
    let japanese =
      switch error {
      case .notInstalled:
        "PostgreSQL のサーバーが見つかりません。パッケージ postgresql を入れるか（Debian、Ubuntu）、initdb を PATH に加えてください"
      case .noServerUser: "PostgreSQL は root では動きません。パッケージ postgresql と util-linux（setpriv）を入れてください"
      case .noFolder(let tried):
        "一時的な PostgreSQL のフォルダーがありません。\(tried.joined(separator: ", ")) のいずれかを、書き込めて、短く、公開（mode 0711）にしてください"
      case .failed(let program, let said): "\(program) が失敗しました: \(said)"
      case .stopped: "一時的な PostgreSQL が動いていません"
      }
    self.init(ja: japanese, en: "\(error)")
  }

  /// Why the system would not open or write a file.
  init(system number: Int32) {
    let words = SystemWords.of(number)
    let japanese =
      switch number {
      case SystemWords.missing: "見つかりません"
      case SystemWords.denied: "アクセスする権限がありません"
      case SystemWords.folder: "ファイルではなくフォルダーです"
      case SystemWords.taken: "同じ名前のファイルがすでにあります"
      case SystemWords.full: "空き容量がありません"
      default: "読み書きできません（\(words)）"
      }
    self.init(ja: japanese, en: words)
  }
}
