import DisclosureCore

/// The readings of a sheet's rows, one for each row of the catalogue.
struct RowReadings {
  private static let longestList = 16

  let readings: [Reading?]
  let notes: [String]

  init(_ layout: TextLayout, _ text: TextDocument) {
    let side = MarkedChoice.side(of: layout.rows.map(\.choices))
    let marked = layout.rows.map { MarkedChoice($0.choices, side: side) }
    let marks = marked.count { $0.hasMark }
    var readings: [Reading?] = layout.catalogue.items.map { _ in nil }
    var unnamed: [Int] = []
    for (row, choice) in zip(layout.rows, marked) {
      guard let item = row.item else {
        unnamed.append(row.line)
        continue
      }
      let read = RowReadings.reading(
        of: row, choice, admitted: layout.catalogue.items[item].answers,
        markIsSeenElsewhere: marks > (choice.hasMark ? 1 : 0), text)
      readings[item] = readings[item].map { RowReadings.merge($0, read) } ?? read
    }
    self.readings = readings
    notes = unnamed.prefix(RowReadings.longestList).map { "line \($0): a row with choices that names no item" }
  }

  private static func reading(
    of row: TextLayout.Row, _ choice: MarkedChoice, admitted: AnswerSet, markIsSeenElsewhere: Bool,
    _ text: TextDocument
  ) -> Reading {
    let (state, answer) =
      row.choices.isComplete
      ? choice.state(admitted: admitted, markIsSeenElsewhere: markIsSeenElsewhere) : (.unresolved, nil)
    let evidence = Evidence(
      place: "line \(row.line)", text: text.quote(row.range), mark: choice.hasMark ? .glyph : nil)
    let (remarks, prose): ([Int], String?) =
      switch RemarkReference(text, row.choices.remark) {
      case .none: ([], nil)
      case .numbers(let numbers): (Array(numbers.prefix(longestList)), nil)
      case .prose(let prose): ([], prose)
      }
    return answer.map { Reading(explicit: $0, remarks: remarks, remarkText: prose, evidence: [evidence]) }
      ?? Reading(without: state, remarks: remarks, remarkText: prose, evidence: [evidence])
  }

  /// Two rows of one item: an answer stands only where both say it.
  private static func merge(_ first: Reading, _ second: Reading) -> Reading {
    let evidence = Array((first.evidence + second.evidence).prefix(longestList))
    let remarks = Array((first.remarks + second.remarks.filter { !first.remarks.contains($0) }).prefix(longestList))
    let prose = first.remarkText ?? second.remarkText
    if first.state == .explicit, let answer = first.answer, second.answer == answer {
      return Reading(explicit: answer, remarks: remarks, remarkText: prose, evidence: evidence)
    }
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
    return Reading(without: state, remarks: remarks, remarkText: prose, evidence: evidence)
  }
}
