import DisclosureCore

/// A moment in UTC, as RFC 3339 writes it: `2026-11-22T09:30:00.125Z`.
struct Timestamp {
  let text: String

  /// Nil for years before 0000 and after 9999, which RFC 3339 does not have.
  init?(milliseconds: Int64) {
    guard (-62_167_219_200_000...253_402_300_799_999).contains(milliseconds) else { return nil }
    let (day, inDay) = milliseconds.dividedDown(by: 86_400_000)
    let time = (inDay / 3_600_000, inDay / 60_000 % 60, inDay / 1_000 % 60, inDay % 1_000)
    let clock = "\(padded(time.0, 2)):\(padded(time.1, 2)):\(padded(time.2, 2)).\(padded(time.3, 3))"
    text = "\(CalendarDay(daysSince1970: Int32(clamping: day)))T\(clock)Z"
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
