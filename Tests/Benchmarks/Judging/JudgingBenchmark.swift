import DisclosureCore
import DisclosureIdentity
import Foundation
import MaskBounds

/// Judging by policies of 200 rules: results, score and decision. Ours, by each policy alone and in a sitting by all, beside
/// tables and masks in C, three-valued and two-valued, and beside numpy; all must find the same before anything is measured.
@main
final class JudgingBenchmark {
  private static let policies = 1000
  private static let rules = 200
  /// Hospitals demand much the same: each policy takes its rules from these.
  private static let demands = 2000
  private static let day = CalendarDay(daysSince1970: 20_781)

  private let facts: SheetFacts
  private let compiled: [CompiledPolicy]
  private let bytesEach: Int
  private let numpy: Vectorised
  private let sheet: MaskSheet
  private let masks: [MaskPolicy]
  private let booked: [BookedPolicy]
  private let allDemands: MaskPolicy
  private let demandSheet: MaskSheet
  private let shared: [SharedPolicy]
  /// Where every mark is sure, which two values need.
  private let sureFacts: SheetFacts
  private let sureSheet: MaskSheet

  private var room = JudgingRoom()
  /// Kept, so that nothing measured is left out as useless.
  private var sum = 0

  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else { throw BenchmarkFailure("start this with Tests/Benchmarks/run judging") }
    let rounds = ProcessInfo.processInfo.environment["KAIJI_ROUNDS"].flatMap { Int($0) } ?? 41
    // First, while the peak of memory is still its own.
    var random = RandomDemands(seed: 2)
    try DeepPolicy.measure(random.facts(sure: 90), on: day)
    let benchmark = try JudgingBenchmark(python: arguments[1], script: arguments[2])
    try benchmark.compare()
    try benchmark.measure(rounds)
    ManyPolicies.measure()
  }

  private init(python: String, script: String) throws {
    var random = RandomDemands(seed: 1)
    let demands = (0..<Self.demands).map { _ in random.demand() }
    var (policies, maskRules, shared): ([Policy], [[mask_rule]], [SharedPolicy]) = ([], [], [])
    for _ in 0..<Self.policies {
      let chosen = demands.indices.shuffled(using: &random).prefix(Self.rules).map { ($0, random.severity()) }
      let rules = chosen.enumerated().map { at, each in demands[each.0].rule("r\(at)", each.1) }
      policies.append(Policy(form: Catalogue.sds50.form.name, rules: rules))
      maskRules.append(chosen.map { demands[$0.0].maskRule($0.1) })
      let one = SharedPolicy(chosen.map { UInt32(clamping: $0.0) }, chosen.map { UInt8(clamping: $0.1.weight) })
      if let one { shared.append(one) }
    }
    facts = random.facts(sure: 90)
    sureFacts = random.facts(sure: 100)
    let before = mask_heap_in_use()
    compiled = policies.map { CompiledPolicy($0, for: .sds50) }
    bytesEach = (mask_heap_in_use() - before) / Self.policies
    let book = PolicyBook(for: .sds50)
    booked = policies.map { book.enter($0) }
    masks = maskRules.compactMap(MaskPolicy.init)
    self.shared = shared
    guard let sheet = MaskSheet(facts, on: Self.day), let sureSheet = MaskSheet(sureFacts, on: Self.day),
      let demandSheet = MaskSheet(facts, on: Self.day),
      let allDemands = MaskPolicy(demands.map { $0.maskRule(.minor) })
    else {
      throw BenchmarkFailure("there is no memory for the sheets in C")
    }
    self.sheet = sheet
    self.sureSheet = sureSheet
    self.demandSheet = demandSheet
    self.allDemands = allDemands
    numpy = try Vectorised(python: python, script: script, maskRules, sheet)
  }
}

extension JudgingBenchmark {
  private func compare() throws {
    _ = try numpy.round()
    _ = allDemands.judge(demandSheet, threeValued: true)
    var sitting = Sitting(of: facts, on: Self.day)
    for (at, found) in try numpy.found().enumerated() {
      let two = masks[at].found(sureSheet, threeValued: false)
      guard agrees(compiled[at], facts, found), masks[at].found(sheet, threeValued: true) == found,
        shared[at].found(demandSheet, sheet) == found, agrees(booked[at], &sitting, found),
        agrees(compiled[at], sureFacts, two), masks[at].found(sureSheet, threeValued: true) == two
      else { throw BenchmarkFailure("policy \(at): the rivals do not find the same") }
    }
    let first = masks[0].found(sheet, threeValued: true).outcomes
    let counts = Outcome.allCases.prefix(4).map { each in "\(first.count { $0 == each.rawValue }) \(each.name)" }
    print(
      "\(Self.policies) policies of \(Self.rules) rules out of \(Self.demands) demands: all find the same;",
      "of the first:", counts.joined(separator: ", "))
  }

  private func agrees(_ policy: CompiledPolicy, _ facts: SheetFacts, _ found: Found) -> Bool {
    let tally = policy.judge(facts, on: Self.day, in: &room)
    return room.outcomes.map(\.rawValue) == found.outcomes && tally.score == found.score
      && tally.decision == found.decision
  }

  private func agrees(_ policy: BookedPolicy, _ sitting: inout Sitting, _ found: Found) -> Bool {
    let tally = sitting.judge(by: policy)
    return sitting.outcomes.map(\.rawValue) == found.outcomes && tally.score == found.score
      && tally.decision == found.decision
  }

  private func measure(_ rounds: Int) throws {
    var table = Rounds()
    let (one, all) = ("one policy", "\(Self.policies) policies")
    table.add("ours, \(one)") { [self] in again { own(compiled[0]) } }
    table.add("C three-valued, \(one)") { [self] in again { three(masks[0]) } }
    table.add("C two-valued, \(one)") { [self] in again { two(masks[0]) } }
    table.add("ours, each alone, \(all)") { [self] in each { for policy in compiled { own(policy) } } }
    table.add("C three-valued, \(all)") { [self] in each { for policy in masks { three(policy) } } }
    table.add("C two-valued, \(all)") { [self] in each { for policy in masks { two(policy) } } }
    table.add("ours, a sitting, \(all)") { [self] in each(sit) }
    table.add("C sharing demands, \(all)") { [self] in each(share) }
    table.add("numpy, \(all)") { [self] in try numpy.round() / Double(Self.policies) }
    try table.run(rounds)
    try numpy.end()

    table.printAll()
    table.printRatio("ours, \(one)", to: "C three-valued, \(one)", goal: "at most 1.2")
    table.printRatio("ours, \(one)", to: "C two-valued, \(one)", goal: "none")
    table.printRatio("ours, a sitting, \(all)", to: "C three-valued, \(all)", goal: "at most 1.2")
    table.printRatio("ours, a sitting, \(all)", to: "C two-valued, \(all)", goal: "none")
    table.printRatio("ours, a sitting, \(all)", to: "C sharing demands, \(all)", goal: "at most 1.2")
    table.printRatio("ours, each alone, \(all)", to: "C three-valued, \(all)", goal: "none")
    table.printRatio("numpy, \(all)", to: "ours, a sitting, \(all)", goal: "at least 5")
    table.printRatio("numpy, \(all)", to: "ours, each alone, \(all)", goal: "none")
    try measureRows(max(rounds / 4, 3))
    print("bytes of a compiled policy, beside the policy itself: \(bytesEach)   (checksum \(sum))")
  }

  /// What a worker does with each policy: judges with reasons, and makes the row that is stored.
  private func measureRows(_ rounds: Int) throws {
    var table = Rounds()
    let (alone, sitting) = ("with reasons, each policy alone", "with reasons, a sitting")
    table.add(alone) { [self] in each { for policy in compiled { keep(policy.judge(facts, on: Self.day)) } } }
    table.add(sitting) { [self] in
      each {
        var sitting = Sitting(of: facts, on: Self.day)
        for policy in booked { keep(sitting.judge(by: policy, waived: [])) }
      }
    }
    table.add("with reasons, a sitting by one policy") { [self] in
      nanoseconds(100) {
        var sitting = Sitting(of: facts, on: Self.day)
        keep(sitting.judge(by: booked[0], waived: []))
      } / 100
    }
    table.add("the row beside it") { [self] in
      let judgement = compiled[0].judge(facts, on: Self.day)
      return nanoseconds(100) {
        sum &+= PackedResults.pack(judgement.results.map(\.outcome)).count + ReasonsColumn.json(of: judgement).count
      } / 100
    }
    table.add("a sheet made ready") { [self] in
      nanoseconds(20) {
        sum &+=
          SheetFacts(
            catalogue: .sds50, rows: facts.rows, date: facts.date, findings: facts.findings,
            undetermined: facts.undetermined
          ).rows.count
      } / 20
    }
    try table.run(rounds)
    table.printAll()
    table.printRatio(alone, to: sitting, goal: "more than 1")
  }

  private func own(_ policy: CompiledPolicy) { sum &+= policy.judge(facts, on: Self.day, in: &room).score ?? 0 }
  private func three(_ policy: MaskPolicy) { sum &+= Int(policy.judge(sheet, threeValued: true).score) }
  private func two(_ policy: MaskPolicy) { sum &+= Int(policy.judge(sureSheet, threeValued: false).score) }
  private func keep(_ judgement: Judgement) { sum &+= judgement.score ?? 0 }

  /// A sheet that nobody asked before.
  private func sit() {
    var sitting = Sitting(of: facts, on: Self.day)
    for policy in booked { sum &+= sitting.judge(by: policy).score ?? 0 }
  }

  private func share() {
    _ = allDemands.judge(demandSheet, threeValued: true)
    for policy in shared { sum &+= Int(policy.judge(demandSheet, sheet).score) }
  }

  private func again(_ work: () -> Void) -> Double { nanoseconds(2000, work) / 2000 }
  private func each(_ work: () -> Void) -> Double { nanoseconds(2, work) / Double(2 * Self.policies) }
}

struct BenchmarkFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
