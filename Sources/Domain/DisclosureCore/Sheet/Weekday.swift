/// A day of the week.
package enum Weekday: Int, Sendable, CaseIterable {
  case monday
  case tuesday
  case wednesday
  case thursday
  case friday
  case saturday
  case sunday
}

extension CalendarDay {
  package var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    let sinceMonday = (Int(daysSince1970) + 3) % 7
    return Weekday.allCases[sinceMonday < 0 ? sinceMonday + 7 : sinceMonday]
  }
}

/// A weekday that stands beside a date, with the text in which it stands: `2024年12月11日 水曜日`.
package struct WrittenWeekday: Sendable, Equatable {
  package let day: Weekday
  package let text: String

  package init(day: Weekday, text: String) {
    self.day = day
    self.text = text
  }
}
