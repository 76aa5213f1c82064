/// What the reader saw for one item: a state, perhaps an answer, its remarks, and the evidence.
package struct Reading: Sendable, Equatable {
  /// Raw values are stored (`sheet.readings`); 0 is the heading, which is never read.
  package enum State: UInt8, Sendable, CaseIterable {
    /// One admitted answer is marked.
    case explicit = 1
    /// The choices are printed and the mark is lost, or what is marked is no admitted answer.
    case unresolved = 2
    /// Two answers are marked.
    case conflicting = 3
    /// A row without a mark, where a mark could be seen.
    case blank = 4
    /// The row is missing.
    case absent = 5

    package var name: String {
      switch self {
      case .explicit: "explicit"
      case .unresolved: "unresolved"
      case .conflicting: "conflicting"
      case .blank: "blank"
      case .absent: "absent"
      }
    }
  }

  /// What rows show beside their answers when something is wrong with their marks.
  package struct Irregularities: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// An answer is marked that the item does not admit.
    package static let foreignAnswer = Irregularities(rawValue: 1)
    /// Two answers are marked in one row.
    package static let twoMarks = Irregularities(rawValue: 2)
    /// Two rows carry the item's id, with two answers.
    package static let twoRows = Irregularities(rawValue: 4)
  }

  package let state: State
  /// Nil unless the state is `explicit`.
  package let answer: Answer?
  /// Numbers of the remarks that the row's 備考 cell refers to, as they stand there.
  package let remarks: [Int]
  /// Prose in the row's own 備考 cell.
  package let remarkText: String?
  package let evidence: [Evidence]
  /// Only the rules of consistency ask for it; it is not stored.
  package let irregularities: Irregularities

  package init(
    explicit answer: Answer, remarks: [Int] = [], remarkText: String? = nil, evidence: [Evidence] = [],
    irregularities: Irregularities = []
  ) {
    self.init(
      state: .explicit, answer: answer, remarks: remarks, remarkText: remarkText, evidence: evidence,
      irregularities: irregularities)
  }

  /// A reading without an answer.
  package init(
    without state: State, remarks: [Int] = [], remarkText: String? = nil, evidence: [Evidence] = [],
    irregularities: Irregularities = []
  ) {
    // An answer that is not there cannot be explicit.
    self.init(
      state: state == .explicit ? .unresolved : state, answer: nil, remarks: remarks, remarkText: remarkText,
      evidence: evidence, irregularities: irregularities)
  }

  private init(
    state: State, answer: Answer?, remarks: [Int], remarkText: String?, evidence: [Evidence],
    irregularities: Irregularities
  ) {
    self.state = state
    self.answer = answer
    self.remarks = remarks
    self.remarkText = remarkText
    self.evidence = evidence
    self.irregularities = irregularities
  }

  package static let absent = Reading(without: .absent)
}

/// Where something was read and what stands there.
package struct Evidence: Sendable, Equatable {
  /// What told the answer.
  package enum Mark: String, Sendable, CaseIterable {
    /// A glyph such as ● beside the chosen word, or in its place.
    case glyph
    /// The chosen word alone.
    case word
    /// Brackets around the chosen word.
    case bracket
    /// A glyph in the column of the chosen word.
    case column
    /// A check box, an option button or a field of the form that was set.
    case control
    /// A ring drawn over or around the chosen word.
    case ellipse
    case rectangle
    /// A line drawn by hand around the chosen word.
    case freeform
    /// A comment of a PDF's reader that rings or frames the chosen word.
    case annotation
    /// The colour behind the chosen word.
    case fill
    case bold
    /// The colour of the chosen word itself.
    case colour
    case underline
    /// The other words are struck out.
    case strike
  }

  /// For a person to find it: `line 72`.
  package let place: String
  /// The row as it is printed.
  package let text: String
  /// Nil where nothing is marked.
  package let mark: Mark?

  package init(place: String, text: String, mark: Mark?) {
    self.place = place
    self.text = text
    self.mark = mark
  }
}
