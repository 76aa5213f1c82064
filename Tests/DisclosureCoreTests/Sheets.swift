import DisclosureCore

/// Sheets of SDS 5.0 made for one test.
extension SheetFacts {
  /// - Parameter answers: what the named rows say; every other row reads as `rest`.
  static func sds(
    _ answers: [String: Answer] = [:], states: [String: Reading.State] = [:], rest: Reading.State = .unresolved,
    remarked: Set<String> = [], date: CalendarDay? = nil, findings: [Finding] = [],
    undetermined: [Finding.Code] = []
  ) -> SheetFacts {
    let rows = Catalogue.sds50.items.map { item in
      let state: Reading.State? =
        item.isAnswerable ? states[item.id] ?? (answers[item.id] == nil ? rest : .explicit) : nil
      return Row(
        state: state, answer: state == .explicit ? answers[item.id] : nil,
        remarkPresent: remarked.contains(item.id))
    }
    return SheetFacts(
      catalogue: .sds50, rows: rows, date: date, findings: findings, undetermined: undetermined)
  }
}

func sheet(_ readings: [String: Reading], remarks: [Remark] = [], header: Header = Header()) -> Sheet {
  Sheet(
    catalogue: .sds50, header: header, source: Source(mediaType: "text/plain", encoding: "UTF-8", bytes: 0),
    readings: Catalogue.sds50.items.map { readings[$0.id] }, remarks: remarks, notes: [])
}
