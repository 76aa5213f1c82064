package import DisclosureCore
package import DisclosureIdentity

/// What one hospital may be told of one product's sheets of one form: everything that judging needs, read at one time.
package struct JudgingSubject: Sendable {
  package let bucket: Int16
  package let hospital: String
  package let product: Identifier
  /// Family, a space, edition.
  package let form: String
  package let hospitalIsClosed: Bool
  package let productIsMerged: Bool
  package let isSubscribed: Bool
  /// Whether there is an unwithdrawn sheet for all subscribers.
  package let hasPublicSheet: Bool
  /// The sheet of highest rank among those the hospital may see.
  package let sheet: Identifier?
  /// Whether this is the work of that sheet itself, and not of what changed about it later.
  package internal(set) var isFresh = false
  /// The hospital's policies as they stand, of whatever form, by name.
  package internal(set) var policies: [AppliedPolicy] = []
  /// The waivers for this product that count on the bucket's day.
  package internal(set) var waivers: [StandingWaiver] = []
  /// The newest row of each line, by policy name.
  package internal(set) var newest: [String: NewestAssessment] = [:]
  /// How often judging this hospital has failed.
  package internal(set) var attempts: Int16 = 0
}

package struct AppliedPolicy: Sendable, Equatable {
  package let name: String
  package let revision: Int64
  package let form: String
  package let content: ContentHash
}

/// A failure of one rule that the hospital has accepted; of no other rule, and of this one only as it was worded then.
package struct StandingWaiver: Sendable, Equatable {
  package let policy: String
  package let rule: String
  package let ruleHash: ContentHash
}

/// The newest row of a line.
package struct NewestAssessment: Sendable, Equatable {
  package let revision: Int64
  package let sheet: Identifier
  package let judgement: ContentHash?
  package let decision: Decision?
  /// As it stands there: a newer program may know more reasons.
  package let reason: String?
  package let nth: Int64

  /// Whether the line is open: a closing row has no decision.
  package var isOpen: Bool { decision != nil }
}

/// What is stored of a sheet that is to be judged.
package struct StoredSheet: Sendable {
  package let catalogue: ContentHash
  /// The version of the reader that made it.
  package let reader: Int32
  package let date: CalendarDay?
  package let readings: [UInt8]
  package let findings: String
}

/// What judging sees, beside its subjects.
package struct JudgingInput: Sendable {
  package let subjects: [JudgingSubject]
  package let sheets: [Identifier: StoredSheet]
  /// Canonical bodies by the hash of their content.
  package let policies: [ContentHash: [UInt8]]
  /// The day of each bucket: the only day that judging knows.
  package let days: [Int16: CalendarDay]
}

/// A judgement with its id and its columns.
package struct JudgementRow: Sendable {
  package let id: ContentHash
  package let content: ContentHash
  package let catalogue: ContentHash
  package let judgement: Judgement
  package let results: [UInt8]
  package let reasons: [UInt8]

  package init(
    id: ContentHash, content: ContentHash, catalogue: ContentHash, judgement: Judgement, results: [UInt8],
    reasons: [UInt8]
  ) {
    self.id = id
    self.content = content
    self.catalogue = catalogue
    self.judgement = judgement
    self.results = results
    self.reasons = reasons
  }
}

/// A row to append to a line.
package struct NewAssessment: Sendable {
  package let policy: String
  package let revision: Int64
  package let sheet: Identifier
  package let judgement: JudgementRow?
  package let decision: Decision?
  package let reason: AssessmentReason?

  package init(
    policy: String, revision: Int64, sheet: Identifier, judgement: JudgementRow?, decision: Decision?,
    reason: AssessmentReason?
  ) {
    self.policy = policy
    self.revision = revision
    self.sheet = sheet
    self.judgement = judgement
    self.decision = decision
    self.reason = reason
  }

  /// Rule 4: a row is appended only where it differs from the newest one of its line.
  package func differs(from newest: NewestAssessment?) -> Bool {
    guard let newest else { return true }
    return (newest.revision, newest.sheet) != (revision, sheet) || newest.judgement != judgement?.id
      || newest.decision != decision || newest.reason != reason?.rawValue
  }
}

/// What came of judging one subject.
package enum SubjectVerdict: Sendable {
  /// Rows to append; none where nothing differs.
  case judged([NewAssessment])
  /// Judging failed; the hospital's work is put off and tried again by itself.
  case failed
}
