import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import DisclosureStorage
import Glibc
import KafkaClient

extension ProducerRecord {
  /// The record that tells a row of PostgreSQL.
  ///
  /// - Throws: `UnreadableRow` for a row that no program of ours wrote.
  init(telling event: OutgoingEvent) throws {
    switch event {
    case .assessment(let row):
      self.init(
        topic: Topics.assessment.name, key: Array(row.hospital.utf8), value: try SheetAssessed(row).encoded(),
        headers: eventHeaders(for: SheetAssessed.self, id: row.id.description, traceparent: row.traceparent))
    case .receipt(let row):
      guard let id = row.id?.description else { throw UnreadableRow(what: "intake.id") }
      self.init(
        topic: Topics.receipt.name, key: Array(id.utf8), value: try SubmissionSettled(row, id: id).encoded(),
        headers: eventHeaders(
          for: SubmissionSettled.self, id: "\(row.partition)-\(row.offset)", traceparent: row.traceparent))
    case .dead(let row):
      let event = DeadLettered(row)
      self.init(
        topic: Topics.deadLetter.name, key: event.original.key, value: event.encoded(),
        headers: eventHeaders(
          for: DeadLettered.self, id: "\(row.partition)-\(row.offset)", traceparent: row.traceparent))
    }
  }
}

/// The time is for those who watch: nothing is decided by it.
private func eventHeaders<E: Event>(for type: E.Type, id: String, traceparent: String?) -> [KafkaHeader] {
  CloudEventHeaders(
    for: type, id: id, source: "kaiji/result-publisher", time: Int64(time(nil)) * 1000, traceparent: traceparent
  ).list.map { KafkaHeader(name: Array($0.name.utf8), value: $0.value) }
}

struct UnreadableRow: Error, CustomStringConvertible {
  let what: String
  var description: String { "\(what) does not hold what it should" }
}

extension SubmissionSettled {
  fileprivate init(_ row: SettledRow, id: String) throws(UnreadableRow) {
    self.init()
    submission = id
    submitter = row.submitter ?? ""
    submissionID = row.submission ?? ""
    switch row.outcome {
    case "stored": outcome = .stored
    case "repeated": outcome = .repeated
    case "rejected": outcome = .rejected
    case "conflict": outcome = .conflict
    default: throw UnreadableRow(what: "intake.outcome")
    }
    code = row.code
    place = row.place
    message = row.message
    sheet = row.sheet?.description
    hospital = row.hospital
    settledAt = row.receivedAt
  }
}

extension SheetAssessed {
  fileprivate init(_ row: AssessedRow) throws(UnreadableRow) {
    self.init()
    id = row.id.bytes
    hospital = row.hospital
    product = row.product.description
    form = row.form
    policy = row.policy
    revision = UInt32(clamping: row.revision)
    sheet = row.sheet.description
    submission = row.submission.description
    epoch = UInt32(clamping: row.epoch)
    nth = UInt64(clamping: row.nth)
    decision = row.decision.map(Decision.init)
    reason = row.reason
    day = row.day.daysSince1970
    guard let judged = row.judged else { return }
    score = judged.score.map { UInt32(clamping: $0) }
    var counts = Counts()
    counts.passed = UInt32(clamping: judged.passed)
    counts.failed = UInt32(clamping: judged.failed)
    counts.exempt = UInt32(clamping: judged.exempt)
    counts.unknown = UInt32(clamping: judged.unknown)
    counts.waived = UInt32(clamping: judged.waived)
    self.counts = counts
    rules = try SheetAssessed.rules(of: judged)
  }

  /// The rules that did not pass: what the results say of each, and why.
  private static func rules(of judged: AssessedRow.Judged) throws(UnreadableRow) -> [RuleResult] {
    guard let policy = PolicyBody.policy(judged.policyBody),
      let outcomes = PackedResults.unpack(judged.results, count: policy.rules.count),
      let reasons = ReasonsText.read(judged.reasons)
    else { throw UnreadableRow(what: "judgement") }
    let byRule = Dictionary(reasons.map { ($0.rule, $0) }, uniquingKeysWith: { first, _ in first })
    return zip(policy.rules, outcomes).compactMap { rule, outcome in
      guard outcome != .pass else { return nil }
      var result = RuleResult()
      result.rule = rule.id
      result.result = Result(outcome)
      result.severity = Severity(rule.severity)
      result.code = byRule[rule.id]?.code ?? ""
      result.items = byRule[rule.id]?.items ?? []
      return result
    }
  }
}

extension SheetAssessed.Decision {
  fileprivate init(_ decision: DisclosureCore.Decision) {
    switch decision {
    case .accept: self = .accept
    case .refer: self = .refer
    case .reject: self = .reject
    }
  }
}

extension SheetAssessed.Result {
  fileprivate init(_ outcome: Outcome) {
    switch outcome {
    case .pass: self = .pass
    case .fail: self = .fail
    case .exempt: self = .exempt
    case .unknown: self = .unknown
    case .waived: self = .waived
    }
  }
}

extension SheetAssessed.Severity {
  fileprivate init(_ severity: Rule.Severity) {
    switch severity {
    case .critical: self = .critical
    case .major: self = .major
    case .minor: self = .minor
    }
  }
}
