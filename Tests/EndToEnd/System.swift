import DisclosureMessages
import KafkaClient
import PostgresClient
import TestSupport
import Testing

/// What every test here begins with: the suite's system, its workers running, and who hears what is told.
struct Running {
  let system: RunningSystem
  let listener: TopicListener

  static func current() throws -> Running {
    try Running(system: #require(RunningSystem.current), listener: #require(Workers.listener))
  }

  /// The receipts of a submission, by its own id, once there are so many.
  func receipts(of submission: String, count: Int = 1) throws -> [SubmissionSettled] {
    var found: [SubmissionSettled] = []
    try system.waitUntil("\(count) receipts of \(submission)") {
      found = try listener.records(of: Topics.receipt.name)
        .filter { $0.key.map { String(decoding: $0, as: UTF8.self) } == submission }
        .map { try SubmissionSettled(event: $0.value ?? []) }
      return found.count >= count
    }
    return found
  }

  /// A sheet that nobody else handed in: a fixture under another product's name, for all subscribers.
  func submit(_ sheet: String, as product: String, id: String? = nil) throws -> String {
    try system.submit(
      Fixture.sheet(sheet),
      ["--subscribers", "--vendor", "株式会社見本", "--product", product] + (id.map { ["--id", $0] } ?? []))
  }

  func subscribe(_ hospital: Hospital, to product: String) throws {
    try system.kaiji("hospital", "subscribe", hospital.id, "--vendor", "見本", "--product", product)
  }

  func apply(_ policy: String, to hospital: Hospital) throws {
    try system.kaiji("policy", "apply", Fixture.policy(policy), "--hospital", hospital.id)
  }

  /// The hospital's current results once they are so many and nothing is to be done.
  func results(of hospital: Hospital, count: Int) throws -> [OwnResult] {
    var results: [OwnResult] = []
    try system.waitUntil("\(hospital.id) has \(count) results") {
      // Idle first: what is read before the last work is done is what was there before.
      guard try system.isIdle() else { return false }
      results = try system.ownResults(of: hospital)
      return results.count == count
    }
    return results.sorted { ($0.product, $0.verdict.policy) < ($1.product, $1.verdict.policy) }
  }

  /// One hospital's log as (policy, revision, decision, reason), oldest first.
  func log(of hospital: Hospital) throws -> [String] {
    try system.database().query(
      "SELECT policy, revision, decision, reason FROM assessment WHERE hospital = $1 ORDER BY sequence",
      .text(hospital.id)
    ).map { row in
      "\(try row.text(0)) r\(try row.int64(1)) \(try row.optionalText(2) ?? "closed") \(try row.optionalText(3) ?? "-")"
    }
  }
}

/// Starts the workers with the suite, and a listener.
struct Workers: SuiteTrait, TestScoping {
  @TaskLocal static var listener: TopicListener?

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let system = try #require(RunningSystem.current)
    for program in ["parse-worker", "evaluation-worker", "result-publisher"] { _ = try system.start(program) }
    let listener = try TopicListener(
      system.kafka(), Topics.receipt.name, Topics.assessment.name, group: "test.listener")
    defer { listener.stop() }
    try await Workers.$listener.withValue(listener) { try await function() }
  }
}

extension Trait where Self == Workers {
  static var workers: Self { Workers() }
}
