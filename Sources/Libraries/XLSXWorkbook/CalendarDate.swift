/// A day of the Gregorian calendar.
struct CalendarDate {
  let year: Int
  let month: Int
  let day: Int

  /// The day that a workbook means by a number; nil where it has none.
  ///
  /// - Parameter from1904: whether day 0 is 1904-01-01. Otherwise day 1 is 1900-01-01 and day 60 is the 29th of
  ///   February 1900, which there was not: it is no day.
  init?(serial: Double, from1904: Bool) {
    guard serial >= 0, serial < 2_958_466 else { return nil }
    var days = Int(serial)
    if from1904 {
      days += 1462
    } else {
      guard days >= 1, days != 60 else { return nil }
      if days < 60 { days += 1 }
    }
    guard days < 2_958_466 else { return nil }
    // Days since 0000-03-01: years of 400 begin there, and February ends each year.
    let all = days - 25_569 + 719_468
    let (era, inEra) = (all / 146_097, all % 146_097)
    let ofEra = (inEra - inEra / 1_460 + inEra / 36_524 - inEra / 146_096) / 365
    let inYear = inEra - (365 * ofEra + ofEra / 4 - ofEra / 100)
    let fromMarch = (5 * inYear + 2) / 153
    day = inYear - (153 * fromMarch + 2) / 5 + 1
    month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
    year = ofEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// `2024-04-01`.
  var iso: [UInt8] {
    func digits(_ value: Int, _ count: Int) -> [UInt8] {
      var rest = value
      var text: [UInt8] = []
      for _ in 0..<count {
        text.append(0x30 + UInt8(truncatingIfNeeded: rest % 10))
        rest /= 10
      }
      return text.reversed()
    }
    return digits(year, 4) + [0x2D] + digits(month, 2) + [0x2D] + digits(day, 2)
  }

  /// Whether ten bytes are written as a day of a calendar, as `2024-04-01` is.
  static func isWritten(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count == 10 else { return false }
    let parts = text.split(separator: 0x2D, omittingEmptySubsequences: false)
    guard parts.map(\.count) == [4, 2, 2], parts.allSatisfy({ $0.allSatisfy { $0 &- 0x30 < 10 } }) else { return false }
    let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 - 0x30) } }
    return (1...12).contains(numbers[1]) && (1...31).contains(numbers[2])
  }
}
