import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import DisclosureStorage

/// Decides for each subject which rows its lines need: what is wanted is judged, what is open and no longer wanted is
/// closed, and nothing is appended where nothing differs (design.md §2).
final class LinePlanner {
  private static let attemptsBeforeGivingUp: Int16 = 5

  private let shelf = PolicyShelf()

  /// - Throws: where a newer program wrote a policy or a sheet: then nothing of this work is ours to decide.
  func verdicts(on input: JudgingInput) throws(NewerContent) -> [SubjectVerdict] {
    try refuseNewer(input)
    var bench = JudgingBench(input: input)
    return input.subjects.map { subject in
      guard let day = input.days[subject.bucket] else { return .failed }
      do {
        let wanted = try wanted(of: subject, day, &bench)
        return .judged((wanted + closings(of: subject, wanted)).filter { $0.differs(from: subject.newest[$0.policy]) })
      } catch {
        return .failed
      }
    }
  }

  private func refuseNewer(_ input: JudgingInput) throws(NewerContent) {
    // Contents of a language that this program does not know were not read.
    let unread = input.subjects.lazy.flatMap(\.policies).first { input.policies[$0.content] == nil }
    if let unread { throw NewerContent(what: "policy \(unread.content)") }
    let unknown = input.sheets.first { KnownCatalogues.find($0.value.catalogue) == nil }
    if let unknown { throw NewerContent(what: "the catalogue of sheet \(unknown.key)") }
  }

  /// A row for each line that the hospital's state calls for.
  private func wanted(
    of subject: JudgingSubject, _ day: CalendarDay, _ bench: inout JudgingBench
  ) throws(UnreadableContent) -> [NewAssessment] {
    guard !subject.hospitalIsClosed, !subject.productIsMerged, let sheet = subject.sheet else { return [] }
    let policies = subject.policies.filter { $0.form == subject.form }
    guard !policies.isEmpty else {
      return [
        NewAssessment(policy: "", revision: 0, sheet: sheet, judgement: nil, decision: .refer, reason: .policyNone)
      ]
    }
    var rows: [NewAssessment] = []
    for applied in policies {
      do throws(UnreadableContent) {
        let catalogue = try bench.facts(of: sheet).catalogue
        let policy = try shelf.policy(applied.content, for: catalogue, body: bench.input.policies[applied.content])
        let waived = policy.policy.waived(named: applied.name, by: subject.waivers)
        let row = try bench.judge(sheet, by: policy, applied.content, on: day, waived: waived)
        rows.append(
          NewAssessment(
            policy: applied.name, revision: applied.revision, sheet: sheet, judgement: row,
            decision: row.judgement.decision, reason: nil))
      } catch {
        // Tried often enough: a person must look, and nobody else waits for it.
        guard subject.attempts >= LinePlanner.attemptsBeforeGivingUp else { throw error }
        rows.append(
          NewAssessment(
            policy: applied.name, revision: applied.revision, sheet: sheet, judgement: nil, decision: .refer,
            reason: .policyFailed))
      }
    }
    return rows
  }

  /// One closing row for each open line that is not wanted; it keeps revision and sheet of the row it closes.
  private func closings(of subject: JudgingSubject, _ wanted: [NewAssessment]) -> [NewAssessment] {
    let names = Set(wanted.map(\.policy))
    return subject.newest.filter { $0.value.isOpen && !names.contains($0.key) }.sorted { $0.key < $1.key }.map {
      NewAssessment(
        policy: $0.key, revision: $0.value.revision, sheet: $0.value.sheet, judgement: nil, decision: nil,
        reason: LinePlanner.reason(subject, policy: $0.key))
    }
  }

  /// The first reason that holds.
  private static func reason(_ subject: JudgingSubject, policy: String) -> AssessmentReason {
    if subject.hospitalIsClosed { return .hospitalClosed }
    if subject.productIsMerged { return .productMerged }
    if subject.sheet == nil {
      return subject.hasPublicSheet && !subject.isSubscribed ? .subscriptionEnded : .sheetWithdrawn
    }
    return policy.isEmpty ? .policyApplied : .policyRemoved
  }
}

/// A stored policy or sheet that this program cannot read.
struct UnreadableContent: Error {}

/// The sheets and judgements of one transaction: each sheet is opened once, asked each demand once a day, and judged once by
/// each content, day and set of waived rules.
struct JudgingBench {
  private struct SheetDay: Hashable {
    let sheet: Identifier
    let day: CalendarDay
  }

  private struct Key: Hashable {
    let sheetDay: SheetDay
    let content: ContentHash
    let waived: Set<String>
  }

  let input: JudgingInput
  private var facts: [Identifier: SheetFacts] = [:]
  private var sittings: [SheetDay: Sitting] = [:]
  private var judged: [Key: JudgementRow] = [:]

  init(input: JudgingInput) { self.input = input }

  mutating func judge(
    _ sheet: Identifier, by policy: BookedPolicy, _ content: ContentHash, on day: CalendarDay, waived: Set<String>
  ) throws(UnreadableContent) -> JudgementRow {
    let sheetDay = SheetDay(sheet: sheet, day: day)
    let key = Key(sheetDay: sheetDay, content: content, waived: waived)
    if let row = judged[key] { return row }
    let facts = try facts(of: sheet)
    let judgement = sittings[sheetDay, default: Sitting(of: facts, on: day)].judge(by: policy, waived: waived)
    let results = PackedResults.pack(judgement.results.map(\.outcome))
    let reasons = ReasonsColumn.json(of: judgement)
    let catalogue = KnownCatalogues.hash(of: facts.catalogue)
    let row = JudgementRow(
      id: .judgement(sheet: sheet, policy: content, catalogue: catalogue, results: results, reasons: reasons),
      content: content, catalogue: catalogue, judgement: judgement, results: results, reasons: reasons)
    judged[key] = row
    return row
  }

  mutating func facts(of sheet: Identifier) throws(UnreadableContent) -> SheetFacts {
    if let known = facts[sheet] { return known }
    guard let stored = input.sheets[sheet],
      let opened = SheetFacts(
        catalogue: stored.catalogue, reader: stored.reader, date: stored.date, readings: stored.readings,
        findings: stored.findings)
    else { throw UnreadableContent() }
    facts[sheet] = opened
    return opened
  }
}
