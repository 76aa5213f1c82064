package import KafkaClient
package import Settings
package import Telemetry

/// The settings that every program shares which talks to Kafka or PostgreSQL.
package enum ServiceSettings {
  package static let brokers = Setting(
    required: "KAIJI_KAFKA_BROKERS", "where Kafka is: host:port[,host:port…]", .text)
  package static let kafka = SettingGroup(
    "KAIJI_KAFKA_", "any librdkafka property, as KAIJI_KAFKA_SECURITY_PROTOCOL for security.protocol",
    except: "KAIJI_KAFKA_BROKERS")
  package static let database = Setting(
    required: "KAIJI_DATABASE_URL",
    "where PostgreSQL is: a libpq URI without password (use a passfile, a service file or a socket)", .text)
  package static let instance = Setting(
    optional: "KAIJI_INSTANCE", "this worker's name that outlives a restart, such as the pod's", .text)
  package static let sheetReader = Setting(
    optional: "KAIJI_SHEET_READER", "the path of sheet-reader, where it is not beside this program", .text)
  package static let logLevel = Setting(
    "KAIJI_LOG_LEVEL", "how much is logged", SettingKind<LogLevel>.choice, default: .info)

  /// Kafka as the settings have it; the library's own log goes to ours.
  package static func kafka(from settings: Settings, log: Logger) throws -> KafkaSettings {
    let properties = settings.properties(of: kafka)
    return try KafkaSettings(
      bootstrapServers: settings.value(of: brokers),
      properties: Dictionary(properties.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    ) { level, facility, message in
      log.log(
        level <= 4 ? .warning : .debug, "librdkafka", ["facility": .text(facility), "text": .text(message)])
    }
  }
}
