import DisclosureCore

/// A short sheet with every kind of row, which all bad ones of text are made from.
struct SmallForm: Sendable {
  static let title = "サービス事業者による医療情報セキュリティ開示書 (医療情報システムの安全管理に関するガイドライン第6.0版対応)"

  var title = SmallForm.title
  var header = ["作成日\t2024年12月11日(水)", "サービス事業者\t株式会社見本", "サービス名称\t見本クラウド", "バージョン\t1.0"]
  /// In the order of the form.
  var rows: [(id: String, line: String)]
  var remarks = ["備考記載欄", "1\t準備中である", "2\t理由は別紙のとおり"]

  /// Each row's answer in the order of the catalogue.
  static let answers: [String: Seen] = [
    "1": .applies, "1.1": .yes, "1.2": .no, "2": .yes, "3": .no, "4": .notApplicable, "5": .yes, "6": .yes,
  ]

  static let ids = ["1", "1.1", "1.2", "2", "3", "4", "5", "6"]

  init() { rows = SmallForm.ids.map { ($0, SmallForm.line($0, SmallForm.answers[$0])) } }

  /// A row as most sheets have it: `2⇥質問？⇥●はい いいえ 対象外⇥備考⇥-`.
  static func line(_ id: String, _ answer: Seen?, question: String? = nil, remark: String = "-") -> String {
    "\(id)\t\(question ?? self.question(id))\t\(choices(id, marked: answer.map { [$0] } ?? []))\t備考\t\(remark)"
  }

  static func question(_ id: String) -> String {
    (Catalogue.sds50.items.first { $0.id == id }?.label.japanese ?? "この様式にない項目") + "？"
  }

  static func choices(_ id: String, marked: [Seen], glyph: String = "●") -> String {
    let isGate = Catalogue.sds50.items.first { $0.id == id }?.kind == .gate
    let choices: [Seen] = isGate ? [.applies, .doesNotApply] : [.yes, .no, .notApplicable]
    return choices.map { (marked.contains($0) ? glyph : "") + $0.word }.joined(separator: " ")
  }

  var lines: [String] { [title] + header + rows.map(\.line) + remarks }
  var text: String { lines.joined(separator: "\n") + "\n" }

  /// This form with another line for an item.
  func with(_ id: String, _ line: String) -> SmallForm {
    var form = self
    for at in form.rows.indices where form.rows[at].id == id { form.rows[at].line = line }
    return form
  }

  /// This form with lines behind the row of an item.
  func adding(_ lines: [String], after id: String) -> SmallForm {
    var form = self
    guard let at = form.rows.firstIndex(where: { $0.id == id }) else { return self }
    form.rows.insert(contentsOf: lines.map { ("", $0) }, at: at + 1)
    return form
  }

  /// This form's readings with others for some items.
  static func readings(_ other: [String: Seen] = [:]) -> [String: Seen] { answers.merging(other) { $1 } }
}

extension Seen {
  /// As the form prints it.
  var word: String {
    switch self {
    case .yes: "はい"
    case .no: "いいえ"
    case .notApplicable: "対象外"
    case .applies: "該当"
    case .doesNotApply: "非該当"
    default: ""
    }
  }
}
