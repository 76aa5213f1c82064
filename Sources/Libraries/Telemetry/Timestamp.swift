import Glibc

/// A moment in UTC to the millisecond, as RFC 3339 writes it.
struct Timestamp {
  /// Since 1970-01-01T00:00:00Z; not negative.
  private let milliseconds: Int64

  init(milliseconds: Int64) {
    self.milliseconds = max(0, milliseconds)
  }

  static func now() -> Timestamp {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
  }

  /// `2026-01-31T23:59:59.123Z`
  func append(to bytes: inout [UInt8]) {
    let (days, inDay) = (milliseconds / 86_400_000, milliseconds % 86_400_000)
    let date = Self.date(ofDay: days)
    put(date.year, 4, "-", &bytes)
    put(date.month, 2, "-", &bytes)
    put(date.day, 2, "T", &bytes)
    put(inDay / 3_600_000, 2, ":", &bytes)
    put(inDay / 60_000 % 60, 2, ":", &bytes)
    put(inDay / 1_000 % 60, 2, ".", &bytes)
    put(inDay % 1_000, 3, "Z", &bytes)
  }

  private func put(_ number: Int64, _ width: Int, _ after: Unicode.Scalar, _ bytes: inout [UInt8]) {
    let digits = String(number).utf8
    bytes += repeatElement(UInt8(ascii: "0"), count: max(0, width - digits.count))
    bytes += digits
    bytes.append(UInt8(ascii: after))
  }

  /// The Gregorian date of a day since 1970-01-01, counted in years that begin on 1 March, in eras of 400 years.
  private static func date(ofDay days: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = days + 719_468  // since 0000-03-01
    let (era, inEra) = (shifted / 146_097, shifted % 146_097)
    let yearOfEra = (inEra - inEra / 1_460 + inEra / 36_524 - inEra / 146_096) / 365
    let dayOfYear = inEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let fromMarch = (5 * dayOfYear + 2) / 153
    let month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
    return (era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * fromMarch + 2) / 5 + 1)
  }
}
