import DisclosureIdentity
import DisclosureMessages
import Foundation
import KafkaClient
import TestSupport

/// A thousand sheets through three workers of each kind, while workers die and hospitals change their minds.
///
/// What happens, and in which order, follows from the seed; what the workers are at meanwhile is chance.
final class LongRun {
  struct Plan {
    var seed: UInt64
    var sheets = 1_000
    var sheetsAtOnce = 5
    var changes = 150
    var kills = 36
    var freezes = 6
  }

  private enum Step {
    case submit, change
    case kill(Kind)
    case freeze(Kind)
  }

  static let products = (1...200).map { "長期カルテ\($0)" }
  private static let submitter = "vendor"
  /// More than this is not handed in ahead of the workers, so that they are struck while they work.
  private static let mostAhead: Int64 = 60

  let plan: Plan
  let ledger: Ledger
  let staff: Staff
  private let system: RunningSystem
  private let demands: Demands
  private var sheets: VariedSheets
  private var random: Seeded
  private var handedIn: [ProducerRecord] = []
  private var entries: [Ledger.Entry] = []

  init(_ system: RunningSystem, _ plan: Plan) throws {
    (self.system, self.plan) = (system, plan)
    random = Seeded(state: plan.seed)
    sheets = VariedSheets(seed: plan.seed &+ 1, in: system.folder, products: Self.products)
    ledger = try Ledger(in: system.folder)
    staff = Staff(system)
    demands = try Demands(system, ledger, hospitals: Self.hospitals(24, inBuckets: 8), products: Self.products)
  }

  /// Several to a bucket: who is judged together may also be mixed up.
  private static func hospitals(_ count: Int, inBuckets buckets: Int) -> [String] {
    var places: [Int16: [String]] = [:]
    var number = 0
    while places.values.filter({ $0.count >= count / buckets }).count < buckets {
      number += 1
      places[Bucket.of(hospital: "long-\(number)"), default: []].append("long-\(number)")
    }
    return places.values.filter { $0.count >= count / buckets }.flatMap { $0.prefix(count / buckets) }.sorted()
  }
}

extension LongRun {
  func prepare() throws {
    for hospital in demands.hospitals {
      _ = try system.addHospital(hospital)
      for _ in 0..<5 { try demands.subscribe(hospital, using: &random) }
      try demands.apply("access", to: hospital, using: &random)
    }
    try staff.startAll()
  }

  func happen() throws {
    for step in steps() {
      staff.thaw()
      switch step {
      case .submit: try submit()
      case .change: try demands.change(using: &random)
      case .kill(let kind): try staff.kill(kind, using: &random)
      case .freeze(let kind): try staff.freeze(kind, using: &random)
      }
    }
    staff.thawAll()
  }

  private func steps() -> [Step] {
    var steps = Array(repeating: Step.submit, count: plan.sheets / plan.sheetsAtOnce)
    steps += Array(repeating: .change, count: plan.changes)
    for number in 0..<plan.kills { steps.append(.kill(Kind.allCases[number % 3])) }
    for number in 0..<plan.freezes { steps.append(.freeze([.evaluation, .publisher, .evaluation][number % 3])) }
    return steps.shuffled(using: &random)
  }

  /// Hands in the next sheets, and sometimes one of the earlier ones again.
  private func submit() throws {
    try waitForWorkers()
    var records: [ProducerRecord] = []
    var written: [Ledger.Entry] = []
    for _ in 0..<plan.sheetsAtOnce {
      let sheet = try sheets.next(hospitals: demands.hospitals)
      let content = fileBytes(sheet.file)
      var event = SheetSubmitted(
        content, id: "long-\(handedIn.count + records.count)", vendor: nil, product: nil, submitter: Self.submitter)
      if let hospital = sheet.hospital { event.audience = .hospital(hospital) }
      records.append(
        ProducerRecord(topic: Topics.submission.name, key: Array(event.submissionID.utf8), value: event.encoded()))
      written.append(
        .submitted(
          sheet, submitter: Self.submitter, id: event.submissionID,
          sha256: ContentHash.sha256(content).description))
    }
    handedIn += records
    entries += written
    if Int.random(in: 0..<4, using: &random) == 0 {
      let again = Int.random(in: 0..<handedIn.count, using: &random)
      records.append(handedIn[again])
      written.append(entries[again])
    }
    try system.write(records)
    for entry in written { try ledger.write(entry) }
  }

  /// A system that stands still is the checker's to judge: nobody waits for it for ever.
  private func waitForWorkers() throws {
    try? until("the workers have come near", within: .seconds(30), every: .milliseconds(20)) {
      try Int64(handedIn.count) - system.number("SELECT count(*) FROM intake WHERE claims") <= Self.mostAhead
    }
  }
}

extension LongRun {
  /// Waits until nothing moves, and lets the workers end, those in front first. Nothing else is handed in or changed, so
  /// that nothing heals what was lost.
  ///
  /// - Returns: what was not as it should be; the checker looks all the same.
  func drain() throws -> [String] {
    var wrong: [String] = []
    do {
      try until("everything is read and admitted", within: .seconds(60), every: .milliseconds(200)) {
        try system.number("SELECT count(*) FROM intake WHERE claims") >= Int64(handedIn.count)
          && system.apacheKafka?.lag(of: "kaiji.parse-worker", topic: Topics.submission.name) == 0
      }
    } catch let error as StillNot {
      wrong.append("\(error)")
    }
    wrong += try staff.terminate(.parse)
    do {
      try until("everything is admitted, judged and told", within: .seconds(60), every: .milliseconds(200)) {
        try system.positions() == system.ends(of: Topics.sheet) && system.isIdle()
      }
    } catch let error as StillNot {
      wrong.append("\(error)")
    }
    return try wrong + staff.terminate(.evaluation) + staff.terminate(.publisher)
  }
}
