/// A rule of consistency about answers, made for one catalogue: it knows its rows by their positions.
protocol AnswerRule: Sendable {
  var code: Finding.Code { get }

  func verdict(on rows: AnsweredRows) -> CheckVerdict
}

/// What a rule of consistency says of one sheet.
///
/// A rule that looks at several gates or parents may have found something at one and be unable to tell at another.
struct CheckVerdict {
  private(set) var findings: [Finding] = []
  private(set) var isUndetermined = false

  /// Adds one possible cause: a finding if the contradiction is there, and an open question if that cannot be told.
  mutating func add(_ contradiction: Truth, _ finding: @autoclosure () -> Finding) {
    switch contradiction {
    case .true: findings.append(finding())
    case .unknown: isUndetermined = true
    case .false: break
    }
  }
}

/// The rules about answers, each compiled once for each catalogue.
enum AnswerRules {
  private static let known = Catalogue.known.map { (form: $0.form, rules: compile($0)) }

  static func of(_ catalogue: Catalogue) -> [any AnswerRule] {
    known.first { $0.form == catalogue.form }?.rules ?? compile(catalogue)
  }

  /// The rules speak of the SDS form's numbers; forms share none (`notes/domain.md` §1.2).
  private static func compile(_ catalogue: Catalogue) -> [any AnswerRule] {
    guard catalogue.form.family == "SDS" else { return [] }
    let authentication = AuthenticationRows(catalogue).map { rows in
      [PasswordWithoutMemory(rows), LoneFactor(rows), NoMeans(rows), UnexplainedMeans(rows)] as [any AnswerRule]
    }
    let alone: [(any AnswerRule)?] = [
      AnsweredUnderClosedGate(catalogue), NothingUnderOpenGate(catalogue), AnsweredUnderMissingParent(catalogue),
      SkippedBlock(catalogue), PatientsService(catalogue), StoringService(catalogue), NothingButYes(catalogue),
      UnexplainedNo(catalogue),
    ]
    return alone.compactMap(\.self) + (authentication ?? [])
      + statements.compactMap { StatedRule($0, in: catalogue) }
  }

  private static let statements =
    CompensationRules.all + ScopeRules.all + AccessRules.all + NetworkRules.all + OutsourcingRules.all
}
