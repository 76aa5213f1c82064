import DisclosureCore
import DisclosureIdentity
import PostgresClient

/// `intake`: one row for each record that came, whatever became of it.
struct IntakeTable {
  let connection: PostgresConnection

  init(_ connection: PostgresConnection) { self.connection = connection }

  /// Inserts a row for each record.
  ///
  /// A submission is (submitter, submission id), once: the unique index on the rows that claim their id decides who was
  /// first. Whatever comes under a claimed id after it claims nothing: a repeat if the same was handed in, else a
  /// conflict, even where it would now be rejected for a reason that leaves its id open.
  ///
  /// - Returns: the sheets that are to be stored.
  func insert(_ records: [IntakeRecord], partition: Int32) throws -> [AdmittedSheet] {
    let rows = records.map(IntakeRow.init)
    let inserted = try Set(insert(rows.filter(\.claims), partition: partition, ignoringTwins: true))
    let rest = rows.filter { !inserted.contains($0.offset) }
    if !rest.isEmpty { _ = try insert(settle(rest, partition: partition), partition: partition, ignoringTwins: false) }
    return records.compactMap { record in
      guard inserted.contains(record.offset), case .sheet(let sheet) = record.content else { return nil }
      return AdmittedSheet(sheet: sheet, traceparent: record.traceparent)
    }
  }

  /// The row that claimed an id.
  private struct First {
    let partition: Int32
    let offset: Int64
    let handedIn: [UInt8]?
    let sheet: Identifier?
    let code, place, message: String?

    func isBefore(_ row: IntakeRow, in partition: Int32) -> Bool {
      self.partition != partition || offset < row.offset
    }
  }

  private func settle(_ rows: [IntakeRow], partition: Int32) throws -> [IntakeRow] {
    let firsts = try firsts(of: rows)
    return try rows.map { row in
      guard let id = row.id, let first = firsts[id], first.isBefore(row, in: partition) else {
        // An id that could not be claimed has been: who claimed it is always found.
        guard !row.claims else { throw DamagedColumn(column: "intake.claims") }
        return row
      }
      var twin = row
      twin.claims = false
      if first.handedIn == row.handedIn {
        (twin.outcome, twin.sheet) = ("repeated", first.sheet)
        (twin.code, twin.place, twin.message) = (first.code, first.place, first.message)
      } else {
        (twin.outcome, twin.sheet, twin.place) = ("conflict", nil, nil)
        twin.code = RejectionCode.submissionConflict.rawValue
        twin.message = "something else was handed in under this submission id before; choose another id"
      }
      return twin
    }
  }

  private func firsts(of rows: [IntakeRow]) throws -> [Identifier: First] {
    let found = try connection.query(
      """
      SELECT i.id, i.partition, i."offset", i.handed_in, i.sheet, i.code, i.place, i.message
        FROM intake i JOIN unnest($1::text[], $2::text[]) AS t(submitter, submission)
          ON i.submitter = t.submitter AND i.submission = t.submission AND i.claims
      """, .texts(rows.map(\.submitter)), .texts(rows.map(\.submission))
    ).map { row in
      (
        try row.identifier(0),
        First(
          partition: try row.int32(1), offset: try row.int64(2), handedIn: try row.optionalBytes(3),
          sheet: try row.optionalIdentifier(4), code: try row.optionalText(5), place: try row.optionalText(6),
          message: try row.optionalText(7))
      )
    }
    return Dictionary(found, uniquingKeysWith: { first, _ in first })
  }

  /// - Returns: the offsets that were inserted.
  private func insert(_ rows: [IntakeRow], partition: Int32, ignoringTwins: Bool) throws -> [Int64] {
    try connection.query(
      """
      INSERT INTO intake (partition, "offset", submitter, submission, hospital, handed_in, outcome, claims, id, sheet, code,
                          place, message, file_name, record, traceparent)
      SELECT $1, r.* FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::bytea[], $7::text[], $8::boolean[],
                                 $9::uuid[], $10::uuid[], $11::text[], $12::text[], $13::text[], $14::text[], $15::bytea[],
                                 $16::text[])
             AS r("offset", submitter, submission, hospital, handed_in, outcome, claims, id, sheet, code, place, message,
                  file_name, record, traceparent)
       ORDER BY r.submitter, r.submission, r."offset"
      \(ignoringTwins ? "ON CONFLICT (submitter, submission) WHERE claims DO NOTHING" : "") RETURNING "offset"
      """,
      .int4(partition), .int8s(rows.map(\.offset)), .texts(rows.map(\.submitter)),
      .texts(rows.map(\.submission)), .texts(rows.map(\.hospital)),
      .byteas(rows.map(\.handedIn)), .texts(rows.map(\.outcome)),
      .bools(rows.map(\.claims)), .uuids(rows.map { $0.id.map(PostgresUUID.init) }),
      .uuids(rows.map { $0.sheet.map(PostgresUUID.init) }), .texts(rows.map(\.code)),
      .texts(rows.map(\.place)), .texts(rows.map(\.message)), .texts(rows.map(\.fileName)),
      .byteas(rows.map(\.record)), .texts(rows.map(\.traceparent))
    ).map { row in try row.int64(0) }
  }
}

/// A sheet that is to be stored, with where it came from.
struct AdmittedSheet {
  let sheet: HandedInSheet
  let traceparent: String?
}

private struct IntakeRow {
  let offset: Int64
  let submitter: String?
  let submission: String?
  let hospital: String?
  let handedIn: [UInt8]?
  let id: Identifier?
  let fileName: String?
  let record: [UInt8]?
  let traceparent: String?
  var outcome: String
  var claims: Bool
  var sheet: Identifier?
  var code: String?
  var place: String?
  var message: String?

  init(_ intake: IntakeRecord) {
    let submission = intake.submission
    offset = intake.offset
    submitter = submission?.submitter
    self.submission = submission?.chosenID
    hospital = submission?.hospital
    handedIn = submission?.handedIn.bytes
    id = submission?.id
    fileName = submission?.fileName
    traceparent = intake.traceparent
    var rejection: Rejection?
    switch intake.content {
    case .sheet(let read):
      (outcome, claims, sheet, record) = ("stored", true, read.id, nil)
    case .rejected(_, let why):
      (outcome, claims, sheet, record, rejection) = ("rejected", why.code.claims, nil, nil, why)
    case .dead(let original, let why):
      (outcome, claims, sheet, record, rejection) = ("dead", false, nil, original, why)
    }
    code = rejection?.code.rawValue
    place = rejection?.place
    message = rejection?.message
  }
}
