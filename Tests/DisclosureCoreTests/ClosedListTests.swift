import DisclosureCore
import Testing

@Suite("Closed lists of codes, as they are stored")
struct ClosedListTests {
  @Test("rejections, and which of them leave the submission's id open")
  func rejections() {
    #expect(
      RejectionCode.allCases.map(\.rawValue) == [
        "format.other", "form.unknown", "form.empty", "text.encoding", "text.nul", "text.combining", "limit.size",
        "limit.rows",
        "limit.line", "limit.headers", "limit.columns", "limit.cell", "csv.quote", "limit.cells", "limit.parts",
        "limit.pages", "limit.objects", "zip.damaged", "zip.inconsistent", "zip.name", "zip.encrypted", "zip.method",
        "zip.bomb", "xml.doctype", "xml.encoding", "xml.malformed", "xml.limit", "xlsx.part", "xlsx.cell",
        "pdf.damaged", "pdf.encrypted", "pdf.no.text", "envelope.invalid", "content.hash",
        "content.empty", "hospital.unknown",
        "product.unnamed", "schema.newer", "submission.conflict", "policy.invalid", "position.gap",
        "position.recreated", "day.jump",
        "reader.wall", "reader.cpu", "reader.memory", "reader.output", "reader.forbidden", "reader.crashed",
        "reader.answer", "reader.format",
      ])
    let open = RejectionCode.allCases.filter { !$0.claims }
    #expect(
      open == [
        .contentHash, .hospitalUnknown, .schemaNewer, .readerWall, .readerCPU, .readerMemory, .readerOutput,
        .readerForbidden, .readerCrashed, .readerAnswer, .readerFormat,
      ])
  }

  @Test("reasons of a rule's result")
  func reasons() {
    #expect(
      ReasonCode.allCases.map(\.rawValue) == [
        "answer.yes", "answer.no", "answer.notApplicable", "answer.applies", "answer.doesNotApply",
        "answer.unresolved", "answer.conflicting", "answer.blank", "answer.absent", "applies.unknown", "when.unknown",
        "remark.missing", "sheet.old", "sheet.undated", "edition.older", "finding.present", "finding.undetermined",
        "condition.unmet", "condition.unknown", "exempt.gate", "exempt.when", "waived",
      ])
  }

  @Test("reasons of an assessment")
  func assessments() {
    #expect(
      AssessmentReason.allCases.map(\.rawValue) == [
        "policy.none", "policy.applied", "policy.removed", "policy.failed", "subscription.ended", "product.merged",
        "sheet.withdrawn", "hospital.closed",
      ])
  }

  @Test("answers, states and outcomes, by the numbers that are stored")
  func numbers() {
    #expect(
      Answer.allCases.map { "\($0.rawValue) \($0.name)" } == [
        "1 yes", "2 no", "3 notApplicable", "4 applies", "5 doesNotApply",
      ])
    #expect(
      Reading.State.allCases.map { "\($0.rawValue) \($0.name)" } == [
        "1 explicit", "2 unresolved", "3 conflicting", "4 blank", "5 absent",
      ])
    #expect(
      Outcome.allCases.map { "\($0.rawValue) \($0.name)" } == ["0 pass", "1 fail", "2 exempt", "3 unknown", "4 waived"])
  }
}
