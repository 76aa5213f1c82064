package import DisclosureCore

/// `sheet.rank`: which of a product's sheets is the current one; compared bytewise, the highest wins.
///
/// Fixed at admission: last year's sheet redriven today does not replace this year's, and a misdated one does not stay
/// for ever.
package enum SheetRank {
  /// - Parameters:
  ///   - date: the sheet's date; nil if it cannot be read.
  ///   - recordTime: the original record's time, Unix milliseconds.
  package static func bytes(date: CalendarDay?, recordTime: Int64, submission: Identifier) -> [UInt8] {
    let time = max(0, recordTime)
    let days = time == 0 ? 0 : min(date?.daysSince1970 ?? 0, tokyoDay(ofUnixMilliseconds: time).daysSince1970)
    return Array(bigEndian(UInt64(max(0, days))).suffix(4)) + bigEndian(UInt64(time)) + submission.bytes
  }

  /// The date in Tokyo, which is nine hours ahead all year.
  package static func tokyoDay(ofUnixMilliseconds time: Int64) -> CalendarDay {
    let shifted = time.addingReportingOverflow(9 * 3_600_000)
    let day = (shifted.overflow ? Int64.max : shifted.partialValue) / 86_400_000
    return CalendarDay(daysSince1970: Int32(clamping: day))
  }
}
