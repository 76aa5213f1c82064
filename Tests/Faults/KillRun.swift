import DisclosureMessages
import Foundation
import KafkaClient
import PostgresClient
import TestSupport
import Testing

/// One run: what was handed in, by whom it is seen, and the workers.
final class KillRun {
  static let policies = [
    "kill-a": ["access", "continuity"], "kill-b": ["continuity", "outside"], "kill-c": ["access-second", "outside"],
  ]
  static let subscriptions = [
    "kill-a": VariedSheets.products[...], "kill-b": VariedSheets.products.prefix(8),
    "kill-c": VariedSheets.products.suffix(8),
  ]

  /// Who stands still for longer may lose its partitions, and is not struck: its session is 10 s.
  private static let patience = Duration.seconds(9)

  let system: RunningSystem
  let listener: TopicListener
  let total: Int
  private(set) var hospitals: [Hospital] = []
  /// By the system's own id of the submission.
  var submitted: [String: VariedSheet] = [:]
  var sheets: VariedSheets
  private var random: Seeded

  init(_ system: RunningSystem, total: Int, seed: UInt64) throws {
    self.system = system
    self.total = total
    sheets = VariedSheets(seed: seed, in: system.folder)
    random = Seeded(state: seed &+ 1)
    listener = try TopicListener(
      system.kafka(), Topics.receipt.name, Topics.assessment.name, group: "test.faults.listener")
  }

  deinit { listener.stop() }

  func prepare() throws {
    for id in Self.policies.keys.sorted() {
      hospitals.append(try system.addHospital(id))
      for policy in Self.policies[id] ?? [] {
        try system.kaiji("policy", "apply", Fixture.policy(policy), "--hospital", id)
      }
      for product in Self.subscriptions[id] ?? [] {
        try system.kaiji("hospital", "subscribe", id, "--vendor", VariedSheets.vendor, "--product", product)
      }
    }
    for kind in Kind.allCases {
      for instance in 1...2 { _ = try system.start(kind.rawValue, instance: instance) }
    }
  }
}

extension KillRun {
  /// Hands in so many sheets, each by a command of its own.
  func submit(_ count: Int) throws {
    try #require(
      submitted.count + count <= total, "no sheets are left: workers were quicker than their killer too often")
    for _ in 0..<count {
      let sheet = try sheets.next(hospitals: hospitals.map(\.id))
      let audience = sheet.hospital.map { ["--hospital", $0] } ?? ["--subscribers"]
      submitted[try system.submit(sheet.file, audience)] = sheet
    }
  }

  /// Waits until all that was handed in is stored, judged and told.
  func settle() throws {
    try system.waitUntil("\(submitted.count) sheets stored, all work done, all told") {
      try system.number("SELECT count(*) FROM intake WHERE outcome = 'stored'") == Int64(submitted.count)
        && system.isIdle()
    }
  }

  /// Kills one worker while its own input is not empty, and starts it again.
  ///
  /// - Parameter moment: milliseconds for which it may run; nil is by chance.
  func kill(_ kind: Kind, instance: Int, wave: Int, after moment: Int? = nil) throws {
    try strike(kind, instance: instance, wave: wave, after: moment) { victim, backlog in
      victim.kill()
      let left = try backlog.left()
      #expect(left > 0, "\(victim.name) died with nothing left to do")
      return "killed with \(left) left to do"
    }
    _ = try system.start(kind.rawValue, instance: instance)
  }

  /// Kills a parse-worker that has read and waits for its delivery reports, a commit later: it must not have told Kafka
  /// that it is done.
  func killBeforeDelivery(wave: Int) throws {
    try settle()
    _ = try system.worker(Kind.parse.rawValue).terminate()
    // Records wait for company longer than the second after which stored offsets are committed.
    _ = try system.start(Kind.parse.rawValue, ["KAIJI_KAFKA_LINGER_MS": "3000"])
    try kill(.parse, instance: 1, wave: wave, after: 2_000)
  }

  /// Freezes one worker while its own input is not empty until its twin has done all, and lets it go on: it still has in
  /// hand what others have done meanwhile.
  func outlast(_ kind: Kind, instance: Int, wave: Int) throws {
    let victim = try system.worker(kind.rawValue, instance: instance)
    try strike(kind, instance: instance, wave: wave) { _, backlog in "frozen with \(try backlog.left()) left to do" }
    try settle()
    victim.thaw()
  }

  /// Freezes one evaluation-worker in the middle of an admission until its twin has admitted the same records, and lets
  /// it go on: it tries them again, and the fence must drop them.
  func outlastAdmission(instance: Int, wave: Int) throws {
    let kind = Kind.evaluation
    try settle()
    let own = try partitions(of: kind, instance: instance)
    let victim = try system.worker(kind.rawValue, instance: instance)
    let twin = try system.worker(kind.rawValue, instance: 3 - instance)
    for _ in 0..<4 {
      let frozen = ContinuousClock.now
      let backlog = try Backlog(system, kind, own: own)
      try twin.freeze()
      defer { twin.thaw() }
      try victim.freeze()
      try submit(wave)
      try waitUntilItLies(before: kind, backlog)
      guard try backlog.left() > 0, frozen.duration(to: .now) < Self.patience else {
        victim.thaw()
        twin.thaw()
        try settle()
        continue
      }
      try freeze(victim, admitting: own)
      print("\(victim.name): frozen while it admits, with \(try backlog.left()) left to do")
      twin.thaw()
      try settle()
      victim.thaw()
      try system.waitUntil("\(victim.name) goes on") { try !partitions(of: kind, instance: instance).isEmpty }
      return
    }
    throw StillNot("\(victim.name) never had input of its own")
  }

  /// Lets a worker run until it waits for the position of one of its partitions, which we hold meanwhile.
  private func freeze(_ victim: Worker, admitting own: Set<Int32>) throws {
    let session = try system.database()
    try session.transaction {
      _ = try session.query("SELECT partition FROM position WHERE partition = ANY($1) FOR UPDATE", .int4s(Array(own)))
      victim.thaw()
      try system.waitUntil("\(victim.name) waits for a position", within: .seconds(4)) {
        try system.number(
          """
          SELECT count(*) FROM pg_stat_activity WHERE application_name = 'evaluation-worker' AND wait_event_type = 'Lock'
          """) > 0
      }
      try victim.freeze()
    }
  }

  /// Catches one worker at work and does something to it, while its twin stands still, so that what is left is the
  /// victim's. The victim runs for a moment, is frozen, looked at, and struck as it stands.
  private func strike(
    _ kind: Kind, instance: Int, wave: Int, after fixed: Int? = nil,
    _ blow: (_ victim: Worker, _ backlog: Backlog) throws -> String
  ) throws {
    try settle()
    let own = try partitions(of: kind, instance: instance)
    let victim = try system.worker(kind.rawValue, instance: instance)
    let twin = try system.worker(kind.rawValue, instance: 3 - instance)
    for attempt in 0..<4 {
      let frozen = ContinuousClock.now
      let backlog = try Backlog(system, kind, own: own)
      try twin.freeze()
      defer { twin.thaw() }
      try victim.freeze()
      try submit(wave)
      try waitUntilItLies(before: kind, backlog)
      let all = try backlog.left()
      // Shorter each time, and in the end not at all: a quick machine is to be caught, too.
      let moment = fixed ?? Int.random(in: 0...[60, 15, 4, 0][attempt], using: &random)
      if moment > 0 {
        victim.thaw()
        Thread.sleep(forTimeInterval: Double(moment) / 1000)
        try victim.freeze()
      }
      if all > 0, frozen.duration(to: .now) < Self.patience, try backlog.left() > 0 {
        print("\(victim.name): \(try blow(victim, backlog)) of \(all), after \(moment) ms")
        return
      }
      victim.thaw()
      twin.thaw()
      try settle()
    }
    throw StillNot("\(victim.name) was never caught with input left")
  }

  /// Kills all six at once, just when sheets were written that nobody has committed or admitted yet.
  func killAll(wave: Int) throws {
    try settle()
    let workers = try Kind.allCases.flatMap { kind in
      try (1...2).map { try system.worker(kind.rawValue, instance: $0) }
    }
    for worker in workers.prefix(2) { try worker.freeze() }
    try submit(wave)
    let before = try system.ends(of: Topics.sheet)
    for worker in workers { worker.thaw() }
    try system.waitUntil("a sheet of the wave is written") { try system.ends(of: Topics.sheet) != before }
    for worker in workers { worker.kill() }
    print("killed all at once")
    for kind in Kind.allCases {
      for instance in 1...2 { _ = try system.start(kind.rawValue, instance: instance) }
    }
  }

  /// What is submitted has come to the workers of a kind that stand still.
  private func waitUntilItLies(before kind: Kind, _ backlog: Backlog) throws {
    guard kind != .parse else { return }
    let count = Int64(submitted.count)
    try system.waitUntil("the wave has come to \(kind.rawValue)") {
      switch kind {
      case .parse: true
      case .evaluation: try system.ends(of: Topics.sheet).values.reduce(0, +) >= count
      case .publisher:
        try system.number("SELECT count(*) FROM intake WHERE outcome = 'stored'") == count
          && system.number("SELECT count(*) FROM work") == 0
      }
    }
  }

  /// The partitions that are one worker's, once both of its kind have some.
  private func partitions(of kind: Kind, instance: Int) throws -> Set<Int32> {
    guard kind != .publisher else { return [] }
    let topic = kind == .parse ? Topics.submission : Topics.sheet
    let kafka = try #require(system.apacheKafka)
    var held: [(member: String, partition: Int32)] = []
    let names = (1...2).map { "\(kind.rawValue)-\($0)" }
    try system.waitUntil("both of \(names) have partitions") {
      held = try kafka.holdings(of: "kaiji.\(kind.rawValue)", topic: topic.name)
      return names.allSatisfy { name in held.contains { $0.member.hasPrefix(name) } }
        && held.count { $0.member != "-" } == Int(RunningSystem.partitions)
    }
    return Set(held.filter { $0.member.hasPrefix(names[instance - 1]) }.map(\.partition))
  }
}
