import Commands
import DisclosureIdentity
import DisclosureStorage
import WorkerRuntime

let policyShowCommand = Command(
  "show", "prints a policy as it was applied", example: "baseline --hospital hospital-a --revision 2",
  argument("NAME", "the policy"),
  option(required: "--hospital", "ID", "whose policy it is", as: HospitalID.self),
  option("--revision", "N", "an earlier revision (default: the newest)", as: Int.self),
  option("--format", "text|json", "how to print", default: OutputFormat.text)
) { name, hospital, number, format in
  let history = try PolicyRevisions(Services.database()).history(of: name, hospital: hospital.text)
  let found = number.map { number in history.last { $0.number == Int64(number) } } ?? history.last
  guard let found else {
    throw CommandFailure("\(name) has no such revision; there are 1 to \(history.last?.number ?? 0)")
  }
  guard let yaml = found.yaml else {
    throw CommandFailure(
      "revision \(found.number) removed \(name) on \(found.appliedAt); show an earlier one with --revision")
  }
  switch format {
  case .text: Terminal.print(yaml)
  case .json: Terminal.print(RevisionText.json(found, name, hospital.text, yaml: yaml))
  }
  return ExitCode.done.rawValue
}

let policyHistoryCommand = Command(
  "history", "lists a policy's revisions, oldest first", example: "baseline --hospital hospital-a",
  argument("NAME", "the policy"),
  option(required: "--hospital", "ID", "whose policy it is", as: HospitalID.self),
  option("--format", "text|json", "how to print", default: OutputFormat.text)
) { name, hospital, format in
  let history = try PolicyRevisions(Services.database()).history(of: name, hospital: hospital.text)
  switch format {
  case .text:
    var table = TextTable("版 Revision", "書式 Form", "適用 Applied", "適用者 By", "")
    for row in history {
      table.add([
        "\(row.number)", row.form, row.appliedAt, row.appliedBy, row.yaml == nil ? "取り下げ removed" : "",
      ])
    }
    Terminal.print(table.text)
  case .json: for row in history { Terminal.print(RevisionText.json(row, name, hospital.text, yaml: nil)) }
  }
  return ExitCode.done.rawValue
}

let policyRemoveCommand = Command(
  "remove", "takes a policy away: its lines end; applied again it goes on with the next revision",
  example: "baseline --hospital hospital-a",
  argument("NAME", "the policy"),
  option(required: "--hospital", "ID", "whose policy it is", as: HospitalID.self)
) { name, hospital in
  let revision = try PolicyRevisions(Services.database()).remove(name, for: hospital.text, by: UserName.current)
  Terminal.complain("\(name): removed by revision \(revision)")
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
