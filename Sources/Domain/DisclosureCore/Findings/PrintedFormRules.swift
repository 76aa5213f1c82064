/// H2: the pages' heads differ, so pages of two sheets may be mixed. One finding per field, with its values.
func differingHeads(_ sightings: Sightings) -> [Finding] {
  sightings.differingHeads.map { values in
    Finding(
      code: .init(.sheet, 2), severity: .error, quotes: Array(values.prefix(Finding.longestList)))
  }
}

/// H9: rows carry ids that this edition of the form does not have. One finding, with the ids.
func unlistedIDs(_ sightings: Sightings) -> [Finding] {
  guard !sightings.unlistedIDs.isEmpty else { return [] }
  return [
    Finding(
      code: .init(.sheet, 9), severity: .warning, quotes: Array(sightings.unlistedIDs.prefix(Finding.longestList)))
  ]
}

/// H8: questions say something else than the form's. One finding, with the questions as they are printed.
///
/// A row that is missing has no question (H7); one of which only the number and the choices were seen leaves the rule
/// unable to tell.
func editedQuestions(_ catalogue: Catalogue, _ readings: [Reading?], _ sightings: Sightings) -> CheckVerdict {
  var verdict = CheckVerdict()
  var edited: [(row: Int, question: String)] = []
  var (hashes, letters) = (HashBits(), [UInt32]())
  for row in readings.indices {
    guard let state = readings[row]?.state, state != .absent else { continue }
    guard row < sightings.questions.count, case .printed(let question) = sightings.questions[row],
      let sketch = catalogue.sketches[row]
    else {
      verdict.add(.unknown, Finding(code: .init(.sheet, 8), severity: .warning))
      continue
    }
    hashes.take(question, by: &letters)
    if sketch.differs(from: hashes) { edited.append((row, question)) }
  }
  if !edited.isEmpty {
    verdict.add(
      .true,
      Finding(
        code: .init(.sheet, 8), severity: .warning, items: edited.map(\.row),
        quotes: edited.prefix(Finding.longestList).map(\.question)))
  }
  return verdict
}
