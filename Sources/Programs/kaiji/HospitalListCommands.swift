import Commands
import DisclosureIdentity
import DisclosureStorage
import WorkerRuntime

let hospitalListCommand = Command(
  "list", Phrase(ja: "病院を一覧します", en: "lists the hospitals"), example: "--format json",
  option("--format", "text|json", Phrase(ja: "出力の形式", en: "how to print"), default: OutputFormat.text)
) { format in
  let hospitals = try Hospitals(Services.database()).list()
  switch format {
  case .text:
    var table = TextTable(
      Phrase(ja: "病院", en: "Hospital"), Phrase(ja: "名称", en: "Name"), Phrase(ja: "ログイン", en: "Login"),
      Phrase(ja: "購読", en: "Subscriptions"), Phrase(ja: "ポリシー", en: "Policies"), Phrase(ja: "終了日時", en: "Closed"))
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
  "close",
  Phrase(
    ja: "病院の登録を終了します。ログインと判定が終わり、新しい提出は受け付けません",
    en: "closes a hospital: its login ends, its lines end, nothing more is taken in for it"), example: "hospital-a",
  argument("ID", Phrase(ja: "病院", en: "the hospital"), as: HospitalID.self)
) { hospital in
  let isNew = try Hospitals(Services.database()).close(hospital.text)
  Terminal.complain(
    isNew
      ? Phrase(ja: "登録を終了しました", en: "closed")
      : Phrase(ja: "登録は終了済みのため、変更はありません", en: "was closed, nothing was changed"))
  return ExitCode.done.rawValue
}

let hospitalUnsubscribeCommand = Command(
  "unsubscribe",
  Phrase(
    ja: "購読を終了します。購読者全体に開示された開示書は、以後は見えず、判定もされません",
    en: "ends a subscription: sheets disclosed to all subscribers are no longer seen or judged"),
  example: "hospital-a --vendor 株式会社見本 --product 見本カルテ",
  argument("ID", Phrase(ja: "病院", en: "the hospital"), as: HospitalID.self),
  option(required: "--vendor", "NAME", Phrase(ja: "事業者名", en: "the vendor"), as: String.self),
  option(required: "--product", "NAME", Phrase(ja: "製品名", en: "the product"), as: String.self)
) { hospital, vendor, product in
  let name = try ProductName(options: vendor, product)
  let isNew = try Hospitals(Services.database()).unsubscribe(hospital.text, from: name)
  Terminal.complain(
    isNew
      ? Phrase(ja: "購読を終了しました", en: "unsubscribed")
      : Phrase(ja: "購読していないため、変更はありません", en: "was not subscribed, nothing was changed"))
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
