/// Editions of the ministry's guideline (医療情報システムの安全管理に関するガイドライン) and when each came into force.
private let guidelines: [(edition: String, from: CalendarDay?)] = [
  ("6.0", CalendarDay(year: 2023, month: 5, day: 31)),
  ("7.0", CalendarDay(year: 2026, month: 6, day: 29)),
]

/// H3: the form follows an older guideline than the one in force. Holds from the day the newer one came.
func olderGuideline(_ form: Form) -> [Finding] {
  guard let own = Edition(form.guideline) else { return [] }
  let newer = guidelines.first { guideline in Edition(guideline.edition).map { own < $0 } ?? false }
  guard let newer else { return [] }
  return [
    Finding(code: .init(.sheet, 3), severity: .info, quotes: [form.guideline, newer.edition], from: newer.from)
  ]
}
