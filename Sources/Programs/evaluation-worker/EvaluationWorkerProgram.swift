import DisclosureStorage
import KafkaClient
import PostgresClient
import Settings
import Telemetry
import WorkerRuntime

/// Admits sheets to PostgreSQL exactly once, and judges what is to be judged.
@main enum EvaluationWorkerProgram {
  private static let group = Setting("KAIJI_GROUP", "the consumer group", .text, default: "kaiji.evaluation-worker")

  private static let settings = SettingList(
    prefix: "KAIJI_", ServiceSettings.brokers, ServiceSettings.kafka, ServiceSettings.database, group,
    ServiceSettings.instance, ServiceSettings.logLevel)

  static func main() {
    let program = WorkerProgram("evaluation-worker", "admits sheets and judges them for hospitals", settings)
    let code = program.run(Array(CommandLine.arguments.dropFirst()), environment: ProcessEnvironment.read()) {
      settings, log, workers in
      let kafka = try ServiceSettings.kafka(from: settings, log: log)
      let database = try settings.value(of: ServiceSettings.database) { url in
        try PostgresSettings(url: url, applicationName: "evaluation-worker", searchPath: ["kaiji"])
      }
      let consumer = ConsumerSettings(
        group: try settings.value(of: group), instance: try settings.value(of: ServiceSettings.instance),
        commitsStoredOffsets: false)
      let admitted = WakeUp()
      workers.add("admit") { stop in
        let work = AdmitWork(kafka: kafka, consumer: consumer, database: database, admitted: admitted, log: log)
        var loop = WorkerLoop(work) { error, action in
          log.warning("admit", ["error": .text("\(error)"), "action": .text("\(action)")])
        }
        try loop.run(until: stop)
      }
      workers.add("day") { stop in
        let work = DayWork(database: database, moved: admitted, stop: stop, log: log)
        var loop = WorkerLoop(work) { error, action in
          log.warning("day", ["error": .text("\(error)"), "action": .text("\(action)")])
        }
        try loop.run(until: stop)
      }
      workers.add("judge") { stop in
        var loop = WorkerLoop(JudgeWork(database: database, admitted: admitted, log: log)) { error, action in
          log.warning("judge", ["error": .text("\(error)"), "action": .text("\(action)")])
        }
        try loop.run(until: stop)
      }
    }
    exit(code)
  }
}
