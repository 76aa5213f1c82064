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
    var changes = 120
    var kills = 36
    var freezes = 6
  }

  private enum Step {
    case submit, change
    case rush([String])
    case kill(Kind)
    case freeze(Kind)
  }

  static let products = (1...200).map { "長期カルテ\($0)" }
  private static let submitter = "vendor"
  private static let sheetsAtOnce = 5
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
    demands = try Demands(system, ledger, hospitals: Self.hospitals(48, inBuckets: 12), products: Self.products)
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
      for _ in 0..<4 { try demands.subscribe(hospital, using: &random) }
      try demands.apply(at: hospital, using: &random)
    }
    try staff.startAll()
  }

  func happen() throws {
    for step in steps() {
      staff.thaw()
      switch step {
      case .submit: try submit()
      case .change: try demands.change(using: &random)
      case .rush(let hospitals): try rush(hospitals)
      case .kill(let kind): try staff.kill(kind, using: &random)
      case .freeze(.evaluation): try staff.freezeAdmitting(using: &random)
      case .freeze(let kind): try staff.freeze(kind, using: &random)
      }
    }
    staff.thawAll()
  }

  /// All of it mixed by the seed; in the last third each hospital changes its mind once more, and nothing later would
  /// heal what went wrong with that.
  private func steps() -> [Step] {
    let hospitals = demands.hospitals.shuffled(using: &random)
    let rushes = stride(from: 0, to: hospitals.count, by: 4).map { Step.rush(Array(hospitals[$0...].prefix(4))) }
    // A rush hands in, too.
    let submits = Array(repeating: Step.submit, count: plan.sheets / Self.sheetsAtOnce - rushes.count)
    var strikes: [Step] = (0..<plan.kills).map { .kill(Kind.allCases[$0 % 3]) }
    strikes += (0..<plan.freezes).map { .freeze([.evaluation, .publisher, .evaluation][$0 % 3]) }
    strikes.shuffle(using: &random)
    var (first, last) = (strikes.dropLast(strikes.count / 3), strikes.suffix(strikes.count / 3))
    first += submits.dropLast(submits.count / 3) + Array(repeating: .change, count: plan.changes)
    last += submits.suffix(submits.count / 3) + rushes
    return first.shuffled(using: &random) + last.shuffled(using: &random)
  }

  /// Several hospitals apply a policy while those who judge hold their breath, whatever they are in the middle of.
  private func rush(_ hospitals: [String]) throws {
    try submit()
    let end = try staff.pauseAll(.evaluation, using: &random) { try demands.begin(toApplyAt: hospitals, using: &$0) }
    try end()
  }

  /// Hands in the next sheets, and sometimes one of the earlier ones again.
  private func submit() throws {
    try waitForWorkers()
    var records: [ProducerRecord] = []
    var written: [Ledger.Entry] = []
    for _ in 0..<Self.sheetsAtOnce {
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
      try until("everything is read and admitted", within: .seconds(120), every: .milliseconds(200)) {
        try system.number("SELECT count(*) FROM intake WHERE claims") >= Int64(handedIn.count)
          && system.apacheKafka?.lag(of: "kaiji.parse-worker", topic: Topics.submission.name) == 0
      }
    } catch let error as StillNot {
      wrong.append("\(error)")
    }
    wrong += try staff.terminate(.parse)
    do {
      try until("everything is admitted, judged and told", within: .seconds(120), every: .milliseconds(200)) {
        try system.positions() == system.ends(of: Topics.sheet) && system.isIdle()
      }
    } catch let error as StillNot {
      wrong.append("\(error)")
    }
    return try wrong + staff.terminate(.evaluation) + staff.terminate(.publisher)
  }
}
