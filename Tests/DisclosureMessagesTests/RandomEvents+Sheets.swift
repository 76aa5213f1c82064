import DisclosureCore

/// Sheets as no document would ever say them, so that every part is told with every text.
extension RandomEvents {
  mutating func readSheet() -> Sheet {
    let items = Catalogue.sds50.items
    return Sheet(
      catalogue: .sds50,
      header: Header(
        date: maybe { CalendarDay(daysSince1970: Int32($0.next() % 30_000)) },
        weekday: maybe { WrittenWeekday(day: $0.one(of: Weekday.allCases), text: $0.text()) },
        vendor: maybe { $0.text() },
        product: maybe { $0.text() }, version: maybe { $0.text() }),
      source: Source(mediaType: text(), encoding: maybe { $0.text() }, bytes: Int(next() >> 1)),
      readings: items.map { $0.isAnswerable ? reading(of: $0) : nil }, remarks: list { $0.remark() },
      notes: list { $0.text() }, findings: list { $0.finding() },
      undetermined: list { $0.one(of: Finding.Code.checked) })
  }

  private mutating func one<Element>(of list: [Element]) -> Element { list[Int(next() % UInt64(list.count))] }

  private mutating func reading(of item: Item) -> Reading {
    let irregularities = Reading.Irregularities(rawValue: UInt8(next() % 8))
    let marks: [Evidence.Mark?] = [.glyph, .word, .bracket, .column, nil]
    let evidence = list { Evidence(place: $0.text(), text: $0.text(), mark: $0.one(of: marks)) }
    let remarks: [Int] = list { $0.integer() }
    let prose = maybe { $0.text() }
    let state = one(of: Reading.State.allCases)
    guard state == .explicit else {
      return Reading(
        without: state, remarks: remarks, remarkText: prose, evidence: evidence, irregularities: irregularities)
    }
    return Reading(
      explicit: one(of: item.answers.inOrder), remarks: remarks, remarkText: prose, evidence: evidence,
      irregularities: irregularities)
  }

  private mutating func remark() -> Remark { Remark(number: integer(), text: text(), names: list { $0.text() }) }

  private mutating func finding() -> Finding {
    let count = Catalogue.sds50.items.count
    return Finding(
      code: one(of: Finding.Code.checked), severity: one(of: [.error, .warning, .info]),
      items: list { Int($0.next() % UInt64(count)) }, remarks: list { $0.integer() }, quotes: list { $0.text() },
      from: maybe { CalendarDay(daysSince1970: Int32($0.next() % 30_000)) },
      until: maybe { CalendarDay(daysSince1970: Int32($0.next() % 30_000)) })
  }
}
