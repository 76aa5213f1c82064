/// H4 and H5: what the sheet's date says as days go by. Without a readable date they cannot tell.
///
/// No clock decides here: each finding carries the days on which it holds, so a dated sheet has both.
enum SheetDateRules {
  /// A sheet is old after so many months.
  private static let monthsUntilOld = 24

  /// H4: the sheet is older than 24 months. Holds from the day after.
  static func old(_ header: Header) -> CheckVerdict {
    guard let date = header.date else { return CheckVerdict(isUndetermined: true) }
    var verdict = CheckVerdict()
    // What grows old after the calendar's end never does.
    if let from = date.adding(months: monthsUntilOld)?.advanced(by: 1) {
      verdict.add(
        .true, Finding(code: .init(.sheet, 4), severity: .warning, quotes: [date.description], from: from))
    }
    return verdict
  }

  /// H5: the sheet is dated later than the day on which it is looked at. Holds until the day before its date.
  static func early(_ header: Header) -> CheckVerdict {
    guard let date = header.date else { return CheckVerdict(isUndetermined: true) }
    var verdict = CheckVerdict()
    if let until = date.advanced(by: -1) {
      verdict.add(
        .true, Finding(code: .init(.sheet, 5), severity: .error, quotes: [date.description], until: until))
    }
    return verdict
  }
}

extension CalendarDay {
  /// Nil beyond the calendar of years with four digits.
  fileprivate func advanced(by days: Int32) -> CalendarDay? {
    let (number, overflow) = daysSince1970.addingReportingOverflow(days)
    let day = CalendarDay(daysSince1970: number)
    return !overflow && (1...9999).contains(day.components.year) ? day : nil
  }
}
