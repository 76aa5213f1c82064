/// All rules of consistency, asked of one sheet.
///
/// A rule reports one finding per cause, never one per row; a rule that cannot tell says so (`notes/domain.md` §4.5).
struct ConsistencyCheck {
  let findings: [Finding]
  /// In the order of codes.
  let undetermined: [Finding.Code]

  init(
    catalogue: Catalogue, header: Header, readings: [Reading?], remarks: [Remark], remarkPresent: [Bool],
    sightings: Sightings
  ) {
    let rows = AnsweredRows(readings: readings, remarkPresent: remarkPresent, header: header)
    let links = RemarkLinks(catalogue: catalogue, readings: readings, remarks: remarks)
    let prose = RemarkProse.all(links, readings)
    let verdicts: [(code: Finding.Code, verdict: CheckVerdict)] =
      AnswerRules.of(catalogue).map { ($0.code, $0.verdict(on: rows)) } + [
        (.init(.remark, 5), ClaimsAgainstAnswer.verdict(on: prose, rows)),
        (.init(.sheet, 1), disagreeingWeekday(header)), (.init(.sheet, 4), SheetDateRules.old(header)),
        (.init(.sheet, 5), SheetDateRules.early(header)),
        (.init(.sheet, 8), editedQuestions(catalogue, readings, sightings)),
      ]
    // These act on what was seen, or on the form: they can always tell.
    let graph = danglingRemarks(links) + unusedRemarks(links) + misdirectedRemarks(links)
    let said = disorderedRemarks(links, readings) + dutiesMoved(prose) + outsideEvidence(prose)
    let form = differingHeads(sightings) + olderGuideline(catalogue.form) + unlistedIDs(sightings)
    let seen = rowFindings(readings) + graph + said + form
    findings = (verdicts.flatMap(\.verdict.findings) + seen).sorted(by: Finding.inOrder)
    undetermined = verdicts.filter(\.verdict.isUndetermined).map(\.code).sorted()
  }
}

extension Finding.Code {
  /// The rules that this program checks, in order. What it does not check, a policy cannot ask about: a finding that is
  /// not there would look like a sheet without fault.
  package static let checked: [Finding.Code] =
    (1...11).map { .init(.gate, $0) } + (1...20).map { .init(.crossItem, $0) } + (1...8).map { .init(.remark, $0) }
    + (1...10).map { .init(.sheet, $0) }

  /// Of which a stored sheet may not tell, because the reader that made it did not check them all: what it does not list
  /// cannot be told.
  package static func untold(byReader version: Int32) -> [Finding.Code] {
    let firstThatChecksAll: Int32 = 3
    return version < firstThatChecksAll ? checked : []
  }
}
