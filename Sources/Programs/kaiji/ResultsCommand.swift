import Commands
import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import DisclosureStorage
import WorkerRuntime

let resultsCommand = Command(
  "results", Phrase(ja: "病院の判定結果を表示します", en: "shows a hospital's assessments"), example: "--hospital hospital-a",
  option(required: "--hospital", "ID", Phrase(ja: "判定結果を見る病院", en: "whose results"), as: String.self),
  option("--product", "NAME", Phrase(ja: "この製品だけを表示します", en: "of this product alone")),
  flag("--history", Phrase(ja: "現在の判定だけでなく、すべての履歴を表示します", en: "the whole history, not the current assessments alone")),
  option("--format", "text|json", Phrase(ja: "出力の形式", en: "how to print"), default: OutputFormat.text)
) { hospital, product, history, format in
  guard NameRules.isHospital(hospital) else {
    throw UsageProblem.invalid("--hospital", word: hospital, expected: HospitalID.expected)
  }
  let key = product.flatMap(ProductKey.of)
  let results = try HospitalResults(of: hospital, Services.database())
  let rows = try (history ? results.assessments() : results.currentAssessments()).filter { row in
    key == nil || ProductKey.of(row.product) == key
  }
  switch format {
  case .json: for row in rows { Terminal.print(ResultsJSON.document(row)) }
  case .text: Terminal.print(ResultsTable.text(rows))
  }
  return ExitCode.done.rawValue
}

/// Assessments in columns.
enum ResultsTable {
  static func text(_ rows: [HospitalResults.Assessment]) -> String {
    guard !rows.isEmpty else { return Phrase(ja: "判定結果はありません", en: "no results").text }
    var table = TextTable(
      Phrase(ja: "製品", en: "Product"), Phrase(ja: "作成日", en: "Dated"), Phrase(ja: "ポリシー", en: "Policy"),
      Phrase(ja: "判定", en: "Decision"), Phrase(ja: "点", en: "Score"),
      Phrase(ja: "適/否/不明/除外/免除", en: "+/−/?/exempt/waived"), Phrase(ja: "判定日", en: "Judged"))
    for row in rows {
      table.add([
        row.product, row.sheetDate.map { CalendarDay(daysSince1970: $0).description } ?? "—",
        row.policy.isEmpty ? "—" : "\(row.policy) r\(row.revision)", decision(of: row),
        row.score.map { Tenths.text($0) } ?? "—", counts(of: row),
        CalendarDay(daysSince1970: row.judgedOn).description,
      ])
    }
    return table.text
  }

  private static func decision(of row: HospitalResults.Assessment) -> String {
    let reason = row.reason.flatMap(AssessmentReason.init(rawValue:)).map { " (\(Wording.message(of: $0).text))" }
    guard let decision = row.decision.flatMap(Decision.init(rawValue:)) else {
      return Phrase(ja: "終了", en: "closed").text + (reason ?? "")
    }
    return Wording.name(of: decision).text + (reason ?? "")
  }

  private static func counts(of row: HospitalResults.Assessment) -> String {
    guard let passed = row.passed, let failed = row.failed, let unknown = row.unknown, let exempt = row.exempt,
      let waived = row.waived
    else { return "—" }
    return "\(passed)/\(failed)/\(unknown)/\(exempt)/\(waived)"
  }
}

/// One assessment as a JSON document on a line of its own.
private enum ResultsJSON {
  static func document(_ row: HospitalResults.Assessment) -> [UInt8] {
    var json = CanonicalJSON()
    json.object { json in
      func day(_ number: Int32?) -> String? { number.map { CalendarDay(daysSince1970: $0).description } }
      let texts: [(String, String?)] = [
        ("submission", row.submission.description), ("vendor", row.vendor), ("product", row.product),
        ("form", row.form), ("sheetDate", day(row.sheetDate)), ("policy", row.policy),
      ]
      for (key, text) in texts {
        json.key(key)
        json.string(text)
      }
      json.key("revision")
      json.number(Int(row.revision))
      json.key("decision")
      json.string(row.decision)
      json.key("reason")
      json.string(row.reason)
      json.key("score")
      if let score = row.score { json.raw(Tenths.text(score)) } else { json.null() }
      let counts = [
        ("passed", row.passed), ("failed", row.failed), ("unknown", row.unknown), ("exempt", row.exempt),
        ("waived", row.waived),
      ]
      for (key, count) in counts {
        json.key(key)
        json.number(count.map { Int($0) })
      }
      json.key("judgedOn")
      json.string(day(row.judgedOn))
      json.key("isCurrent")
      json.raw(row.isCurrent ? "true" : "false")
    }
    return json.bytes
  }
}
