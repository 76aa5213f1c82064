import DisclosureCore

/// The readings of a sheet's rows, one for each row of the catalogue.
struct RowReadings {
  private static let longestList = 16

  let readings: [Reading?]
  let questions: [Sightings.Question]

  init(_ layout: TextLayout, _ text: TextDocument) {
    let marks: [RowMarks?] = layout.rows.map { row in
      if case .tail(let tail) = row.content { RowMarks(tail) } else { nil }
    }
    let style = SheetStyle(marks.compactMap(\.self))
    let overlays = layout.rows.map { RowOverlays($0, admitted: RowReadings.admitted(layout, $0), text) }
    let looks = SheetLooks(overlays.compactMap(\.self))
    let choices = layout.rows.indices.map { at in
      let row = layout.rows[at]
      let choice = RowReadings.choice(row, marks[at], style, admitted: RowReadings.admitted(layout, row))
      return overlays[at].map { choice.weighed(with: $0, looks.verdict($0)) } ?? choice
    }
    let marked = choices.count { !$0.marks.isEmpty }
    var readings: [Reading?] = Array(repeating: nil, count: layout.catalogue.items.count)
    var questions = [Sightings.Question](repeating: .unseen, count: layout.catalogue.items.count)
    let sure = RowReadings.sure(layout)
    for (row, choice) in zip(layout.rows, choices) where !row.isDoubtful || !sure[row.item] {
      let read = RowReadings.reading(
        of: row, choice, admitted: RowReadings.admitted(layout, row),
        markIsSeenElsewhere: marked > (choice.marks.isEmpty ? 0 : 1), text)
      if case .unseen = questions[row.item] { questions[row.item] = RowReadings.question(of: row, text) }
      if let first = readings[row.item] {
        readings[row.item] = RowReadings.merge(first, read)
      } else {
        readings[row.item] = read
      }
    }
    self.readings = readings
    self.questions = questions
  }

  private static func admitted(_ layout: TextLayout, _ row: SheetRow) -> AnswerSet {
    layout.catalogue.admitted[row.item] ?? AnswerSet()
  }

  /// Which items have a row that is not doubtful.
  private static func sure(_ layout: TextLayout) -> [Bool] {
    var sure = [Bool](repeating: false, count: layout.catalogue.items.count)
    for row in layout.rows where !row.isDoubtful { sure[row.item] = true }
    return sure
  }

  private static func question(of row: SheetRow, _ text: TextDocument) -> Sightings.Question {
    let printed = row.question.count == 1 ? text.quote(row.question[0]) : row.question.map(text.quote).joined()
    return printed.isEmpty ? .unseen : .printed(printed)
  }

  private static func choice(
    _ row: SheetRow, _ marks: RowMarks?, _ style: SheetStyle, admitted: AnswerSet
  ) -> MarkedChoice {
    switch (row.content, marks) {
    case (.columns(let marks, let options), _): MarkedChoice(marks, columns: options.count, admitted: admitted)
    case (.tail(let tail), let marks): MarkedChoice(marks ?? RowMarks(tail), style)
    }
  }

  private static func reading(
    of row: SheetRow, _ choice: MarkedChoice, admitted: AnswerSet, markIsSeenElsewhere: Bool, _ text: TextDocument
  ) -> Reading {
    let (state, answer) =
      row.isDoubtful
      ? (.unresolved, nil) : choice.state(admitted: admitted, markIsSeenElsewhere: markIsSeenElsewhere)
    let (place, quote) = (text.place(ofLine: row.line), text.quote(lines: row.lines))
    let evidence =
      choice.marks.isEmpty
      ? [Evidence(place: place, text: quote, mark: nil)]
      : choice.marks.map { Evidence(place: place, text: quote, mark: $0) }
    let (remarks, prose): ([Int], String?) =
      switch RemarkReference(text, row.remark) {
      case .none: ([], nil)
      case .numbers(let numbers): (numbers.count > longestList ? Array(numbers.prefix(longestList)) : numbers, nil)
      case .prose(let prose): ([], prose)
      }
    let irregularities = row.isDoubtful ? [] : choice.irregularities(admitted: admitted)
    return answer.map { Reading(explicit: $0, remarks: remarks, remarkText: prose, evidence: evidence) }
      ?? Reading(
        without: state, remarks: remarks, remarkText: prose, evidence: evidence, irregularities: irregularities)
  }

  /// Two rows of one item: an answer stands only where both say it.
  private static func merge(_ first: Reading, _ second: Reading) -> Reading {
    let evidence = Array((first.evidence + second.evidence).prefix(longestList))
    let remarks = Array((first.remarks + second.remarks.filter { !first.remarks.contains($0) }).prefix(longestList))
    let prose = first.remarkText ?? second.remarkText
    var irregularities = first.irregularities.union(second.irregularities)
    if first.state == .explicit, let answer = first.answer, second.answer == answer {
      return Reading(
        explicit: answer, remarks: remarks, remarkText: prose, evidence: evidence, irregularities: irregularities)
    }
    if first.state == .explicit, second.state == .explicit { irregularities.insert(.twoRows) }
    let state: Reading.State =
      if first.state == second.state, first.state != .explicit {
        first.state
      } else if first.state == .conflicting || second.state == .conflicting
        || (first.state == .explicit && second.state == .explicit)
      {
        .conflicting
      } else {
        .unresolved
      }
    return Reading(
      without: state, remarks: remarks, remarkText: prose, evidence: evidence, irregularities: irregularities)
  }
}
