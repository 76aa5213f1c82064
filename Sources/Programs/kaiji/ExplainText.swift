import Commands
import DisclosureCore
import DisclosureMessages

/// How a rule's result came about, for a person.
struct ExplainText {
  let derivation: Derivation
  let title: String?
  let sheet: Sheet
  let day: CalendarDay

  /// The items that decided are told step by step, the others on a line each.
  var text: String {
    let (rule, result) = (derivation.rule, derivation.result)
    var text = "\(rule.id)\(title.map { "  \(Terminal.shown($0))" } ?? "")\n"
    let words = [Wording.name(of: result.outcome), Wording.name(of: rule.severity)].map(\.text).joined(separator: "  ")
    let items = result.items.isEmpty ? "" : "  [\(result.items.joined(separator: " "))]"
    text += "  \(words)\(result.reason.map { "  \(Wording.message(of: $0).text)" } ?? "")\(items)\n"
    let deciding = Set(result.items)
    for one in derivation.cases {
      let outcome = Wording.name(of: one.outcome).text
      text += "\n  \(one.item.map(subject) ?? Phrase(ja: "開示書全体", en: "the sheet as a whole").text): \(outcome)\n"
      guard one.item.map({ deciding.contains($0) }) ?? true else { continue }
      text += applies(one)
      if let when = one.when { text += line(of: when, "when: ", at: 2) }
      text += line(of: one.require, "require: ", at: 2)
    }
    if derivation.cases.count > 1 { text += "\n  \(Self.joined.text)\n" }
    return text
  }

  private static let joined = Phrase(
    ja: "複数の項目: 一つでも「否」なら否、なければ一つでも「不明」なら不明、すべて「除外」なら除外、それ以外は適",
    en: "several items: fail if one fails, else unknown if one is, else exempt if all are, else pass")

  private func subject(_ id: String) -> String {
    "\(id)\(sheet.catalogue.position(of: id).map { " \(sheet.catalogue.items[$0].label.text)" } ?? "")"
  }

  /// Whether the form itself lets the item apply, and what the rows say on which that depends.
  private func applies(_ one: Derivation.Case) -> String {
    guard let position = one.item.flatMap(sheet.catalogue.position(of:)) else { return "" }
    let item = sheet.catalogue.items[position]
    let because = item.appliesWhen ?? Phrase(ja: "常に", en: "always").text
    let word = Phrase(ja: "対象になる", en: "applies").text
    var text = "    \(word) (\(because)): \(Self.name(of: one.applies))\n"
    for row in one.dependsOn {
      let itself = Phrase(ja: "  この行自体が対象になる: ", en: "  applies itself: ").text
      let note = row.applies == .true ? "" : itself + Self.name(of: row.applies)
      text += "      \(reading(of: row.position))\(note)\n"
    }
    return text
  }

  private func line(of step: Derivation.Step, _ key: String, at depth: Int) -> String {
    let indent = String(repeating: "  ", count: depth)
    var text = "\(indent)\(key)\(words(of: step)): \(Self.name(of: step.truth))\n"
    if let row = step.item.flatMap(sheet.catalogue.position(of:)) { text += "\(indent)  \(reading(of: row))\n" }
    for part in step.parts { text += line(of: part, "", at: depth + 1) }
    return text
  }

  private func words(of step: Derivation.Step) -> String {
    let item = step.item ?? "—"
    let phrase: Phrase =
      switch step.condition {
      case .is(_, let answers):
        Phrase(
          ja: "\(item) が\(answers.inOrder.map { Wording.name(of: $0).japanese }.joined(separator: "か"))",
          en: "\(item) is \(answers.inOrder.map { Wording.name(of: $0).english }.joined(separator: " or "))")
      case .remarkPresent: Phrase(ja: "\(item) に備考がある", en: "\(item) has a remark")
      case .all: Phrase(ja: "次のすべて", en: "all of these")
      case .any: Phrase(ja: "次のいずれか", en: "any of these")
      case .not: Phrase(ja: "次でない", en: "not this")
      case .atLeast(let count, _): Phrase(ja: "次の \(count) 件以上", en: "at least \(count) of these")
      case .sheetAge(let months):
        Phrase(
          ja: "作成日 \(date) から \(day) まで \(months) か月以内",
          en: "from the sheet's date \(date) to \(day) at most \(months) months")
      case .edition(let least):
        Phrase(
          ja: "書式の版 \(sheet.catalogue.form.edition) が \(least) 以降",
          en: "the form's edition \(sheet.catalogue.form.edition) is \(least) or newer")
      case .finding(let code): Phrase(ja: "指摘事項 \(code.text) がある", en: "the sheet has finding \(code.text)")
      }
    return phrase.text
  }

  private var date: String { sheet.header.date?.description ?? "—" }

  /// What a row says, and where it stands.
  private func reading(of row: Int) -> String {
    let id = sheet.catalogue.items[row].id
    guard let reading = sheet.readings[row] else { return "\(id): —" }
    let said = reading.answer.map { Wording.name(of: $0).text } ?? Wording.name(of: reading.state).text
    let remarks =
      reading.remarks.isEmpty ? "" : "  \(Phrase(ja: "備考", en: "remark").text) \(Self.list(reading.remarks))"
    let prose = reading.remarkText.map { "  「\(Self.shown($0))」" } ?? ""
    let places = reading.evidence.map { "  (\($0.place): \(Self.shown($0.text)))" }.joined()
    return "\(id): \(said)\(remarks)\(prose)\(places)"
  }

  private static func list(_ numbers: [Int]) -> String { numbers.map(String.init).joined(separator: ", ") }

  /// Text of the sheet within a line: short.
  private static func shown(_ text: String) -> String {
    let scalars = Terminal.shown(text).unicodeScalars
    return String(String.UnicodeScalarView(scalars.prefix(80))) + (scalars.count > 80 ? "…" : "")
  }

  private static func name(of truth: Truth) -> String {
    switch truth {
    case .true: Phrase(ja: "真", en: "true").text
    case .false: Phrase(ja: "偽", en: "false").text
    case .unknown: Phrase(ja: "不明", en: "unknown").text
    }
  }
}
