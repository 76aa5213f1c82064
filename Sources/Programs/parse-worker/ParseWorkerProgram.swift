import ChildProcess
import KafkaClient
import ReaderPool
import Settings
import Telemetry
import WorkerRuntime

/// Reads what is handed in and passes on the sheet, or why there is none. Knows Kafka only.
@main enum ParseWorkerProgram {
  private static let group = Setting("KAIJI_GROUP", "the consumer group", .text, default: "kaiji.parse-worker")

  private static let readers = Setting("KAIJI_READERS", "sheet-readers kept ready", .integer(1...64), default: 4)

  private static let settings = SettingList(
    prefix: "KAIJI_", ServiceSettings.brokers, ServiceSettings.kafka, group, ServiceSettings.instance,
    ServiceSettings.logLevel, ServiceSettings.sheetReader, readers)

  static func main() {
    let program = WorkerProgram("parse-worker", "reads submitted disclosure sheets", settings)
    let code = program.run(Array(CommandLine.arguments.dropFirst()), environment: ProcessEnvironment.read()) {
      settings, log, workers in
      let kafka = try ServiceSettings.kafka(from: settings, log: log)
      let consumer = ConsumerSettings(
        group: try settings.value(of: group), instance: try settings.value(of: ServiceSettings.instance),
        commitsStoredOffsets: true)
      var pool = ReaderPool.Settings(
        executable: try settings.value(of: ServiceSettings.sheetReader) ?? ChildCommand.beside("sheet-reader"))
      pool.readers = try settings.value(of: readers)
      let reading = pool
      workers.add("parse") { stop in
        var loop = WorkerLoop(ParseWork(kafka: kafka, consumer: consumer, readers: reading, log: log, stop: stop)) {
          error, action in
          log.warning("parse", ["error": .text("\(error)"), "action": .text("\(action)")])
        }
        try loop.run(until: stop)
      }
    }
    exit(code)
  }
}
