/// What the reader saw of a document beside its answers. Only the rules of consistency ask for it; it is not stored.
package struct Sightings: Sendable {
  /// The question of one row as it is printed.
  package enum Question: Sendable, Equatable {
    /// The row was not found, or not its question.
    case unseen
    case printed(String)
  }

  /// For each field of the head that differs from page to page, its values.
  package let differingHeads: [[String]]
  /// Ids of rows with choices that the form does not have, as printed, each once.
  package let unlistedIDs: [String]
  /// One for each row of the catalogue; none where the reader looked for none.
  package let questions: [Question]

  package init(differingHeads: [[String]] = [], unlistedIDs: [String] = [], questions: [Question] = []) {
    self.differingHeads = differingHeads
    self.unlistedIDs = unlistedIDs
    self.questions = questions
  }
}
