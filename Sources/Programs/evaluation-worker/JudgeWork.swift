import DisclosureStorage
import PostgresClient
import Telemetry
import WorkerRuntime

/// Does what is to be judged, whoever made it work: a sheet, a policy, a subscription.
struct JudgeWork: SupervisedWork {
  struct Clients {
    /// Made anew after it was lost.
    var connection: PostgresConnection?
    let planner = LinePlanner()
  }

  let database: PostgresSettings
  let admitted: WakeUp
  let log: Logger

  func open() throws -> Clients { Clients(connection: try PostgresConnection(database)) }

  func step(_ clients: inout Clients) throws {
    do {
      let connection = try clients.connection ?? PostgresConnection(database)
      clients.connection = connection
      let planner = clients.planner
      guard let done = try Judging(connection).run({ planner.verdicts(on: $0) }) else {
        admitted.wait(upTo: .milliseconds(200))
        return
      }
      log.debug("judged", ["work": .number(done.work), "appended": .number(done.appended)])
      if done.failedHospitals > 0 {
        log.error("judging failed; it is tried again", ["hospitals": .number(done.failedHospitals)])
      }
    } catch {
      if FailureClass(ofPostgres: error) == .away { clients.connection = nil }
      throw error
    }
  }

  func close(_ clients: consuming Clients) { clients.connection?.close() }

  func probe() throws { _ = try PostgresConnection(database).query("SELECT 1") }

  func failure(of error: any Error) -> FailureClass { FailureClass(ofPostgres: error) }
}
