/// All rules of consistency, asked of one sheet.
///
/// A rule reports one finding per cause, never one per row; a rule that cannot tell says so (`notes/domain.md` §4.5).
struct ConsistencyCheck {
  let findings: [Finding]
  /// In the order of codes.
  let undetermined: [Finding.Code]

  init(catalogue: Catalogue, header: Header, readings: [Reading?], remarks: [Remark], remarkPresent: [Bool]) {
    let rows = AnsweredRows(readings: readings, remarkPresent: remarkPresent)
    let links = RemarkLinks(catalogue: catalogue, readings: readings, remarks: remarks)
    var verdicts = AnswerRules.of(catalogue).map { (code: $0.code, verdict: $0.verdict(on: rows)) }
    verdicts.append((Finding.Code(.sheet, 1), disagreeingWeekday(header)))
    // The remark rules act on what was seen and H3 on the form: these can always tell.
    let seen =
      danglingRemarks(links) + unusedRemarks(links) + misdirectedRemarks(links) + olderGuideline(catalogue.form)
    findings = (verdicts.flatMap(\.verdict.findings) + seen).sorted(by: Finding.inOrder)
    undetermined = verdicts.filter(\.verdict.isUndetermined).map(\.code).sorted()
  }
}

extension Finding.Code {
  /// The rules that this program checks, in order. What it does not check, a policy cannot ask about: a finding that is
  /// not there would look like a sheet without fault.
  package static let checked: [Finding.Code] = [
    .init(.gate, 1), .init(.gate, 4), .init(.crossItem, 1), .init(.crossItem, 2), .init(.crossItem, 3),
    .init(.crossItem, 4), .init(.remark, 1), .init(.remark, 2), .init(.remark, 3), .init(.sheet, 1), .init(.sheet, 3),
  ]
}
