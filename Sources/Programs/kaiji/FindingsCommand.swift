import Commands
import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import DisclosureStorage
import WorkerRuntime

let findingsCommand = Command(
  "findings",
  Phrase(
    ja: "開示書そのものの誤りや注意点を、病院が今日見るとおりに表示します",
    en: "shows what is wrong or noteworthy in a sheet itself, as a hospital sees it today"),
  example: "01234567-89ab-8def-8123-456789abcdef --hospital hospital-a",
  argument("SUBMISSION", SubmissionID.about, as: SubmissionID.self),
  option(required: "--hospital", "ID", Phrase(ja: "開示書を見る病院", en: "who looks"), as: HospitalID.self),
  option("--format", "text|json", Phrase(ja: "出力の形式", en: "how to print"), default: OutputFormat.text)
) { submission, hospital, format in
  let results = try HospitalResults(of: hospital.text, Services.database())
  let rows = try results.findings(of: submission.id)
  let undetermined = try results.undetermined(of: submission.id)
  switch format {
  case .json: Terminal.print(FindingText.json(of: submission.id, rows, undetermined))
  case .text:
    if rows.isEmpty { Terminal.print(Phrase(ja: "指摘事項はありません", en: "no findings")) }
    for row in rows { Terminal.print(FindingText.line(row)) }
    for line in FindingText.lines(of: undetermined) { Terminal.print(line) }
  }
  return ExitCode.done.rawValue
}

private enum FindingText {
  static func line(_ row: HospitalResults.FindingRow) -> String {
    let items = row.items.isEmpty ? "" : " [\(row.items.joined(separator: " "))]"
    guard let message = message(of: row) else { return "\(row.rule) \(severity(of: row))\(items)" }
    return "\(row.rule) \(severity(of: row)): \(Terminal.shown(message.text))\(items)"
  }

  /// What cannot be told: by this sheet's marks, and by the reader that read it.
  static func lines(of undetermined: [HospitalResults.UndeterminedRow]) -> [Phrase] {
    let unclear = undetermined.filter { $0.reason != "reader.older" }.map(\.rule).joined(separator: " ")
    var lines = [Phrase(ja: "判定できない検査: \(unclear)", en: "cannot tell: \(unclear)")]
    if unclear.isEmpty { lines = [] }
    guard isByOlderReader(undetermined) else { return lines }
    return lines + [
      Phrase(
        ja: "すべての検査を行わない古いプログラムが読み取った開示書です。ここにない指摘事項も、ないとは言えません",
        en: "read by an older reader that did not check every rule: what is not listed here may still be there")
    ]
  }

  private static func isByOlderReader(_ undetermined: [HospitalResults.UndeterminedRow]) -> Bool {
    undetermined.contains { $0.reason == "reader.older" }
  }

  /// `findings` and `undetermined` as `kaiji check` has them.
  static func json(
    of submission: Identifier, _ rows: [HospitalResults.FindingRow], _ undetermined: [HospitalResults.UndeterminedRow]
  ) -> [UInt8] {
    var json = CanonicalJSON()
    json.object { json in
      json.key("submission")
      json.string(submission.description)
      json.key("findings")
      json.array(of: rows) { $0.raw(Self.json($1)) }
      json.key("undetermined")
      json.array(of: undetermined) { $0.string($1.rule) }
      json.key("allChecked")
      json.raw(isByOlderReader(undetermined) ? "false" : "true")
    }
    return json.bytes
  }

  private static func json(_ row: HospitalResults.FindingRow) -> [UInt8] {
    var json = CanonicalJSON()
    json.object { json in
      json.key("rule")
      json.string(row.rule)
      json.key("severity")
      json.string(row.severity)
      json.key("items")
      json.array(of: row.items) { $0.string($1) }
      json.key("remarks")
      json.array(of: row.remarks) { $0.number($1) }
      json.key("quotes")
      json.array(of: row.quotes) { $0.string($1) }
      json.key("message")
      if let message = message(of: row) {
        json.object { json in
          json.key("ja")
          json.string(message.japanese)
          json.key("en")
          json.string(message.english)
        }
      } else {
        json.null()
      }
    }
    return json.bytes
  }

  private static func severity(of row: HospitalResults.FindingRow) -> String {
    Finding.Severity(rawValue: row.severity).map { Wording.name(of: $0).text } ?? row.severity
  }

  /// None for a finding that only a newer program knows.
  private static func message(of row: HospitalResults.FindingRow) -> Label? {
    guard let code = Finding.Code(row.rule), let severity = Finding.Severity(rawValue: row.severity) else { return nil }
    let finding = Finding(
      code: code, severity: severity, items: positions(of: row.items), remarks: row.remarks, quotes: row.quotes)
    return Wording.message(of: finding)
  }

  /// Where the items stand in their catalogue; none where this program does not know it.
  private static func positions(of items: [String]) -> [Int] {
    for catalogue in Catalogue.known {
      let found = items.compactMap { id in catalogue.items.firstIndex { $0.id == id } }
      if found.count == items.count { return found }
    }
    return []
  }
}
