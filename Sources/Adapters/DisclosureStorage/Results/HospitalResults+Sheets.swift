package import DisclosureCore
package import DisclosureIdentity
import PostgresClient

/// What a hospital sees of products and sheets, beside its assessments.
extension HospitalResults {
  /// One row of `hospital.products()`.
  package struct Product: Sendable, Equatable {
    package let vendor, product, form: String
    /// Days since 1970-01-01.
    package let sheetDate: Int32?
    /// The worst current decision.
    package let standing: String
    package let policies: [String]
    /// Days since 1970-01-01.
    package let checkedOn: Int32
  }

  /// One row of `hospital.findings(submission)`.
  package struct FindingRow: Sendable, Equatable {
    package let rule, severity: String
    package let items: [String]
    package let remarks: [Int]
    package let quotes: [String]
  }

  /// One row of `hospital.undetermined(submission)`.
  package struct UndeterminedRow: Sendable, Equatable {
    package let rule: String
    /// `sheet.unclear`, or `reader.older` where the sheet's reader may not have checked it.
    package let reason: String
  }

  package func products() throws -> [Product] {
    // A policy's name holds no space.
    let columns = "vendor, product, form, sheet_date, standing, array_to_string(policies, ' '), checked_on"
    let result =
      try hospital.map { id in
        try connection.query(
          "SELECT \(columns) FROM kaiji.products_of($1, $2)", .int2(Bucket.of(hospital: id)), .text(id))
      } ?? connection.query("SELECT \(columns) FROM hospital.products()")
    return try result.map { row in
      Product(
        vendor: try row.text(0), product: try row.text(1), form: try row.text(2), sheetDate: try row.optionalDate(3),
        standing: try row.text(4), policies: try row.text(5).split(separator: " ").map(String.init),
        checkedOn: try row.date(6))
    }
  }

  /// - Throws: `SheetNotSeen` where this hospital sees no sheet of the submission.
  package func findings(of submission: Identifier) throws -> [FindingRow] {
    // Quotes are parted by U+001F, which is there for this.
    let columns =
      "rule, severity, array_to_string(items, ' '), array_to_string(remarks, ' '), array_to_string(quotes, chr(31))"
    guard try sees(submission) else { throw SheetNotSeen(submission: submission) }
    let submission = PostgresValue.uuid(PostgresUUID(submission))
    let result =
      try hospital.map { id in
        try connection.query(
          "SELECT \(columns) FROM kaiji.findings_of($1, $2, $3)", .int2(Bucket.of(hospital: id)), .text(id), submission)
      } ?? connection.query("SELECT \(columns) FROM hospital.findings($1)", submission)
    return try result.map { row in
      FindingRow(
        rule: try row.text(0), severity: try row.text(1), items: try row.text(2).split(separator: " ").map(String.init),
        remarks: try row.text(3).split(separator: " ").compactMap { Int($0) },
        quotes: try row.text(4).split(separator: "\u{1F}").map(String.init))
    }
  }

  /// The rules that cannot tell on this sheet, in order; none where the hospital sees no sheet of the submission.
  package func undetermined(of submission: Identifier) throws -> [UndeterminedRow] {
    let submission = PostgresValue.uuid(PostgresUUID(submission))
    let result =
      try hospital.map { id in
        try connection.query(
          "SELECT rule, reason FROM kaiji.undetermined_of($1, $2, $3)", .int2(Bucket.of(hospital: id)), .text(id),
          submission)
      } ?? connection.query("SELECT rule, reason FROM hospital.undetermined($1)", submission)
    return try result.map { row in UndeterminedRow(rule: try row.text(0), reason: try row.text(1)) }
  }

  private func sees(_ submission: Identifier) throws -> Bool {
    let submission = PostgresValue.uuid(PostgresUUID(submission))
    let result =
      try hospital.map { id in
        try connection.query(
          "SELECT kaiji.sheet_of($1, $2, $3) IS NOT NULL", .int2(Bucket.of(hospital: id)), .text(id), submission)
      } ?? connection.query("SELECT EXISTS (SELECT FROM hospital.readings($1))", submission)
    return try result.first { row in try row.bool(0) } == true
  }
}

/// A submission of which a hospital sees no sheet: there is none, it is another's, or it was withdrawn.
package struct SheetNotSeen: ToldError {
  package let submission: Identifier

  package var told: Label {
    Label(
      japanese: "提出 \(submission) の開示書はこの病院から見えません。`kaiji results --hospital ID` で一覧できます",
      english:
        "the hospital sees no sheet of submission \(submission); `kaiji results --hospital ID` lists those it was judged on"
    )
  }
}
