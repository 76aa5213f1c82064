import Commands
import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import DisclosureStorage
import PolicyReading
import PostgresClient
import WorkerRuntime

let policyDiffCommand = Command(
  "diff",
  Phrase(
    ja: "新しい版のポリシーで何が変わるかを規則ごとに示します。--hospital を付けると、適用する前に、判定の変わる開示書も示します",
    en:
      "says what a new revision of a policy would change, rule by rule; with --hospital also which sheets change decision, before it is applied"
  ),
  example: "baseline-new.yaml --hospital hospital-a",
  arguments(
    "POLICY.yaml",
    Phrase(
      ja: "今のポリシーと新しいポリシー。新しい方だけなら、病院に適用中の同じ名前のポリシーと比べます",
      en: "the policy as it is and as it would be; the new one alone is compared with the hospital's of its name")),
  option(
    "--hospital", "ID",
    Phrase(ja: "この病院の現在の開示書を両方で判定して比べます", en: "judge this hospital's current sheets by both and compare"),
    as: HospitalID.self),
  option("--format", "text|json", Phrase(ja: "出力の形式", en: "how to print"), default: OutputFormat.text)
) { paths, hospital, format in
  guard paths.count <= 2 else { throw UsageProblem.unexpected(paths[2]) }
  guard paths.count == 2 || hospital != nil else {
    throw UsageProblem.unfit(
      Phrase(
        ja: "比べるポリシーのファイルを二つ指定するか、--hospital で適用中の病院を指定してください",
        en: "name two policy files to compare, or with --hospital whose policy as applied"))
  }
  let new = try PolicyFile(at: paths[paths.count - 1])
  let older = try paths.count == 2 ? PolicyFile(at: paths[0]) : nil
  let database = try hospital.map { _ in try Services.database() }
  let sheets = try hospital.flatMap { hospital in
    try database.map { try CurrentSheets(of: hospital.text, form: new.policy.form, $0) }
  }
  var old = older.map(PolicyDiff.Side.init)
  if old == nil, let hospital, let database { old = try .applied(new.name, to: hospital.text, database) }
  if let old, old.policy.form != new.policy.form {
    throw CommandFailure(
      Phrase(
        ja: "書式の異なるポリシーは比べられません（\(old.name): \(old.policy.form)、\(new.name): \(new.policy.form)）",
        en:
          "policies for different forms cannot be compared (\(old.name): \(old.policy.form), \(new.name): \(new.policy.form))"
      ))
  }
  let diff = PolicyDiff(old: old, new: PolicyDiff.Side(new))
  switch format {
  case .json: Terminal.print(diff.json)
  case .text: Terminal.print(diff.text)
  }
  guard let sheets, let hospital else { return ExitCode.done.rawValue }
  var changes = SheetChanges(of: hospital.text, diff, for: new.catalogue, on: sheets.day, format: format)
  return try changes.tell(sheets).rawValue
}

extension PolicyDiff.Side {
  init(_ file: PolicyFile) {
    self.init(name: file.name, revision: nil, policy: file.policy, titles: file.titles)
  }

  /// What a hospital has under a name; nil where it has none.
  fileprivate static func applied(
    _ name: String, to hospital: String, _ database: PostgresConnection
  ) throws -> PolicyDiff.Side? {
    guard let applied = try PolicyRevisions(database).current(name, of: hospital) else { return nil }
    // What was judged by is the stored body: the text's selectors may take other items today.
    guard let policy = PolicyBody.policy(applied.body) else {
      throw CommandFailure(
        Phrase(
          ja: "保存されているポリシーはこのプログラムより新しいものです。最新の kaiji を使ってください",
          en: "this program is too old for the policy as it is stored; use the newest kaiji"))
    }
    return PolicyDiff.Side(
      name: name, revision: applied.revision, policy: policy, titles: titles(in: applied.yaml))
  }

  /// They are for people alone: a text that an older program took and this one does not has none.
  private static func titles(in yaml: String) -> [String: String] {
    do throws(PolicyProblems) {
      return try PolicyFile(Array(yaml.utf8)).titles
    } catch {
      return [:]
    }
  }
}
