import Commands
import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import DisclosureStorage
import WorkerRuntime

let waiverCommands = Command(
  group: "waiver", "failures of a rule that a hospital has accepted, each for one product and until a day",
  Command(
    "add", "accepts the failure of a rule as it is worded now; an unknown stays unknown",
    example: "access-log --hospital hospital-a --vendor 株式会社見本 --product 見本カルテ --policy baseline "
      + "--until 2027-03-31 --reason 次期更新で対応 --approved-by 安全管理責任者",
    argument("RULE", "the rule's id"),
    option(required: "--hospital", "ID", "who accepts it", as: HospitalID.self),
    option(required: "--vendor", "NAME", "the vendor", as: String.self),
    option(required: "--product", "NAME", "the product", as: String.self),
    option(required: "--policy", "NAME", "the policy that holds the rule", as: String.self),
    option(required: "--until", "YYYY-MM-DD", "the last day on which it counts", as: Day.self),
    option(required: "--reason", "TEXT", "why", as: WrittenText.self),
    option(required: "--approved-by", "NAME", "who approved it", as: WrittenText.self)
  ) { rule, hospital, vendor, product, policy, until, reason, approvedBy in
    let request = Waivers.Request(
      product: try ProductName(options: vendor, product), policy: policy, rule: rule, reason: reason.argument,
      approvedBy: approvedBy.argument, until: until.day, addedBy: UserName.current)
    let (id, isNew) = try Waivers(Services.database()).add(request, for: hospital.text) { body in
      try StoredRule.known(rule, in: body)
    }
    Terminal.print("waiver \(id)")
    Terminal.complain(isNew ? "added" : "the same stands already, nothing was changed")
    return ExitCode.done.rawValue
  },
  Command(
    "end", "ends a waiver from now on", example: "01234567-89ab-8def-8123-456789abcdef --hospital hospital-a",
    argument("WAIVER", "its id, as `kaiji waiver list` prints it", as: WaiverID.self),
    option(required: "--hospital", "ID", "whose it is", as: HospitalID.self)
  ) { waiver, hospital in
    let isNew = try Waivers(Services.database()).end(waiver.id, of: hospital.text, by: UserName.current)
    Terminal.complain(isNew ? "ended" : "was ended, nothing was changed")
    return ExitCode.done.rawValue
  },
  Command(
    "list", "lists a hospital's waivers, the newest first; those that are over too", example: "--hospital hospital-a",
    option(required: "--hospital", "ID", "whose they are", as: HospitalID.self),
    option("--format", "text|json", "how to print", default: OutputFormat.text)
  ) { hospital, format in
    let rows = try Waivers(Services.database()).list(of: hospital.text) { StoredRule.hash(of: $1, in: $0) }
    switch format {
    case .text: Terminal.print(WaiverText.table(rows))
    case .json: for row in rows { Terminal.print(WaiverText.json(row)) }
    }
    return ExitCode.done.rawValue
  })

/// Words that say something.
private struct WrittenText: CommandValue {
  static let expected = "a text that is not empty"
  let argument: String

  init?(argument: String) {
    guard argument.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else { return nil }
    self.argument = argument
  }
}

private struct WaiverID: CommandValue {
  static let expected = "a waiver's id, a uuid as `kaiji waiver list` prints it"
  let id: Identifier
  var argument: String { id.description }

  init?(argument: String) {
    guard let id = Identifier(argument) else { return nil }
    self.id = id
  }
}

/// A rule of a stored policy, by its id.
private enum StoredRule {
  static func hash(of id: String, in body: [UInt8]) -> ContentHash? {
    PolicyBody.policy(body)?.rules.first { $0.id == id }.map(ContentHash.rule)
  }

  /// - Throws: where a newer program wrote the policy: then this one cannot tell what it would accept.
  static func known(_ id: String, in body: [UInt8]) throws(CommandFailure) -> ContentHash? {
    guard PolicyBody.policy(body) != nil else {
      throw CommandFailure("this program is too old for the policy as it is stored; use the newest kaiji")
    }
    return hash(of: id, in: body)
  }
}

private enum WaiverText {
  static func table(_ rows: [Waivers.Listed]) -> String {
    guard !rows.isEmpty else { return "免除はありません / no waivers" }
    var table = TextTable(
      "免除 Waiver", "製品 Product", "方針 Policy", "規則 Rule", "期限 Until", "状態 State", "承認 Approved by", "理由 Reason")
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
    case .counts: "有効 counts"
    case .unbound: "対象なし the rule has changed"
    case .past: "期限切れ past"
    case .ended: "終了 ended"
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
