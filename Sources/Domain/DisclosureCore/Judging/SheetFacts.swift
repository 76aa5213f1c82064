/// What judging needs to know of a sheet: no evidence, no prose.
package struct SheetFacts: Sendable {
  /// One row of the sheet. A heading has neither state nor answer.
  package struct Row: Sendable, Equatable {
    package let state: Reading.State?
    package let answer: Answer?
    package let remarkPresent: Bool

    package init(state: Reading.State?, answer: Answer?, remarkPresent: Bool) {
      self.state = state
      self.answer = answer
      self.remarkPresent = remarkPresent
    }
  }

  package let catalogue: Catalogue
  package let rows: [Row]
  package let date: CalendarDay?
  package let findings: [Finding]
  package let undetermined: [Finding.Code]
  /// The rows as rules ask them, with whether each applies; the same for every policy and day.
  let planes: SheetPlanes

  package init(
    catalogue: Catalogue, rows: [Row], date: CalendarDay?, findings: [Finding], undetermined: [Finding.Code]
  ) {
    self.catalogue = catalogue
    self.rows = rows
    self.date = date
    self.findings = findings
    self.undetermined = undetermined
    var applies = [Truth](repeating: .unknown, count: catalogue.items.count)
    for position in catalogue.evaluationOrder {
      applies[position] = catalogue.items[position].applicability.truth { item, answer in
        applies[item] & SheetFacts.says(item < rows.count ? rows[item] : nil, AnswerSet([answer]))
      }
    }
    planes = SheetPlanes(rows: rows, applies: applies)
  }

  package init(_ sheet: Sheet) {
    self.init(
      catalogue: sheet.catalogue,
      rows: sheet.readings.indices.map { at in
        Row(
          state: sheet.readings[at]?.state, answer: sheet.readings[at]?.answer,
          remarkPresent: sheet.remarkPresent[at])
      },
      date: sheet.header.date, findings: sheet.findings, undetermined: sheet.undetermined)
  }

  /// The row of an item; nil where the catalogue lacks it.
  func row(_ position: Int?) -> Row? {
    guard let position, rows.indices.contains(position) else { return nil }
    return rows[position]
  }

  /// Known only for an explicit reading.
  static func says(_ row: Row?, _ answers: AnswerSet) -> Truth {
    guard let row, row.state == .explicit, let answer = row.answer else { return .unknown }
    return Truth(answers.contains(answer))
  }
}
