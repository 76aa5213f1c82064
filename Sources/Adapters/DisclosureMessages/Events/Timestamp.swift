/// A moment in UTC, as RFC 3339 writes it: `2026-11-22T09:30:00.125Z`.
struct Timestamp {
  let text: String

  /// Nil for years before 0000 and after 9999, which RFC 3339 does not have.
  init?(milliseconds: Int64) {
    guard (-62_167_219_200_000...253_402_300_799_999).contains(milliseconds) else { return nil }
    let (day, inDay) = milliseconds.dividedDown(by: 86_400_000)
    let date = Self.civil(day: day)
    let time = (inDay / 3_600_000, inDay / 60_000 % 60, inDay / 1_000 % 60, inDay % 1_000)
    let dateText = "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
    text = "\(dateText)T\(padded(time.0, 2)):\(padded(time.1, 2)):\(padded(time.2, 2)).\(padded(time.3, 3))Z"
  }

  /// The date of a day since 1970-01-01, in the Gregorian calendar: years are counted from March, so that the leap
  /// day is the last of its year, and in cycles of 400 years, which all have 146,097 days.
  private static func civil(day: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let (cycle, inCycle) = (day + 719_468).dividedDown(by: 146_097)
    let year = (inCycle - inCycle / 1_460 + inCycle / 36_524 - inCycle / 146_096) / 365
    let inYear = inCycle - (365 * year + year / 4 - year / 100)
    let fromMarch = (5 * inYear + 2) / 153
    let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
    return (cycle * 400 + year + (month <= 2 ? 1 : 0), month, inYear - (153 * fromMarch + 2) / 5 + 1)
  }
}

private func padded(_ number: Int64, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

extension Int64 {
  /// Quotient towards minus infinity, and the remainder, never negative.
  fileprivate func dividedDown(by divisor: Int64) -> (Int64, Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
