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
      var told: [(subject: JudgingSubject, verdict: SubjectVerdict)] = []
      let isTold = log.makes(.debug)
      let done = try Judging(connection).run { input in
        let verdicts = try planner.verdicts(on: input)
        if isTold { told = Array(zip(input.subjects, verdicts)) }
        return verdicts
      }
      guard let done else {
        admitted.wait(upTo: .milliseconds(200))
        return
      }
      log.info(
        "judged", ["work": .number(done.work), "begun": .number(done.begun), "appended": .number(done.appended)])
      for (subject, verdict) in told { tell(subject, verdict) }
      if done.failedHospitals > 0 {
        log.error("judging failed; it is tried again", ["hospitals": .number(done.failedHospitals)])
      }
    } catch {
      if FailureClass(ofPostgres: error) == .away { clients.connection = nil }
      throw error
    }
  }

  private func tell(_ subject: JudgingSubject, _ verdict: SubjectVerdict) {
    var log = log.with("tenant", .text(subject.hospital)).with("product", .text("\(subject.product)"))
    if let sheet = subject.sheet { log = log.with("sheet", .text("\(sheet)")) }
    switch verdict {
    case .judged(let rows): log.debug("lines", ["form": .text(subject.form), "appended": .number(rows.count)])
    case .failed: log.debug("put off", ["form": .text(subject.form), "attempts": .number(subject.attempts)])
    }
  }

  func close(_ clients: consuming Clients) { clients.connection?.close() }

  func probe() throws { _ = try PostgresConnection(database).query("SELECT 1") }

  func failure(of error: any Error) -> FailureClass {
    error is NewerContent ? .away : FailureClass(ofPostgres: error)
  }
}
