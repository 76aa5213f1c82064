import Commands
import DisclosureIdentity
import DisclosureStorage
import WorkerRuntime

let policyShowCommand = Command(
  "show", Phrase(ja: "適用時のままのポリシーを表示します", en: "prints a policy as it was applied"),
  example: "baseline --hospital hospital-a --revision 2",
  argument("NAME", Phrase(ja: "ポリシー", en: "the policy")),
  option(required: "--hospital", "ID", Phrase(ja: "ポリシーを定めた病院", en: "whose policy it is"), as: HospitalID.self),
  option("--revision", "N", Phrase(ja: "以前の版（既定は最新）", en: "an earlier revision (default: the newest)"), as: Int.self),
  option("--format", "text|json", Phrase(ja: "出力の形式", en: "how to print"), default: OutputFormat.text)
) { name, hospital, number, format in
  let history = try PolicyRevisions(Services.database()).history(of: name, hospital: hospital.text)
  let found = number.map { number in history.last { $0.number == Int64(number) } } ?? history.last
  guard let found else {
    let newest = history.last?.number ?? 0
    throw CommandFailure(
      Phrase(
        ja: "\(name) にその版はありません。1〜\(newest) があります", en: "\(name) has no such revision; there are 1 to \(newest)"))
  }
  guard let yaml = found.yaml else {
    throw CommandFailure(
      Phrase(
        ja: "\(name) は版 \(found.number) で取り下げられました（\(found.appliedAt)）。--revision で以前の版を指定してください",
        en: "revision \(found.number) removed \(name) on \(found.appliedAt); show an earlier one with --revision"))
  }
  switch format {
  case .text: Terminal.print(yaml)
  case .json: Terminal.print(RevisionText.json(found, name, hospital.text, yaml: yaml))
  }
  return ExitCode.done.rawValue
}

let policyHistoryCommand = Command(
  "history", Phrase(ja: "ポリシーの版を古い順に一覧します", en: "lists a policy's revisions, oldest first"),
  example: "baseline --hospital hospital-a",
  argument("NAME", Phrase(ja: "ポリシー", en: "the policy")),
  option(required: "--hospital", "ID", Phrase(ja: "ポリシーを定めた病院", en: "whose policy it is"), as: HospitalID.self),
  option("--format", "text|json", Phrase(ja: "出力の形式", en: "how to print"), default: OutputFormat.text)
) { name, hospital, format in
  let history = try PolicyRevisions(Services.database()).history(of: name, hospital: hospital.text)
  switch format {
  case .text:
    var table = TextTable(
      Phrase(ja: "版", en: "Revision"), Phrase(ja: "書式", en: "Form"), Phrase(ja: "適用日時", en: "Applied"),
      Phrase(ja: "適用者", en: "By"), Phrase(both: ""))
    for row in history {
      table.add([
        "\(row.number)", row.form, row.appliedAt, row.appliedBy,
        row.yaml == nil ? Phrase(ja: "取り下げ", en: "removed").text : "",
      ])
    }
    Terminal.print(table.text)
  case .json: for row in history { Terminal.print(RevisionText.json(row, name, hospital.text, yaml: nil)) }
  }
  return ExitCode.done.rawValue
}

let policyRemoveCommand = Command(
  "remove",
  Phrase(
    ja: "ポリシーを取り下げ、その判定を終えます。再び適用すると次の版になります",
    en: "takes a policy away: its lines end; applied again it goes on with the next revision"),
  example: "baseline --hospital hospital-a",
  argument("NAME", Phrase(ja: "ポリシー", en: "the policy")),
  option(required: "--hospital", "ID", Phrase(ja: "ポリシーを定めた病院", en: "whose policy it is"), as: HospitalID.self)
) { name, hospital in
  let revision = try PolicyRevisions(Services.database()).remove(name, for: hospital.text, by: UserName.current)
  Terminal.complain(
    Phrase(ja: "\(name): 版 \(revision) で取り下げました", en: "\(name): removed by revision \(revision)"))
  return ExitCode.done.rawValue
}

private enum RevisionText {
  /// - Parameter yaml: the policy, where it is to be printed too.
  static func json(_ row: PolicyRevisions.Revision, _ name: String, _ hospital: String, yaml: String?) -> [UInt8] {
    var json = CanonicalJSON()
    json.object { json in
      json.key("hospital")
      json.string(hospital)
      json.key("policy")
      json.string(name)
      json.key("revision")
      json.number(Int(row.number))
      json.key("form")
      json.string(row.form)
      json.key("appliedAt")
      json.string(row.appliedAt)
      json.key("appliedBy")
      json.string(row.appliedBy)
      json.key("removed")
      json.raw(row.yaml == nil ? "true" : "false")
      if let yaml {
        json.key("yaml")
        json.string(yaml)
      }
    }
    return json.bytes
  }
}
