import DisclosureCore
import DisclosureIdentity
import DisclosureStorage
import PostgresClient

/// Changes that people and submitters make, drawn by a seed; each is the program's own transaction.
struct ModelChanges {
  private static let products = ["見本一", "見本二", "見本三", "別名"]
  private static let policies = ["one", "two"]
  private static let dates = [
    "2025年8月31日", "2025年9月14日", "2025年9月20日", "2025年10月1日", "2026年6月1日", "2026年7月10日", "昨日",
  ]

  private let database: Database
  private var random: Seeded
  private var hospitals: [String]
  private var submissions: [Identifier] = []
  private var waivers: [(hospital: String, id: Identifier)] = []
  private var today: CalendarDay
  private var made = 0

  init(_ database: Database, seed: UInt64) throws {
    self.database = database
    random = Seeded(state: seed)
    guard let day = CalendarDay(iso: "2026-06-14") else { throw Database.NotAdmitted() }
    today = day
    try database.setToday("\(day)")
    try database.run("UPDATE bucket SET day = today()")
    // Two in one bucket, so that one is judged while the other waits for its part.
    let bucket = Bucket.of(hospital: database.place.hospital("h"))
    let neighbour = (0...).lazy.map { "h\($0)" }.first { Bucket.of(hospital: database.place.hospital($0)) == bucket }
    hospitals = try ["h", neighbour ?? "h0", "i", "j"].map { try database.addHospital($0) }
    for hospital in hospitals { try database.subscribe(hospital, to: HandIn(product: ModelChanges.products[0])) }
  }

  enum Next: CaseIterable {
    case change
    case judge
    /// Do all work that is there, and look at everything: what one change alone forgot has nothing to hide behind.
    case settle
  }

  mutating func whatNext() -> Next { Next.allCases.randomElement(using: &random) ?? .settle }

  mutating func pairsAtOnce() -> Int64 { [1, 2, 3, 500].randomElement(using: &random) ?? 500 }

  /// Makes one change, and says which.
  mutating func make() throws -> String {
    do {
      return try draw()
    } catch let error where ModelChanges.isRefusal(error) {
      return "refused: \(error)"
    }
  }

  /// What a change may say to somebody who asks for what cannot be.
  private static func isRefusal(_ error: any Error) -> Bool {
    error is NameTaken || error is NoRoot || error is SameProduct || error is UnknownProduct || error is PolicyNotThere
      || error is RuleNotThere || error is WaiverIsPast || error is ClosedHospital
  }

  private mutating func draw() throws -> String {
    switch Int.random(in: 0..<100, using: &random) {
    case ..<26: try handIn()
    case ..<33: try withdraw()
    case ..<45: try subscribe()
    case ..<51: try unsubscribe()
    case ..<69: try apply()
    case ..<74: try removePolicy()
    case ..<84: try waive()
    case ..<90: try endWaiver()
    case ..<92: try close()
    case ..<94: try alias()
    case ..<96: try merge()
    default: try newDay()
    }
  }

  private mutating func handIn() throws -> String {
    made += 1
    let handed = HandIn(
      id: "\(made)", hospital: chance(1, in: 3) ? hospital() : nil, product: product(),
      content: Fixture.good(to: ModelChanges.dates.randomElement(using: &random) ?? "昨日"),
      time: HandIn().time + Int64.random(in: 0..<200, using: &random) * 86_400_000)
    try database.handIn(handed)
    submissions.append(handed.submissionID)
    return "hand in \(handed.id) of \(handed.product ?? "-") for \(handed.hospital ?? "all")"
  }

  private mutating func withdraw() throws -> String {
    guard let submission = submissions.randomElement(using: &random) else { return "nothing to withdraw" }
    do {
      return "withdraw \(submission): \(try SheetWithdrawal(database.connection).withdraw(submission))"
    } catch is NoSheet {
      return "nothing came of \(submission)"
    }
  }

  private mutating func subscribe() throws -> String {
    let (hospital, handed) = (hospital(), HandIn(product: product()))
    try database.subscribe(hospital, to: handed)
    return "subscribe \(hospital) to \(handed.product ?? "-")"
  }

  private mutating func unsubscribe() throws -> String {
    let (hospital, name) = (hospital(), try name())
    return "unsubscribe \(hospital): \(try Hospitals(database.connection).unsubscribe(hospital, from: name))"
  }

  private mutating func apply() throws -> String {
    let demand = ModelDemand.allCases.randomElement(using: &random) ?? .holds
    let (hospital, name) = (hospital(), policy())
    return "apply \(name) \(demand) for \(hospital): \(try database.apply(demand.policy, named: name, for: hospital))"
  }

  private mutating func removePolicy() throws -> String {
    let (hospital, name) = (hospital(), policy())
    return "remove \(name) of \(hospital): "
      + "\(try PolicyRevisions(database.connection).remove(name, for: hospital, by: "the model"))"
  }

  private mutating func waive() throws -> String {
    let (hospital, name, handed) = (hospital(), policy(), HandIn(product: product()))
    let until = CalendarDay(daysSince1970: today.daysSince1970 + Int32.random(in: 0..<12, using: &random))
    let waiver = try database.waive(ModelDemand.rule, of: name, product: handed, until: until, for: hospital)
    waivers.append((hospital, waiver.id))
    return "waive \(name) of \(hospital) for \(handed.product ?? "-") until \(until)"
  }

  private mutating func endWaiver() throws -> String {
    guard let waiver = waivers.randomElement(using: &random) else { return "nothing to end" }
    let ended = try Waivers(database.connection).end(waiver.id, of: waiver.hospital, by: "the model")
    return "end a waiver of \(waiver.hospital): \(ended)"
  }

  /// Another comes for it.
  private mutating func close() throws -> String {
    let hospital = hospital()
    guard try Hospitals(database.connection).close(hospital) else { return "\(hospital) was closed" }
    made += 1
    if chance(1, in: 2) { hospitals.removeAll { $0 == hospital } }
    hospitals.append(try database.addHospital("n\(made)"))
    return "close \(hospital)"
  }

  private mutating func alias() throws -> String {
    guard let product = try root() else { return "no product" }
    return "alias of \(product): \(try Products(database.connection).alias(name(), of: product))"
  }

  private mutating func merge() throws -> String {
    guard let from = try root(), let into = try root() else { return "no product" }
    return "merge \(from) into \(into): \(try ProductMerge(database.connection).run(from, into: into))"
  }

  private mutating func newDay() throws -> String {
    today = CalendarDay(daysSince1970: today.daysSince1970 + Int32.random(in: 1...9, using: &random))
    try database.setToday("\(today)")
    let days = Days(database.connection)
    let isTooFar = try days.moveOn().tooFar != nil
    return "day \(today)" + (isTooFar ? " confirmed: \(try days.confirm(today))" : "")
  }

  private mutating func chance(_ part: Int, in whole: Int) -> Bool { Int.random(in: 0..<whole, using: &random) < part }

  private mutating func hospital() -> String { hospitals.randomElement(using: &random) ?? "" }

  private mutating func policy() -> String { ModelChanges.policies.randomElement(using: &random) ?? "" }

  private mutating func product() -> String { ModelChanges.products.randomElement(using: &random) ?? "" }

  private mutating func name() throws -> ProductName {
    guard let name = HandIn(product: product()).name else { throw Database.NotAdmitted() }
    return name
  }

  private mutating func root() throws -> Identifier? {
    try Products(database.connection).list().filter { $0.mergedInto == nil }.map(\.id).sorted()
      .randomElement(using: &random)
  }
}

/// SplitMix64: the same numbers for the same seed.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
