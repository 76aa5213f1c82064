import Commands
import KafkaClient
import PostgresClient
import Settings
import Telemetry
import WorkerRuntime

/// Kafka and PostgreSQL as the environment names them; reached when a command needs them, not before.
enum Services {
  static let submitter = Setting(optional: "KAIJI_SUBMITTER", "who hands in sheets; --submitter wins", .text)

  /// A person wants the one line that says what is wrong, not the library's account of each attempt.
  private static let logLevel = Setting(
    "KAIJI_LOG_LEVEL", "how much is logged", SettingKind<LogLevel>.choice, default: .error)

  /// Every setting with its Japanese words; the English ones stand with the setting.
  private static let told: [(setting: any DeclaredSetting, japanese: String)] = [
    (ServiceSettings.brokers, "Kafka の場所（host:port[,host:port…]）"),
    (ServiceSettings.kafka, "librdkafka の設定項目（例: security.protocol は KAIJI_KAFKA_SECURITY_PROTOCOL）"),
    (ServiceSettings.database, "PostgreSQL の場所（パスワードを含まない libpq の URI）"),
    (submitter, "提出者の名前（--submitter が優先します）"),
    (ServiceSettings.sheetReader, "sheet-reader の場所（kaiji と同じフォルダーにないとき）"),
    (logLevel, "ログの詳しさ（既定値 error）"),
  ]

  private static let list = SettingList(prefix: "KAIJI_", told.map(\.setting))

  static var help: Phrase {
    let japanese = told.map { "  \($0.setting.name)  \($0.japanese)\n" }.joined()
    return Phrase(ja: "設定（環境変数）:\n\(japanese)", en: "Settings (environment variables):\n\(list.help)")
  }

  /// What a setting is for, in Japanese.
  static func japanese(of name: String) -> String? { told.first { $0.setting.name == name }?.japanese }

  static func settings(flags: [String: String] = [:]) -> Settings {
    Settings(list, environment: ProcessEnvironment.read(), flags: flags)
  }

  static func kafka() throws -> KafkaSettings {
    let settings = settings()
    let log = Logger(program: "kaiji", threshold: try settings.value(of: logLevel))
    return try ServiceSettings.kafka(from: settings, log: log)
  }

  /// A session as an operator.
  static func database() throws -> PostgresConnection {
    try PostgresConnection(
      settings().value(of: ServiceSettings.database) { url in
        try PostgresSettings(url: url, applicationName: "kaiji", searchPath: ["kaiji"])
      })
  }
}
