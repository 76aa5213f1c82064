package import DisclosureIdentity
package import PostgresClient

/// A hospital's results as it may query them itself (design.md §9).
package struct HospitalResults {
  /// One row of `hospital.assessments()`.
  package struct Assessment: Sendable {
    package let submission: Identifier
    package let vendor, product, form: String
    /// Days since 1970-01-01.
    package let sheetDate: Int32?
    package let policy: String
    package let revision: Int64
    package let decision, reason: String?
    /// Tenths of a point.
    package let score: Int64?
    package let passed, failed, unknown, exempt, waived: Int32?
    /// Days since 1970-01-01.
    package let judgedOn: Int32
    package let isCurrent: Bool
  }

  /// One row of `hospital.rule_results(submission)`.
  package struct RuleRow: Sendable {
    package let policy, rule, result, severity: String
    package let items: [String]
    package let reason, remark: String?
  }

  let connection: PostgresConnection
  /// Nil: the hospital whose login the connection has.
  let hospital: String?

  /// As the hospital whose login the connection has.
  package init(own connection: PostgresConnection) {
    self.connection = connection
    hospital = nil
  }

  /// As an operator, of one hospital named here.
  package init(of hospital: String, _ connection: PostgresConnection) {
    self.connection = connection
    self.hospital = hospital
  }

  /// The whole history, each line's rows in their order.
  package func assessments() throws -> [Assessment] {
    let result =
      try hospital.map { id in
        try connection.query(
          "SELECT \(HospitalResults.columns) FROM kaiji.assessments_of($1, $2)", .int2(Bucket.of(hospital: id)),
          .text(id))
      } ?? connection.query("SELECT \(HospitalResults.columns) FROM hospital.assessments()")
    return try result.map { row in try HospitalResults.assessment(row) }
  }

  /// The newest row of each line that is open.
  package func currentAssessments() throws -> [Assessment] {
    let result =
      try hospital.map { id in
        try connection.query(
          "SELECT \(HospitalResults.columns) FROM kaiji.current_assessments_of($1, $2)",
          .int2(Bucket.of(hospital: id)), .text(id))
      } ?? connection.query("SELECT \(HospitalResults.columns) FROM hospital.current_assessments()")
    return try result.map { row in try HospitalResults.assessment(row) }
  }

  private static let columns = """
    submission, vendor, product, form, sheet_date, policy, revision, decision, reason, score, passed, failed, unknown,
    exempt, waived, judged_on, is_current
    """

  private static func assessment(_ row: borrowing PostgresRow) throws(PostgresError) -> Assessment {
    Assessment(
      submission: try row.identifier(0), vendor: try row.text(1), product: try row.text(2), form: try row.text(3),
      sheetDate: try row.optionalDate(4), policy: try row.text(5), revision: try row.int64(6),
      decision: try row.optionalText(7), reason: try row.optionalText(8), score: try row.optionalTenths(9),
      passed: try row.optionalInt32(10), failed: try row.optionalInt32(11), unknown: try row.optionalInt32(12),
      exempt: try row.optionalInt32(13), waived: try row.optionalInt32(14), judgedOn: try row.date(15),
      isCurrent: try row.bool(16))
  }

  package func ruleResults(of submission: Identifier) throws -> [RuleRow] {
    let columns = "policy, rule, result, severity, array_to_string(items, ' '), reason, remark"
    let submission = PostgresValue.uuid(PostgresUUID(submission))
    let result =
      try hospital.map { id in
        try connection.query(
          "SELECT \(columns) FROM kaiji.rule_results_of($1, $2, $3)", .int2(Bucket.of(hospital: id)), .text(id),
          submission)
      } ?? connection.query("SELECT \(columns) FROM hospital.rule_results($1)", submission)
    return try result.map { row in
      RuleRow(
        policy: try row.text(0), rule: try row.text(1), result: try row.text(2), severity: try row.text(3),
        items: try row.text(4).split(separator: " ").map(String.init), reason: try row.optionalText(5),
        remark: try row.optionalText(6))
    }
  }
}
