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
  /// first. The others are twins: a repeat if the same was handed in, else a conflict; either way they claim nothing.
  ///
  /// - Returns: the sheets that are to be stored.
  func insert(_ records: [IntakeRecord], partition: Int32) throws -> [HandedInSheet] {
    let rows = records.map(IntakeRow.init)
    let inserted = try Set(insert(rows, partition: partition, ignoringTwins: true))
    let twins = rows.filter { !inserted.contains($0.offset) }
    if !twins.isEmpty { _ = try insert(settle(twins), partition: partition, ignoringTwins: false) }
    return records.compactMap { record in
      guard inserted.contains(record.offset), case .sheet(let sheet) = record.content else { return nil }
      return sheet
    }
  }

  private func settle(_ twins: [IntakeRow]) throws -> [IntakeRow] {
    let firsts = try connection.query(
      """
      SELECT i.id, i.handed_in, i.sheet, i.code, i.place, i.message
        FROM intake i JOIN unnest($1::text[], $2::text[]) AS t(submitter, submission)
          ON i.submitter = t.submitter AND i.submission = t.submission AND i.claims
      """, .texts(twins.map(\.submitter)), .texts(twins.map(\.submission))
    ).map { row in
      (
        id: try row.identifier(0), handedIn: try row.optionalBytes(1), sheet: try row.optionalIdentifier(2),
        code: try row.optionalText(3), place: try row.optionalText(4), message: try row.optionalText(5)
      )
    }
    let byID = Dictionary(firsts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return twins.map { twin in
      var row = twin
      row.claims = false
      guard let id = twin.id, let first = byID[id] else { return row }
      if first.handedIn == twin.handedIn {
        (row.outcome, row.sheet) = ("repeated", first.sheet)
        (row.code, row.place, row.message) = (first.code, first.place, first.message)
      } else {
        (row.outcome, row.sheet, row.place) = ("conflict", nil, nil)
        row.code = RejectionCode.submissionConflict.rawValue
        row.message = "something else was handed in under this submission id before; choose another id"
      }
      return row
    }
  }

  /// - Returns: the offsets that were inserted.
  private func insert(_ rows: [IntakeRow], partition: Int32, ignoringTwins: Bool) throws -> [Int64] {
    try connection.query(
      """
      INSERT INTO intake (partition, "offset", submitter, submission, hospital, handed_in, outcome, claims, id, sheet, code,
                          place, message, file_name, record)
      SELECT $1, r.* FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::bytea[], $7::text[], $8::boolean[],
                                 $9::uuid[], $10::uuid[], $11::text[], $12::text[], $13::text[], $14::text[], $15::bytea[])
             AS r("offset", submitter, submission, hospital, handed_in, outcome, claims, id, sheet, code, place, message,
                  file_name, record)
       ORDER BY r.submitter, r.submission, r."offset"
      \(ignoringTwins ? "ON CONFLICT (submitter, submission) WHERE claims DO NOTHING" : "") RETURNING "offset"
      """,
      .int4(partition), .int8s(rows.map(\.offset)), .texts(rows.map(\.submitter)),
      .texts(rows.map(\.submission)), .texts(rows.map(\.hospital)),
      .byteas(rows.map(\.handedIn)), .texts(rows.map(\.outcome)),
      .bools(rows.map(\.claims)), .uuids(rows.map { $0.id.map(PostgresUUID.init) }),
      .uuids(rows.map { $0.sheet.map(PostgresUUID.init) }), .texts(rows.map(\.code)),
      .texts(rows.map(\.place)), .texts(rows.map(\.message)), .texts(rows.map(\.fileName)),
      .byteas(rows.map(\.record))
    ).map { row in try row.int64(0) }
  }
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
