import Commands
import DisclosureCore
import DisclosureIdentity
import DisclosureStorage
import WorkerRuntime

let dayCommand = Command(
  "day", "shows the day that judging goes by; --confirm moves it where it is more than a week behind",
  example: "--confirm 2026-11-24",
  option("--confirm", "YYYY-MM-DD", "say that this is today, once you have looked at the clock", as: Day.self),
  option("--format", "text|json", "how to print", default: OutputFormat.text)
) { confirmed, format in
  let days = Days(try Services.database())
  if let confirmed {
    let moved = try days.confirm(confirmed.day)
    Terminal.complain(
      moved == 0 ? "every bucket had this day, nothing was changed" : "\(moved) buckets moved to \(confirmed.argument)")
    return ExitCode.done.rawValue
  }
  let (today, all) = (try days.today(), try days.all())
  switch format {
  case .text: Terminal.print(DayText.text(all, today))
  case .json: Terminal.print(DayText.json(all, today))
  }
  return ExitCode.done.rawValue
}

/// A day, as an argument.
struct Day: CommandValue {
  static let expected = "a day that exists, as YYYY-MM-DD"
  let day: CalendarDay
  var argument: String { day.description }

  init?(argument: String) {
    guard let day = CalendarDay(iso: argument) else { return nil }
    self.day = day
  }
}

private enum DayText {
  /// Buckets of one day share a line: a system that is well has one.
  static func text(_ days: [Days.BucketDay], _ today: CalendarDay) -> String {
    var table = TextTable("日 Day", "バケット Buckets", "")
    for (day, buckets) in Dictionary(grouping: days, by: \.day).sorted(by: { $0.key < $1.key }) {
      let numbers = buckets.count == days.count ? "all" : buckets.map { "\($0.bucket)" }.joined(separator: " ")
      table.add([day.description, numbers, note(day, today)])
    }
    return "今日 Today (Asia/Tokyo): \(today)\n" + table.text
  }

  private static func note(_ day: CalendarDay, _ today: CalendarDay) -> String {
    switch today.daysSince1970 - day.daysSince1970 {
    case 0: ""
    case ..<0: "ahead of the clock: waits for it"
    case ...Days.mostAtOnce: "evaluation-worker moves it on by itself"
    default: "day.jump: look at the clock, then kaiji day --confirm \(today)"
    }
  }

  static func json(_ days: [Days.BucketDay], _ today: CalendarDay) -> [UInt8] {
    var json = CanonicalJSON()
    json.object { json in
      json.key("today")
      json.string(today.description)
      json.key("buckets")
      json.array(of: days) { json, bucket in
        json.object { json in
          json.key("bucket")
          json.number(Int(bucket.bucket))
          json.key("day")
          json.string(bucket.day.description)
        }
      }
    }
    return json.bytes
  }
}
