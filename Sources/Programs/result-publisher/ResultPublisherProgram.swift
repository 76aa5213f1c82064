import DisclosureMessages
import KafkaClient
import PostgresClient
import Settings
import Telemetry
import WorkerRuntime

/// Tells Kafka what PostgreSQL holds: receipts and assessments, each stream in its order.
@main enum ResultPublisherProgram {
  private static let settings = SettingList(
    prefix: "KAIJI_", ServiceSettings.brokers, ServiceSettings.kafka, ServiceSettings.database,
    ServiceSettings.logLevel)

  static func main() {
    let program = WorkerProgram("result-publisher", "tells Kafka what PostgreSQL holds", settings)
    let code = program.run(Array(CommandLine.arguments.dropFirst()), environment: ProcessEnvironment.read()) {
      settings, log, workers in
      let kafka = try ServiceSettings.kafka(from: settings, log: log)
      let database = try settings.value(of: ServiceSettings.database) { url in
        try PostgresSettings(url: url, applicationName: "result-publisher", searchPath: ["kaiji"])
      }
      workers.add("publish") { stop in
        let work = PublishWork(kafka: kafka, database: database, stop: stop, log: log)
        var loop = WorkerLoop(work) { error, action in
          log.warning("publish", ["error": .text("\(error)"), "action": .text("\(action)")])
        }
        try loop.run(until: stop)
      }
    }
    exit(code)
  }
}
