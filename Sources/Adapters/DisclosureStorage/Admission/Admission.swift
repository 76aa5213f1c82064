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

  /// - Parameter records: in the order of their offsets. Those beyond a gap among them are not taken.
  package func admit(_ records: [IntakeRecord], partition: Int32) throws -> Outcome {
    var rest = records[...]
    while let first = rest.first {
      let run = Admission.contiguous(rest)
      guard let last = run.last else { break }
      let moved = try connection.transaction {
        guard try movePosition(of: partition, from: first.offset, past: last) else { return false }
        try take(Array(run), partition: partition)
        return true
      }
      let next = moved ? last.offset + 1 : try position(of: partition)
      rest = rest.drop { $0.offset < next }
      if let first = rest.first, first.offset > next { return .gap(expected: next, found: first.offset) }
      // Otherwise the position came to where the rest begins, by us or by another worker: on from there.
    }
    return .admitted(next: try position(of: partition))
  }

  /// The records up to the first gap: whatever lies behind one must not move the position past it.
  private static func contiguous(_ records: ArraySlice<IntakeRecord>) -> ArraySlice<IntakeRecord> {
    var next = records.first?.offset
    return records.prefix { record in
      defer { next = record.offset + 1 }
      return record.offset == next
    }
  }

  private func movePosition(of partition: Int32, from first: Int64, past last: IntakeRecord) throws -> Bool {
    try connection.query(
      "UPDATE position SET next_offset = $3, last_event = $4 WHERE partition = $1 AND next_offset = $2",
      .int4(partition), .int8(first), .int8(last.offset + 1), .text(last.event)
    ).affectedRows == 1
  }

  private func position(of partition: Int32) throws -> Int64 {
    let known = try connection.query("SELECT next_offset FROM position WHERE partition = $1", .int4(partition))
      .first { row in try row.int64(0) }
    guard let known else { throw UnknownPartition(partition: partition) }
    return known
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
      return IntakeRecord(
        offset: record.offset, event: record.event, traceparent: record.traceparent,
        content: .rejected(submission, rejection))
    }
  }
}

/// A partition whose position was never set.
package struct UnknownPartition: Error, CustomStringConvertible {
  package let partition: Int32

  package var description: String { "partition \(partition) has no position: ask for its next offset first" }
}

extension IntakeRecord {
  package var submission: Submission? {
    switch content {
    case .sheet(let sheet): sheet.submission
    case .rejected(let submission, _): submission
    case .dead: nil
    }
  }
}
