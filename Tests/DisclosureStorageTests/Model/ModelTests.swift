import DisclosureStorage
import Foundation
import PostgresClient
import TestSupport
import Testing

@testable import evaluation_worker

/// Random changes, judged at random moments, against an evaluation of the state from scratch.
///
/// Before each look all work that is there is done and none is added: what a change forgot stays forgotten.
/// `KAIJI_MODEL_SEEDS` and `KAIJI_MODEL_STEPS` make it longer.
@Suite("By random changes", .serialized, .ownThread)
struct ModelTests {
  private static func number(_ name: String, default fallback: UInt64) -> UInt64 {
    ProcessInfo.processInfo.environment[name].flatMap(UInt64.init) ?? fallback
  }

  private static let steps = number("KAIJI_MODEL_STEPS", default: 300)

  /// A failure with what led to it.
  private struct Failed: Error, CustomStringConvertible {
    let description: String
  }

  @Test(
    "every line says what the state wants, and each row was right when it was written",
    arguments: 1...number("KAIJI_MODEL_SEEDS", default: 3))
  func linesFollow(seed: UInt64) throws {
    let database = try Database()
    var changes = try ModelChanges(database, seed: seed)
    var log = ModelLog()
    var story: [String] = []
    do {
      let planner = LinePlanner()
      for step in 1...ModelTests.steps {
        story.append("\(step) \(try changes.make())")
        switch changes.whatNext() {
        case .change where step < ModelTests.steps: continue
        case .judge where step < ModelTests.steps:
          story.append("judge")
          _ = try judge(database, planner, changes.pairsAtOnce(), &log)
        default:
          while try judge(database, planner, changes.pairsAtOnce(), &log) {}
          try log.settle(database.connection)
          story.append("settled")
        }
      }
    } catch {
      throw Failed(description: "seed \(seed): \(error)\nafter\n\(story.suffix(60).joined(separator: "\n"))")
    }
    // The run was worth something: it wrote, and lines ended in several ways.
    if ModelTests.steps >= 300 { #expect(log.count > 50 && log.closings.count >= 3, "\(log.count) \(log.closings)") }
  }

  private func judge(
    _ database: Database, _ planner: LinePlanner, _ pairsAtOnce: Int64, _ log: inout ModelLog
  ) throws -> Bool {
    let done = try Judging(database.connection, pairsAtOnce: pairsAtOnce).run { try planner.verdicts(on: $0) }
    try log.follow(database.connection)
    return done != nil
  }
}
