import DisclosureCore
import DisclosureIdentity
import DisclosureStorage
import PostgresClient
import TestSupport
import Testing

/// How the day moves, and what it changes. Tests move the database's date, never a bucket's.
@Suite("A new day", .serialized, .ownThread)
struct DayTests {
  private func days(_ database: Database) throws -> [String] {
    try database.rows("SELECT format('%s %s', day, count(*)) FROM bucket GROUP BY day ORDER BY day")
  }

  private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(iso: text)) }

  @Test("moves every bucket once and makes one row of work in each; a second look finds nothing")
  func moves() throws {
    let database = try Database()
    try database.run("UPDATE bucket SET day = '2026-03-01'")
    try database.setToday("2026-03-02")
    let days = Days(database.connection)
    let outcome = try days.moveOn()
    #expect((outcome.moved, outcome.tooFar, outcome.today) == (64, nil, try day("2026-03-02")))
    #expect(try self.days(database) == ["2026-03-02 64"])
    #expect(
      try database.rows("SELECT DISTINCT concat_ws(' ', lane, sheet, hospital, after_hospital, attempts) FROM work")
        == ["2 0"])
    #expect(try database.count("work") == 64)
    #expect(try days.moveOn().moved == 0)
    #expect(try database.count("work") == 64)
  }

  @Test(
    "moves by up to a week, not further and never back",
    arguments: [("2026-03-08", 64), ("2026-03-09", 0), ("2062-01-01", 0), ("2026-03-01", 0), ("2026-02-28", 0)])
  func howFar(today: String, moved: Int) throws {
    let database = try Database()
    try database.run("UPDATE bucket SET day = '2026-03-01'")
    try database.setToday(today)
    let outcome = try Days(database.connection).moveOn()
    #expect(outcome.moved == moved)
    let isTooFar = today > "2026-03-08"
    #expect(outcome.tooFar.map { "\($0.bucket) \($0.day)" } == (isTooFar ? "0 2026-03-01" : nil))
    #expect(try days(database) == ["\(moved == 64 ? today : "2026-03-01") 64"])
    #expect(try database.count("work") == moved)
  }

  @Test("beyond a week waits for an operator, who confirms what the clock says and nothing else")
  func confirmed() throws {
    let database = try Database()
    try database.run("UPDATE bucket SET day = '2026-03-01'; UPDATE bucket SET day = '2026-04-02' WHERE id = 5")
    try database.setToday("2026-04-01")
    let days = Days(database.connection)
    for wrong in ["2026-03-31", "2026-04-02"] {
      #expect(throws: OtherDay.self) { try days.confirm(day(wrong)) }
    }
    #expect(try database.count("work") == 0)
    #expect(try days.confirm(day("2026-04-01")) == 63)
    // The one that is ahead stays ahead.
    #expect(try self.days(database) == ["2026-04-01 63", "2026-04-02 1"])
    #expect(try database.count("work") == 63)
    #expect(try days.confirm(day("2026-04-01")) == 0)
  }

  @Test("waits for who holds a bucket, and finds it moved when two look at once")
  func twoAtOnce() throws {
    let database = try Database()
    try database.run("UPDATE bucket SET day = '2026-03-01'")
    try database.setToday("2026-03-02")
    let place = database.place
    let looks = (0..<2).map { _ in Background { try Days(place.connect()).moveOn().moved } }
    #expect(try looks.reduce(0) { try $0 + $1.value() } == 64)
    #expect(try database.count("work") == 64)
  }

  @Test("appends a row only where something differs: the sheet grew too old, the guideline's date came")
  func differences() throws {
    let database = try Database()
    let hospital = try database.addHospital("a")
    let code = try #require(Finding.Code("H3"))
    // The good sheet is of 2025-10-01.
    let rules = [
      ("old", Condition.sheetAge(months: 9)), ("guideline", .not(.finding(code))), ("steady", .edition(atLeast: "5.0")),
    ]
    for (name, condition) in rules {
      try database.apply(
        Policy(form: "SDS 5.0", rules: [Rule(id: name, severity: .major, items: nil, require: condition)]),
        named: name, for: hospital)
    }
    try database.run("UPDATE bucket SET day = '2026-06-27'")
    try database.handIn(HandIn(hospital: hospital))
    try database.judge()
    #expect(try database.count("assessment WHERE decision = 'accept'") == 3)
    for (today, expected) in [
      ("2026-06-28", []), ("2026-06-29", ["guideline 2026-06-29 reject"]), ("2026-06-30", []), ("2026-07-01", []),
      ("2026-07-02", ["old 2026-07-02 reject"]), ("2026-07-03", []),
    ] {
      let before = try database.count("assessment")
      try database.setToday(today)
      #expect(try Days(database.connection).moveOn().moved == 64)
      try database.judge()
      #expect(
        try database.rows(
          "SELECT concat_ws(' ', policy, day, decision) FROM assessment ORDER BY sequence OFFSET $1", .int8(before))
          == expected, "\(today)")
    }
    #expect(
      try HospitalResults(of: hospital, database.connection).products().map(\.checkedOn) == [
        day("2026-07-03").daysSince1970
      ])
  }
}
