/// Rules about what a sheet as a whole takes as its subject: external storage, the block of 77 to 106, one answer
/// everywhere.
enum ScopeRules {
  static let all = [storage, digitalRecords]

  /// G9: whoever stores records outside does so somewhere, and 103 is for them alone.
  private static let storage = StatedRule.Statement(
    .gate, 9,
    .warning(.every(.open("1"), .excused("1.1"), .excused("1.2"))),
    .warning(.every(.open("1"), .yes("1.1"), .yes("1.2"))),
    .warning(.every(.closed("1"), .yes("103"))))

  /// G10: 77 or 80 says 非該当, yet a row that only makes sense after 該当 is answered. Sees rows without a mark.
  private static let digitalRecords = StatedRule.Statement(
    .gate, 10,
    .warning(.all([shows("77", .closing), .any(["78", "79"].map { shows($0, .answered) })])),
    .warning(.all([shows("80", .closing), .any(["81", "82", "83", "84"].map { shows($0, .answered) })])))

  private static func shows(_ id: String, _ answers: AnswerSet) -> Claim<String> {
    .shows(id, answers, blankCounts: false)
  }
}

/// G2: a gate says 該当, yet all rows under it are blank, or all are 対象外. One finding per gate. Sees rows without a mark.
struct NothingUnderOpenGate: AnswerRule {
  let code = Finding.Code(.gate, 2)
  private let families: [RowFamily]

  init(_ catalogue: Catalogue) { families = RowFamily.ofGates(catalogue) }

  func verdict(on rows: AnsweredRows) -> CheckVerdict {
    families.reduce(into: CheckVerdict()) { verdict, family in
      func all(_ answers: AnswerSet, blankCounts: Bool) -> Truth {
        family.children.reduce(.true) { $0 & rows.shows($1, answers, blankCounts: blankCounts) }
      }
      verdict.add(
        rows.shows(family.parent, .opening, blankCounts: false)
          & (all(AnswerSet(), blankCounts: true) | all(.excused, blankCounts: false)),
        Finding(code: code, severity: .warning, items: family.members(with: family.children)))
    }
  }
}

/// G11: records are stored outside, yet every row from 77 to 106 is 対象外 or 非該当: the block may have been skipped.
struct SkippedBlock: AnswerRule {
  let code = Finding.Code(.gate, 11)
  private let storage: Int
  private let block: [Int]

  /// Nil for a catalogue without these rows.
  init?(_ catalogue: Catalogue) {
    guard let storage = catalogue.position(of: "1"), let first = catalogue.position(of: "77") else { return nil }
    self.storage = storage
    block = catalogue.items.indices[first...].filter { catalogue.items[$0].isAnswerable }
  }

  func verdict(on rows: AnsweredRows) -> CheckVerdict {
    var verdict = CheckVerdict()
    verdict.add(
      block.reduce(rows.says(storage, .opening)) { $0 & rows.says($1, .inapplicable) },
      Finding(code: code, severity: .warning, items: [storage] + block))
    return verdict
  }
}

/// X19: every row says はい or 該当: the sheet may have been filled in without a look at the questions. Names no row.
struct NothingButYes: AnswerRule {
  let code = Finding.Code(.crossItem, 19)
  private let rows: [Int]

  init(_ catalogue: Catalogue) { rows = catalogue.items.indices.filter { catalogue.items[$0].isAnswerable } }

  func verdict(on answered: AnsweredRows) -> CheckVerdict {
    var verdict = CheckVerdict()
    verdict.add(
      rows.reduce(.true) { $0 & answered.says($1, .agreeing) }, Finding(code: code, severity: .info))
    return verdict
  }
}
