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

  static let list = SettingList(
    prefix: "KAIJI_", ServiceSettings.brokers, ServiceSettings.kafka, ServiceSettings.database, submitter,
    logLevel)

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
