import ChildProcess
import Foundation
import PostgresClient
import TestSupport

/// Three workers of each kind, and what is done to them.
final class Staff {
  static let instances = 3
  /// Who stands still for longer loses its partitions.
  private static let session = 6

  private let system: RunningSystem
  private var frozen: [(worker: Worker, until: ContinuousClock.Instant)] = []
  private(set) var kills: [Kind: Int] = [:]
  private(set) var freezes = 0

  init(_ system: RunningSystem) { self.system = system }

  func startAll() throws {
    for kind in Kind.allCases {
      for instance in 1...Self.instances { try start(kind, instance) }
    }
  }

  private func start(_ kind: Kind, _ instance: Int) throws {
    _ = try system.start(
      kind.rawValue, instance: instance, ["KAIJI_KAFKA_SESSION_TIMEOUT_MS": "\(Self.session * 1_000)"])
  }

  /// Kills one at a moment of chance and starts it again.
  func kill(_ kind: Kind, using random: inout Seeded) throws {
    let instance = Int.random(in: 1...Self.instances, using: &random)
    Thread.sleep(forTimeInterval: .random(in: 0...0.1, using: &random))
    let victim = try system.worker(kind.rawValue, instance: instance)
    victim.kill()
    frozen.removeAll { $0.worker === victim }
    kills[kind, default: 0] += 1
    try start(kind, instance)
  }

  /// Makes one stand still for so long that others take over, and do what it has in hand.
  func freeze(_ kind: Kind, using random: inout Seeded) throws {
    let victim = try system.worker(kind.rawValue, instance: .random(in: 1...Self.instances, using: &random))
    let end = ContinuousClock.now + .seconds(Self.session + Int.random(in: 1...3, using: &random))
    guard victim.isRunning, !frozen.contains(where: { $0.worker === victim }) else { return }
    try victim.freeze()
    frozen.append((victim, end))
    freezes += 1
  }

  /// The same with an evaluation-worker in the middle of an admission: what it has in hand others have admitted when it
  /// goes on. We hold the positions until all wait for one, or nearly.
  func freezeAdmitting(using random: inout Seeded) throws {
    let session = try system.database()
    try session.transaction {
      _ = try session.query("SELECT partition FROM position FOR UPDATE")
      try? until("all wait for a position", within: .seconds(2)) {
        try system.number(
          """
          SELECT count(*) FROM pg_stat_activity WHERE application_name = 'evaluation-worker' AND wait_event_type = 'Lock'
          """) >= Self.instances
      }
      try freeze(.evaluation, using: &random)
    }
  }

  /// All of a kind stand still for a moment, shorter than anything that a server would end their transactions for.
  ///
  /// If chance allows, one of them has begun a transaction and holds no lock yet: whatever it has read by then is old when
  /// it goes on.
  ///
  /// - Parameter meanwhile: begins something, and returns what waits for its end: it may wait for those who stand still.
  /// - Returns: what waits for that end.
  func pauseAll<Wait>(_ kind: Kind, using random: inout Seeded, meanwhile: (inout Seeded) throws -> Wait) throws -> Wait
  {
    let workers = try (1...Self.instances).map { try system.worker(kind.rawValue, instance: $0) }
    let paused = workers.filter { worker in worker.isRunning && !frozen.contains { $0.worker === worker } }
    Thread.sleep(forTimeInterval: .random(in: 0...0.1, using: &random))
    defer { for worker in paused { worker.thaw() } }
    for worker in paused { try worker.freeze() }
    var tries = 0
    while try tries < 100 && !hasBegun(kind) {
      tries += 1
      for worker in paused { worker.thaw() }
      Thread.sleep(forTimeInterval: .random(in: 0...0.01, using: &random))
      for worker in paused { try worker.freeze() }
    }
    let wait = try meanwhile(&random)
    Thread.sleep(forTimeInterval: 0.3)
    return wait
  }

  private func hasBegun(_ kind: Kind) throws -> Bool {
    try system.number(
      """
      SELECT count(*) FROM pg_stat_activity
       WHERE application_name = '\(kind.rawValue)' AND state = 'idle in transaction' AND backend_xid IS NULL
      """) > 0
  }

  /// Lets those go on whose time is over.
  func thaw() {
    for one in frozen where one.until <= .now { one.worker.thaw() }
    frozen.removeAll { $0.until <= .now }
  }

  func thawAll() {
    for one in frozen { one.worker.thaw() }
    frozen = []
  }

  /// Who did not end well when asked to.
  func terminate(_ kind: Kind) throws -> [String] {
    try (1...Self.instances).compactMap { instance in
      let worker = try system.worker(kind.rawValue, instance: instance)
      let status = worker.terminate()
      guard status != .exited(0) else { return nil }
      return "\(worker.name): \(status.map { "\($0)" } ?? "still there")\n\(worker.lastWords)"
    }
  }
}
