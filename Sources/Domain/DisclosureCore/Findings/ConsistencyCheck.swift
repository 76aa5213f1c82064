/// All rules of consistency, asked of one sheet.
///
/// A rule reports one finding per cause, never one per row; a rule that cannot tell says so (`notes/domain.md` §4.5).
struct ConsistencyCheck {
  let findings: [Finding]
  let undetermined: [Finding.Code]

  init(catalogue: Catalogue, readings: [Reading?], remarks: [Remark]) {
    let links = RemarkLinks(catalogue: catalogue, readings: readings, remarks: remarks)
    let found = [
      danglingRemarks(links), unusedRemarks(links), misdirectedRemarks(links), olderGuideline(catalogue.form),
    ]
    findings = found.flatMap { $0 }.sorted(by: Finding.inOrder)
    // The remark rules act on what was seen and H3 on the form: these can always tell.
    undetermined = []
  }
}
