import Commands
import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import DisclosureStorage
import WorkerRuntime

let waiverCommands = Command(
  group: "waiver",
  Phrase(
    ja: "病院が認めた不適合（免除）を扱います。製品ごと、期限つきです",
    en: "failures of a rule that a hospital has accepted, each for one product and until a day"),
  Command(
    "add",
    Phrase(
      ja: "規則の不適合を、現在の内容に限って免除します。不明は不明のままです",
      en: "accepts the failure of a rule as it is worded now; an unknown stays unknown"),
    example: "access-log --hospital hospital-a --vendor 株式会社見本 --product 見本カルテ --policy baseline "
      + "--until 2027-03-31 --reason 次期更新で対応 --approved-by 安全管理責任者",
    argument("RULE", Phrase(ja: "規則の ID", en: "the rule's id")),
    option(required: "--hospital", "ID", Phrase(ja: "免除する病院", en: "who accepts it"), as: HospitalID.self),
    option(required: "--vendor", "NAME", Phrase(ja: "事業者名", en: "the vendor"), as: String.self),
    option(required: "--product", "NAME", Phrase(ja: "製品名", en: "the product"), as: String.self),
    option(
      required: "--policy", "NAME", Phrase(ja: "規則を含むポリシーの名前", en: "the policy that holds the rule"), as: String.self),
    option(
      required: "--until", "YYYY-MM-DD", Phrase(ja: "免除が有効な最後の日", en: "the last day on which it counts"), as: Day.self),
    option(required: "--reason", "TEXT", Phrase(ja: "免除の理由", en: "why"), as: WrittenText.self),
    option(required: "--approved-by", "NAME", Phrase(ja: "承認者", en: "who approved it"), as: WrittenText.self)
  ) { rule, hospital, vendor, product, policy, until, reason, approvedBy in
    let request = Waivers.Request(
      product: try ProductName(options: vendor, product), policy: policy, rule: rule, reason: reason.argument,
      approvedBy: approvedBy.argument, until: until.day, addedBy: UserName.current)
    let (id, isNew) = try Waivers(Services.database()).add(request, for: hospital.text) { body in
      try StoredRule.hash(of: rule, in: body)
    }
    Terminal.print("waiver \(id)")
    Terminal.complain(
      isNew
        ? Phrase(ja: "追加しました", en: "added")
        : Phrase(ja: "同じ免除があります。変更はありません", en: "the same stands already, nothing was changed"))
    return ExitCode.done.rawValue
  },
  Command(
    "end", Phrase(ja: "免除を終了します", en: "ends a waiver from now on"),
    example: "01234567-89ab-8def-8123-456789abcdef --hospital hospital-a",
    argument(
      "WAIVER", Phrase(ja: "`kaiji waiver list` に表示される ID", en: "its id, as `kaiji waiver list` prints it"),
      as: WaiverID.self),
    option(required: "--hospital", "ID", Phrase(ja: "免除した病院", en: "whose it is"), as: HospitalID.self)
  ) { waiver, hospital in
    let isNew = try Waivers(Services.database()).end(waiver.id, of: hospital.text, by: UserName.current)
    Terminal.complain(
      isNew
        ? Phrase(ja: "終了しました", en: "ended")
        : Phrase(ja: "すでに終了しています。変更はありません", en: "was ended, nothing was changed"))
    return ExitCode.done.rawValue
  },
  Command(
    "list",
    Phrase(
      ja: "病院の免除を新しい順に一覧します。終わったものも含みます", en: "lists a hospital's waivers, the newest first; those that are over too"),
    example: "--hospital hospital-a",
    option(required: "--hospital", "ID", Phrase(ja: "免除を見る病院", en: "whose they are"), as: HospitalID.self),
    option("--format", "text|json", Phrase(ja: "出力の形式", en: "how to print"), default: OutputFormat.text)
  ) { hospital, format in
    let rows = try Waivers(Services.database()).list(of: hospital.text)
    switch format {
    case .text: Terminal.print(WaiverText.table(rows))
    case .json: for row in rows { Terminal.print(WaiverText.json(row)) }
    }
    return ExitCode.done.rawValue
  })

/// Words that say something.
private struct WrittenText: CommandValue {
  static let expected = Phrase(ja: "空でない文字列", en: "a text that is not empty")
  let argument: String

  init?(argument: String) {
    guard argument.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { return nil }
    self.argument = argument
  }
}

private struct WaiverID: CommandValue {
  static let expected = Phrase(
    ja: "免除の ID（`kaiji waiver list` に表示される uuid）", en: "a waiver's id, a uuid as `kaiji waiver list` prints it")
  let id: Identifier
  var argument: String { id.description }

  init?(argument: String) {
    guard let id = Identifier(argument) else { return nil }
    self.id = id
  }
}

/// A rule of a stored policy, by its id.
private enum StoredRule {
  /// - Throws: where a newer program wrote the policy: then this one cannot tell what it would accept.
  static func hash(of id: String, in body: [UInt8]) throws(CommandFailure) -> ContentHash? {
    guard let policy = PolicyBody.policy(body) else {
      throw CommandFailure(
        Phrase(
          ja: "保存されているポリシーはこのプログラムより新しいものです。最新の kaiji を使ってください",
          en: "this program is too old for the policy as it is stored; use the newest kaiji"))
    }
    return policy.rules.first { $0.id == id }.map(ContentHash.rule)
  }
}

private enum WaiverText {
  static func table(_ rows: [Waivers.Listed]) -> String {
    guard !rows.isEmpty else { return Phrase(ja: "免除はありません", en: "no waivers").text }
    var table = TextTable(
      Phrase(ja: "免除", en: "Waiver"), Phrase(ja: "製品", en: "Product"), Phrase(ja: "ポリシー", en: "Policy"),
      Phrase(ja: "規則", en: "Rule"), Phrase(ja: "期限", en: "Until"), Phrase(ja: "状態", en: "State"),
      Phrase(ja: "承認", en: "Approved by"), Phrase(ja: "理由", en: "Reason"))
    for row in rows {
      table.add([
        row.id.description, row.product, row.policy, row.rule, CalendarDay(daysSince1970: row.until).description,
        state(row.standing), row.approvedBy, row.reason,
      ])
    }
    return table.text
  }

  private static func state(_ standing: Waivers.Standing) -> String {
    switch standing {
    case .counts: Phrase(ja: "有効", en: "counts").text
    case .unbound: Phrase(ja: "規則が変わりました", en: "the rule has changed").text
    case .past: Phrase(ja: "期限切れ", en: "past").text
    case .ended: Phrase(ja: "終了", en: "ended").text
    }
  }

  static func json(_ row: Waivers.Listed) -> [UInt8] {
    var json = CanonicalJSON()
    json.object { json in
      let texts: [(String, String?)] = [
        ("waiver", row.id.description), ("vendor", row.vendor), ("product", row.product), ("policy", row.policy),
        ("rule", row.rule), ("reason", row.reason), ("approvedBy", row.approvedBy), ("addedBy", row.addedBy),
        ("since", row.since), ("until", CalendarDay(daysSince1970: row.until).description), ("endedAt", row.endedAt),
        ("endedBy", row.endedBy), ("state", row.standing.rawValue),
      ]
      for (key, text) in texts {
        json.key(key)
        json.string(text)
      }
    }
    return json.bytes
  }
}
