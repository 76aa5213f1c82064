import Commands
import DisclosureCore
import DisclosureIdentity
import DisclosureStorage
import WorkerRuntime

let dayCommand = Command(
  "day",
  Phrase(
    ja: "判定の基準日を表示します。一週間より遅れているときは --confirm で進めます",
    en: "shows the day that judging goes by; --confirm moves it where it is more than a week behind"),
  example: "--confirm 2026-11-24",
  option(
    "--confirm", "YYYY-MM-DD",
    Phrase(ja: "時計を確かめたうえで、今日の日付を指定します", en: "say that this is today, once you have looked at the clock"), as: Day.self),
  option("--format", "text|json", Phrase(ja: "出力の形式", en: "how to print"), default: OutputFormat.text)
) { confirmed, format in
  let days = Days(try Services.database())
  if let confirmed {
    let moved = try days.confirm(confirmed.day)
    Terminal.complain(
      moved == 0
        ? Phrase(ja: "どのバケットもこの日です。変更はありません", en: "every bucket had this day, nothing was changed")
        : Phrase(
          ja: "\(moved) バケットを \(confirmed.argument) に進めました", en: "\(moved) buckets moved to \(confirmed.argument)"))
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
  static let expected = Phrase(ja: "実在する日付（YYYY-MM-DD）", en: "a day that exists, as YYYY-MM-DD")
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
    var table = TextTable(
      Phrase(ja: "日", en: "Day"), Phrase(ja: "バケット", en: "Buckets"), Phrase(both: ""))
    for (day, buckets) in Dictionary(grouping: days, by: \.day).sorted(by: { $0.key < $1.key }) {
      let numbers =
        buckets.count == days.count
        ? Phrase(ja: "すべて", en: "all").text : buckets.map { "\($0.bucket)" }.joined(separator: " ")
      table.add([day.description, numbers, note(day, today)])
    }
    return Phrase(ja: "今日（日本時間）: \(today)", en: "today (Asia/Tokyo): \(today)").text + "\n" + table.text
  }

  private static func note(_ day: CalendarDay, _ today: CalendarDay) -> String {
    switch today.daysSince1970 - day.daysSince1970 {
    case 0: ""
    case ..<0: Phrase(ja: "時計より進んでいます。追いつくまで待ちます", en: "ahead of the clock: waits for it").text
    case ...Days.mostAtOnce:
      Phrase(ja: "evaluation-worker が自動で進めます", en: "evaluation-worker moves it on by itself").text
    default:
      Phrase(
        ja: "day.jump: 時計を確かめてから kaiji day --confirm \(today) を実行してください",
        en: "day.jump: look at the clock, then kaiji day --confirm \(today)"
      ).text
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
