/// Why a rule did not pass: a code for programs; people's words are made when it is shown (encoding.md §5).
package enum ReasonCode: String, Sendable, CaseIterable {
  case answerYes = "answer.yes"
  case answerNo = "answer.no"
  case answerNotApplicable = "answer.notApplicable"
  case answerApplies = "answer.applies"
  case answerDoesNotApply = "answer.doesNotApply"
  case answerUnresolved = "answer.unresolved"
  case answerConflicting = "answer.conflicting"
  case answerBlank = "answer.blank"
  case answerAbsent = "answer.absent"
  case appliesUnknown = "applies.unknown"
  case whenUnknown = "when.unknown"
  case remarkMissing = "remark.missing"
  case sheetOld = "sheet.old"
  case sheetUndated = "sheet.undated"
  case editionOlder = "edition.older"
  case findingPresent = "finding.present"
  case findingUndetermined = "finding.undetermined"
  case conditionUnmet = "condition.unmet"
  case conditionUnknown = "condition.unknown"
  case exemptGate = "exempt.gate"
  case exemptWhen = "exempt.when"
  case waived

  /// The code of what a row says.
  init(row: SheetFacts.Row?) {
    switch (row?.state, row?.answer) {
    case (.explicit, .yes): self = .answerYes
    case (.explicit, .no): self = .answerNo
    case (.explicit, .notApplicable): self = .answerNotApplicable
    case (.explicit, .applies): self = .answerApplies
    case (.explicit, .doesNotApply): self = .answerDoesNotApply
    case (.unresolved, _), (.explicit, nil): self = .answerUnresolved
    case (.conflicting, _): self = .answerConflicting
    case (.blank, _): self = .answerBlank
    case (.absent, _), (nil, _): self = .answerAbsent
    }
  }
}

/// Why an assessment has no judgement, or was decided without one (encoding.md §5).
package enum AssessmentReason: String, Sendable, CaseIterable {
  case policyNone = "policy.none"
  case policyApplied = "policy.applied"
  case policyRemoved = "policy.removed"
  case policyFailed = "policy.failed"
  case subscriptionEnded = "subscription.ended"
  case productMerged = "product.merged"
  case sheetWithdrawn = "sheet.withdrawn"
  case hospitalClosed = "hospital.closed"
}
