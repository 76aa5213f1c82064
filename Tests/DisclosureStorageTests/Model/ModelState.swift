import DisclosureCore
import DisclosureIdentity
import PostgresClient

/// What the tables say of hospitals, sheets and demands at one moment, and the lines that follow from it by design.md §2:
/// plain loops over everything, nothing shared with the program.
struct ModelState {
  struct Line: Hashable {
    let hospital, product, form, policy: String
  }

  /// What the newest row of a line is to say.
  struct Standing: Equatable {
    let revision: Int64
    let sheet, decision: String
    let reason: String?
    let outcome: Outcome?
  }

  private struct Sheet {
    let id, product, form: String
    let audience: String?
    let rank: String
    let date: CalendarDay?
    let isWithdrawn: Bool
  }

  private struct AppliedPolicy {
    let hospital, name: String
    let revision: Int64
    let form: String
    let demand: ModelDemand?
  }

  private struct Waiver {
    let hospital, product, policy, rule, ruleHash: String
    let until: CalendarDay
  }

  private struct Hospital {
    let id: String
    let isClosed: Bool
    let day: CalendarDay
  }

  private let hospitals: [Hospital]
  private let products: [String]
  private let merged: Set<String>
  private let subscriptions: Set<[String]>
  private let sheets: [Sheet]
  private let policies: [AppliedPolicy]
  private let waivers: [Waiver]

  init(_ connection: PostgresConnection) throws {
    let contents = Dictionary(ModelDemand.allCases.map { ($0.content, $0) }, uniquingKeysWith: { first, _ in first })
    hospitals = try connection.query(
      "SELECT h.id, h.closed_at IS NOT NULL, b.day FROM hospital h JOIN bucket b ON b.id = h.bucket"
    ).map { row in
      Hospital(id: try row.text(0), isClosed: try row.bool(1), day: CalendarDay(daysSince1970: try row.date(2)))
    }
    products = try connection.query("SELECT id::text FROM product").map { row in try row.text(0) }
    merged = Set(
      try connection.query("SELECT id::text FROM product WHERE merged_into IS NOT NULL").map { row in try row.text(0) })
    subscriptions = Set(
      try connection.query("SELECT hospital, product::text FROM subscription").map { row in
        [try row.text(0), try row.text(1)]
      })
    sheets = try connection.query(
      """
      SELECT id::text, product::text, form, audience, encode(rank, 'hex'), sheet_date, withdrawn_at IS NOT NULL FROM sheet
      """
    ).map { row in
      Sheet(
        id: try row.text(0), product: try row.text(1), form: try row.text(2), audience: try row.optionalText(3),
        rank: try row.text(4), date: try row.optionalDate(5).map { CalendarDay(daysSince1970: $0) },
        isWithdrawn: try row.bool(6))
    }
    policies = try connection.query(
      """
      SELECT hospital, name, revision, form, encode(content, 'hex') FROM policy p
       WHERE revision = (SELECT max(revision) FROM policy o WHERE o.hospital = p.hospital AND o.name = p.name)
      """
    ).map { row in
      AppliedPolicy(
        hospital: try row.text(0), name: try row.text(1), revision: try row.int64(2), form: try row.text(3),
        demand: try row.optionalText(4).flatMap { contents[$0] })
    }
    waivers = try connection.query(
      """
      SELECT hospital, product::text, policy, rule, encode(rule_hash, 'hex'), until FROM waiver WHERE ended_at IS NULL
      """
    ).map { row in
      Waiver(
        hospital: try row.text(0), product: try row.text(1), policy: try row.text(2), rule: try row.text(3),
        ruleHash: try row.text(4), until: CalendarDay(daysSince1970: try row.date(5)))
    }
  }

  private func isSubscribed(_ hospital: String, to product: String) -> Bool {
    subscriptions.contains([hospital, product])
  }

  /// The sheet of highest rank among those that a hospital may see.
  private func current(_ hospital: String, _ product: String, _ form: String) -> Sheet? {
    sheets.filter { sheet in
      sheet.product == product && sheet.form == form && !sheet.isWithdrawn
        && (sheet.audience == hospital || sheet.audience == nil && isSubscribed(hospital, to: product))
    }.max { $0.rank < $1.rank }
  }

  /// Every line that is wanted.
  func wanted() -> [Line: Standing] {
    var wanted: [Line: Standing] = [:]
    for hospital in hospitals where !hospital.isClosed {
      for product in products where !merged.contains(product) {
        for form in Set(sheets.map(\.form)) {
          guard let sheet = current(hospital.id, product, form) else { continue }
          func line(_ policy: String) -> Line {
            Line(hospital: hospital.id, product: product, form: form, policy: policy)
          }
          let own = policies.filter { $0.hospital == hospital.id && $0.form == form && $0.demand != nil }
          if own.isEmpty {
            wanted[line("")] = Standing(
              revision: 0, sheet: sheet.id, decision: "refer", reason: "policy.none", outcome: nil)
          }
          for policy in own {
            guard let demand = policy.demand else { continue }
            let isWaived = waivers.contains { waiver in
              waiver.hospital == hospital.id && waiver.product == product && waiver.policy == policy.name
                && waiver.rule == ModelDemand.rule && waiver.ruleHash == demand.ruleHash && hospital.day <= waiver.until
            }
            let outcome = demand.outcome(dated: sheet.date, on: hospital.day, isWaived: isWaived)
            wanted[line(policy.name)] = Standing(
              revision: policy.revision, sheet: sheet.id, decision: outcome.decision, reason: nil, outcome: outcome)
          }
        }
      }
    }
    return wanted
  }

  /// Why a line that is not wanted ends: the first reason that holds.
  func reasonToClose(_ line: Line) -> String {
    if hospitals.contains(where: { $0.id == line.hospital && $0.isClosed }) { return "hospital.closed" }
    if merged.contains(line.product) { return "product.merged" }
    if current(line.hospital, line.product, line.form) == nil {
      let isPublic = sheets.contains {
        $0.product == line.product && $0.form == line.form && $0.audience == nil && !$0.isWithdrawn
      }
      return isPublic && !isSubscribed(line.hospital, to: line.product) ? "subscription.ended" : "sheet.withdrawn"
    }
    return line.policy.isEmpty ? "policy.applied" : "policy.removed"
  }
}
