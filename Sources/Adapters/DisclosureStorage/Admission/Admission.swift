import DisclosureCore
import DisclosureIdentity
package import PostgresClient

/// Takes records of one partition of the sheet topic into PostgreSQL, each exactly once.
///
/// One transaction per batch. Its first statement moves the partition's position and is the fence: whoever finds that
/// the position is elsewhere (a worker that lost its partition, a commit that was in doubt) changes nothing, reads the
/// position and goes on from there.
package struct Admission {
  package enum Outcome: Sendable, Equatable {
    /// Everything up to this offset is admitted, by us or by another worker.
    case admitted(next: Int64)
    /// The first record lies beyond the position: records are missing, and none is ever skipped.
    case gap(expected: Int64, found: Int64)
  }

  private let connection: PostgresConnection

  package init(_ connection: PostgresConnection) { self.connection = connection }

  /// - Parameter records: in the order of their offsets, without gaps.
  package func admit(_ records: [IntakeRecord], partition: Int32) throws -> Outcome {
    var rest = records[...]
    while let first = rest.first, let last = rest.last {
      let moved = try connection.transaction {
        guard try movePosition(of: partition, from: first.offset, past: last) else { return false }
        try take(Array(rest), partition: partition)
        return true
      }
      if moved { return .admitted(next: last.offset + 1) }
      let next = try position(of: partition)
      guard next > first.offset else { return .gap(expected: next, found: first.offset) }
      rest = rest.drop { $0.offset < next }
      if rest.isEmpty { return .admitted(next: next) }
    }
    return .admitted(next: try position(of: partition))
  }

  private func movePosition(of partition: Int32, from first: Int64, past last: IntakeRecord) throws -> Bool {
    try connection.query(
      "UPDATE position SET next_offset = $3, last_event = $4 WHERE partition = $1 AND next_offset = $2",
      .int4(partition), .int8(first), .int8(last.offset + 1), .text(last.event)
    ).affectedRows == 1
  }

  private func position(of partition: Int32) throws -> Int64 {
    try connection.query("SELECT next_offset FROM position WHERE partition = $1", .int4(partition))
      .first { row in try row.int64(0) } ?? 0
  }

  private func take(_ records: [IntakeRecord], partition: Int32) throws {
    let rows = try IntakeTable(connection).insert(try knownAudiences(records), partition: partition)
    try SheetTable(connection).insert(rows)
  }

  /// A submission for a hospital that is not here, or no longer, is a rejection that leaves its id open.
  private func knownAudiences(_ records: [IntakeRecord]) throws -> [IntakeRecord] {
    let named = Set(records.compactMap(\.submission?.hospital))
    guard !named.isEmpty else { return records }
    let known = try Set(
      connection.query(
        "SELECT id FROM hospital WHERE id = ANY($1) AND closed_at IS NULL", .texts(named.sorted())
      ).map { row in try row.text(0) })
    return records.map { record in
      guard let submission = record.submission, let hospital = submission.hospital, !known.contains(hospital) else {
        return record
      }
      let rejection = Rejection(.hospitalUnknown, "the submission is for a hospital that is not known here")
      return IntakeRecord(offset: record.offset, event: record.event, content: .rejected(submission, rejection))
    }
  }
}

extension IntakeRecord {
  var submission: Submission? {
    switch content {
    case .sheet(let sheet): sheet.submission
    case .rejected(let submission, _): submission
    case .dead: nil
    }
  }
}
