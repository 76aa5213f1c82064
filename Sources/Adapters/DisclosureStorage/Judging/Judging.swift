import DisclosureCore
import DisclosureIdentity
package import PostgresClient

/// Judges what is to be judged: takes buckets, reads, lets the caller judge in memory, appends, and deletes the work.
///
/// All in one transaction under the buckets' locks. Whoever changes a policy, a waiver, a subscription or the day holds
/// the same lock, so that no result mixes old and new, and none stays stale.
package struct Judging {
  private let connection: PostgresConnection
  private let pairsAtOnce: Int64

  /// - Parameter pairsAtOnce: about how many sheets of hospitals are judged in one transaction; what addresses more is
  ///   done in parts.
  package init(_ connection: PostgresConnection, pairsAtOnce: Int64 = 500) {
    self.connection = connection
    self.pairsAtOnce = pairsAtOnce
  }

  package struct Done: Sendable, Equatable {
    /// Rows of work that were done.
    package let work: Int
    /// Rows of which a part was done.
    package let begun: Int
    /// Rows that were appended.
    package let appended: Int
    package let failedHospitals: Int
  }

  /// Does one transaction's worth of work.
  ///
  /// - Parameter judge: gives a verdict for each subject, in their order.
  /// - Returns: nil where no free bucket has work.
  package func run(_ judge: (JudgingInput) throws -> [SubjectVerdict]) throws -> Done? {
    try connection.transaction {
      let workTable = WorkTable(connection, pairsAtOnce: pairsAtOnce)
      var buckets = try workTable.takeBuckets()
      guard !buckets.isEmpty else { return nil }
      let work = try workTable.take(of: buckets.keys)
      guard !work.isEmpty else { return nil }
      let subjects = try SubjectReader(connection).subjects(of: work.addresses)
      let verdicts = try judge(input(subjects, buckets))
      try workTable.settle(work)
      let failed = try putOff(subjects, verdicts, workTable)
      let rows = Judging.inOrder(subjects, verdicts)
      let touched = Set(rows.map(\.subject.bucket))
      try AssessmentLog(connection).append(rows, to: &buckets)
      try workTable.moveSequences(Array(buckets.values.filter { touched.contains($0.id) }))
      return Done(work: work.finished.count, begun: work.begun.count, appended: rows.count, failedHospitals: failed)
    }
  }

  private func input(_ subjects: [JudgingSubject], _ buckets: [Int16: WorkTable.Bucket]) throws -> JudgingInput {
    let reader = SubjectReader(connection)
    return JudgingInput(
      subjects: subjects, sheets: try reader.sheets(Set(subjects.compactMap(\.sheet))),
      policies: try reader.policies(Set(subjects.flatMap { $0.policies.map(\.content) })),
      days: buckets.mapValues(\.day))
  }

  private func putOff(
    _ subjects: [JudgingSubject], _ verdicts: [SubjectVerdict], _ workTable: WorkTable
  ) throws -> Int {
    let failed = zip(subjects, verdicts).compactMap { subject, verdict in
      if case .failed = verdict { subject } else { JudgingSubject?.none }
    }
    let hospitals = Dictionary(failed.map { ($0.hospital, $0) }, uniquingKeysWith: { first, _ in first })
    try workTable.putOff(hospitals.values.map { ($0.bucket, $0.hospital, $0.attempts + 1) })
    return hospitals.count
  }

  /// Openings come before closings.
  private static func inOrder(
    _ subjects: [JudgingSubject], _ verdicts: [SubjectVerdict]
  ) -> [(subject: JudgingSubject, new: NewAssessment)] {
    var rows: [(subject: JudgingSubject, new: NewAssessment)] = []
    for (subject, verdict) in zip(subjects, verdicts) {
      if case .judged(let new) = verdict { rows += new.map { (subject, $0) } }
    }
    return rows.filter { $0.new.decision != nil } + rows.filter { $0.new.decision == nil }
  }
}
