import DisclosureStorage
import PostgresClient
import Telemetry
import WorkerRuntime

/// Moves the buckets' day on when a new one has begun in Tokyo, and so makes everything be judged again on it.
struct DayWork: SupervisedWork {
  struct Clients {
    /// Made anew after it was lost.
    var connection: PostgresConnection?
    /// What was last said of a day that is too far away: said once, not at every look.
    var told: Days.BucketDay?
  }

  /// How often the clock is looked at.
  static let pause = Duration.seconds(5)

  let database: PostgresSettings
  let moved: WakeUp
  let stop: StopSignal
  let log: Logger

  func open() throws -> Clients { Clients(connection: try PostgresConnection(database)) }

  func step(_ clients: inout Clients) throws {
    do {
      let connection = try clients.connection ?? PostgresConnection(database)
      clients.connection = connection
      let outcome = try Days(connection).moveOn()
      if outcome.moved > 0 {
        log.info("a new day", ["day": .text("\(outcome.today)"), "buckets": .number(outcome.moved)])
        moved.signal()
      }
      if let bucket = outcome.tooFar, bucket != clients.told {
        log.error(
          "day.jump: more than a week at once; look at the clock, then `kaiji day --confirm`",
          ["bucket": .number(Int(bucket.bucket)), "day": .text("\(bucket.day)"), "today": .text("\(outcome.today)")])
      }
      clients.told = outcome.tooFar
    } catch {
      if FailureClass(ofPostgres: error) == .away { clients.connection = nil }
      throw error
    }
    _ = stop.wait(upTo: DayWork.pause)
  }

  func close(_ clients: consuming Clients) { clients.connection?.close() }

  func probe() throws { _ = try PostgresConnection(database).query("SELECT 1") }

  func failure(of error: any Error) -> FailureClass { FailureClass(ofPostgres: error) }
}
