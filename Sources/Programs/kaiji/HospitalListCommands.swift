import Commands
import DisclosureIdentity
import DisclosureStorage
import WorkerRuntime

let hospitalListCommand = Command(
  "list", "lists the hospitals", example: "--format json",
  option("--format", "text|json", "how to print", default: OutputFormat.text)
) { format in
  let hospitals = try Hospitals(Services.database()).list()
  switch format {
  case .text:
    var table = TextTable("病院 Hospital", "名称 Name", "接続 Login", "購読 Subscriptions", "方針 Policies", "終了 Closed")
    for row in hospitals {
      table.add([
        row.id, row.name, row.login ?? "—", "\(row.subscriptions)", "\(row.policies)", row.closedAt ?? "—",
      ])
    }
    Terminal.print(table.text)
  case .json: for row in hospitals { Terminal.print(json(of: row)) }
  }
  return ExitCode.done.rawValue
}

let hospitalCloseCommand = Command(
  "close", "closes a hospital: its login ends, its lines end, nothing more is taken in for it", example: "hospital-a",
  argument("ID", "the hospital", as: HospitalID.self)
) { hospital in
  let isNew = try Hospitals(Services.database()).close(hospital.text)
  Terminal.complain(isNew ? "closed" : "was closed, nothing was changed")
  return ExitCode.done.rawValue
}

let hospitalUnsubscribeCommand = Command(
  "unsubscribe", "ends a subscription: sheets disclosed to all subscribers are no longer seen or judged",
  example: "hospital-a --vendor 株式会社見本 --product 見本カルテ",
  argument("ID", "the hospital", as: HospitalID.self),
  option(required: "--vendor", "NAME", "the vendor", as: String.self),
  option(required: "--product", "NAME", "the product", as: String.self)
) { hospital, vendor, product in
  let name = try ProductName(options: vendor, product)
  let isNew = try Hospitals(Services.database()).unsubscribe(hospital.text, from: name)
  Terminal.complain(isNew ? "unsubscribed" : "was not subscribed, nothing was changed")
  return ExitCode.done.rawValue
}

private func json(of row: Hospitals.Listed) -> [UInt8] {
  var json = CanonicalJSON()
  json.object { json in
    for (key, text) in [("hospital", row.id), ("name", row.name), ("login", row.login), ("closedAt", row.closedAt)] {
      json.key(key)
      json.string(text)
    }
    json.key("subscriptions")
    json.number(Int(row.subscriptions))
    json.key("policies")
    json.number(Int(row.policies))
  }
  return json.bytes
}
