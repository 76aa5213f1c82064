import Commands
import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import DisclosureStorage
import WorkerRuntime

/// What a new revision of a policy would change for a hospital's current sheets: each is judged by both, here, with the
/// hospital's waivers and on its day, as the worker would.
struct SheetChanges {
  private let hospital: String
  private let day: CalendarDay
  private let old: (name: String, policy: CompiledPolicy)?
  private let new: (name: String, policy: CompiledPolicy)
  private let titles: [String: String]
  private let format: OutputFormat
  private var counts = Counts()

  /// How many sheets.
  private struct Counts {
    var judged = 0
    /// Of which the decision changes.
    var decisions = 0
    /// Of which results of rules change, and the decision does not.
    var results = 0
    /// That this program cannot read.
    var unreadable = 0
  }

  init(of hospital: String, _ diff: PolicyDiff, for catalogue: Catalogue, on day: CalendarDay, format: OutputFormat) {
    self.hospital = hospital
    self.day = day
    self.format = format
    old = diff.old.map { ($0.name, CompiledPolicy($0.policy, for: catalogue)) }
    new = (diff.new.name, CompiledPolicy(diff.new.policy, for: catalogue))
    titles = (diff.old?.titles ?? [:]).merging(diff.new.titles) { $1 }
  }

  /// Judges them part by part and prints what changes as it is found, and then the counts.
  mutating func tell(_ sheets: CurrentSheets) throws -> ExitCode {
    if format == .text {
      Terminal.print(
        Phrase(
          ja: "病院 \(hospital) の現在の開示書（判定日 \(day)）", en: "current sheets of hospital \(hospital), judged on \(day)"))
    }
    try sheets.read { rows in
      let before = counts.judged
      for row in rows { tell(row) }
      tellProgress(from: before)
    }
    switch format {
    case .text: Terminal.print(summary)
    case .json: Terminal.print(json)
    }
    return counts.unreadable == 0 ? .done : .wrongInput
  }

  private mutating func tell(_ row: CurrentSheets.Row) {
    guard let change = change(of: row) else {
      counts.unreadable += 1
      Terminal.complain(
        Phrase(
          ja: "提出 \(row.submission) の開示書はこのプログラムでは読み取れないため、比べていません",
          en: "the sheet of submission \(row.submission) cannot be read by this program and is not compared"))
      return
    }
    counts.judged += 1
    if change.isOfDecision { counts.decisions += 1 } else if change.isOfResults { counts.results += 1 }
    switch format {
    case .text: if change.isOfDecision { Terminal.print(change.text(titles)) }
    case .json: if change.isOfDecision || change.isOfResults { Terminal.print(change.json) }
    }
  }

  private func change(of row: CurrentSheets.Row) -> SheetChange? {
    let sheet = row.sheet
    guard
      let facts = SheetFacts(
        catalogue: sheet.catalogue, reader: sheet.reader, date: sheet.date, readings: sheet.readings,
        findings: sheet.findings)
    else { return nil }
    func judge(_ side: (name: String, policy: CompiledPolicy)) -> Judgement {
      side.policy.judge(facts, on: day, waived: side.policy.policy.waived(named: side.name, by: row.waivers))
    }
    return SheetChange(row: row, old: old.map(judge), new: judge(new))
  }

  /// A line for every thousand: who waits long sees that it goes on.
  private func tellProgress(from before: Int) {
    guard counts.judged / 1000 > before / 1000 else { return }
    Terminal.complain(Phrase(ja: "\(counts.judged) 件を判定しました…", en: "\(counts.judged) sheets judged…"))
  }

  private var summary: Phrase {
    let same = counts.judged - counts.decisions - counts.results
    return Phrase(
      ja:
        "  開示書 \(counts.judged) 件: 判定が変わる \(counts.decisions) 件、規則の結果だけが変わる \(counts.results) 件、変わらない \(same) 件",
      en:
        "  \(counts.judged) sheets: \(counts.decisions) change decision, \(counts.results) only results of rules, \(same) nothing"
    )
  }

  private var json: [UInt8] {
    var json = CanonicalJSON()
    json.object { json in
      json.key("hospital")
      json.string(hospital)
      json.key("date")
      json.string(day.description)
      let counts = [
        ("sheets", counts.judged), ("decisionsChanged", counts.decisions), ("resultsChanged", counts.results),
        ("unreadable", counts.unreadable),
      ]
      for (key, count) in counts {
        json.key(key)
        json.number(count)
      }
    }
    return json.bytes
  }
}
