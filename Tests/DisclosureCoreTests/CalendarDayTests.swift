import DisclosureCore
import Testing

@Suite("Days")
struct CalendarDayTests {
  @Test(
    "are read and written as YYYY-MM-DD",
    arguments: [("1970-01-01", 0), ("2024-12-11", 20_068), ("2000-02-29", 11_016), ("1969-12-31", -1)])
  func iso(text: String, days: Int32) {
    #expect(CalendarDay(iso: text)?.daysSince1970 == days)
    #expect(CalendarDay(daysSince1970: days).description == text)
  }

  @Test(
    "that do not exist are refused",
    arguments: ["2023-02-29", "2024-13-01", "2024-00-10", "2024-1-1", "2024-04-31", "0000-01-01", "", "2024/12/11"])
  func refused(text: String) { #expect(CalendarDay(iso: text) == nil) }

  @Test("keep their number in both directions over four centuries")
  func roundTrip() {
    for days in stride(from: Int32(-100_000), to: 100_000, by: 1) {
      let (year, month, day) = CalendarDay(daysSince1970: days).components
      #expect(CalendarDay(year: year, month: month, day: day)?.daysSince1970 == days)
    }
  }

  @Test("move by calendar months, clamped at the month's end")
  func months() {
    #expect(CalendarDay(iso: "2024-01-31")?.adding(months: 1) == CalendarDay(iso: "2024-02-29"))
    #expect(CalendarDay(iso: "2024-02-29")?.adding(months: 24) == CalendarDay(iso: "2026-02-28"))
    #expect(CalendarDay(iso: "2024-12-11")?.adding(months: -12) == CalendarDay(iso: "2023-12-11"))
    #expect(CalendarDay(iso: "9999-12-31")?.adding(months: 1) == nil)
  }
}
