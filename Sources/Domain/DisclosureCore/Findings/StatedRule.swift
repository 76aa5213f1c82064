/// A rule of consistency that is stated as claims about a few rows: each claim that holds is one cause, one finding.
struct StatedRule: AnswerRule {
  /// What cannot stand in a sheet.
  struct Cause<Row: Sendable>: Sendable {
    let severity: Finding.Severity
    let contradiction: Claim<Row>
    /// The rows to tell of; nil for those that make the claim true.
    let told: [Row]?
  }

  /// A rule as it is written, with the form's numbers.
  struct Statement: Sendable {
    let code: Finding.Code
    let causes: [Cause<String>]

    init(_ family: Finding.Code.Family, _ number: Int, _ causes: Cause<String>...) {
      self.init(family, number, causes: causes)
    }

    init(_ family: Finding.Code.Family, _ number: Int, causes: [Cause<String>]) {
      code = Finding.Code(family, number)
      self.causes = causes
    }
  }

  let code: Finding.Code
  private let causes: [Cause<Int>]

  /// Nil for a catalogue that lacks one of the rows.
  init?(_ statement: Statement, in catalogue: Catalogue) {
    let causes = statement.causes.compactMap { StatedRule.cause($0, in: catalogue) }
    guard causes.count == statement.causes.count else { return nil }
    code = statement.code
    self.causes = causes
  }

  func verdict(on rows: AnsweredRows) -> CheckVerdict {
    causes.reduce(into: CheckVerdict()) { verdict, cause in
      verdict.add(
        cause.contradiction.truth(on: rows),
        Finding(
          code: code, severity: cause.severity, items: cause.told ?? cause.contradiction.decidingRows(on: rows)))
    }
  }

  private static func cause(_ cause: Cause<String>, in catalogue: Catalogue) -> Cause<Int>? {
    guard let claim = cause.contradiction.renamed({ catalogue.position(of: $0) }) else { return nil }
    let told = cause.told?.compactMap { catalogue.position(of: $0) }
    guard told?.count == cause.told?.count else { return nil }
    return Cause<Int>(severity: cause.severity, contradiction: claim, told: told)
  }
}

extension StatedRule.Cause<String> {
  static func error(_ claim: Claim<String>) -> Self { Self(severity: .error, contradiction: claim, told: nil) }
  static func warning(_ claim: Claim<String>, telling: [String]? = nil) -> Self {
    Self(severity: .warning, contradiction: claim, told: telling)
  }
  static func info(_ claim: Claim<String>, telling: [String]? = nil) -> Self {
    Self(severity: .info, contradiction: claim, told: telling)
  }
}
