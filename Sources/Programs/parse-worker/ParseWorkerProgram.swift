import KafkaClient
import Settings
import Telemetry
import WorkerRuntime

/// Reads what is handed in and passes on the sheet, or why there is none. Knows Kafka only.
@main enum ParseWorkerProgram {
  private static let group = Setting("KAIJI_GROUP", "the consumer group", .text, default: "kaiji.parse-worker")

  private static let settings = SettingList(
    prefix: "KAIJI_", ServiceSettings.brokers, ServiceSettings.kafka, group, ServiceSettings.instance,
    ServiceSettings.logLevel)

  static func main() {
    let program = WorkerProgram("parse-worker", "reads submitted disclosure sheets", settings)
    let code = program.run(Array(CommandLine.arguments.dropFirst()), environment: ProcessEnvironment.read()) {
      settings, log, workers in
      let kafka = try ServiceSettings.kafka(from: settings, log: log)
      let consumer = ConsumerSettings(
        group: try settings.value(of: group), instance: try settings.value(of: ServiceSettings.instance),
        commitsStoredOffsets: true)
      workers.add("parse") { stop in
        var loop = WorkerLoop(ParseWork(kafka: kafka, consumer: consumer, log: log)) { error, action in
          log.warning("parse", ["error": .text("\(error)"), "action": .text("\(action)")])
        }
        try loop.run(until: stop)
      }
    }
    exit(code)
  }
}
