import Commands
import DisclosureCore
import DisclosureMessages
import PolicyReading

/// What was read of a sheet and how it was judged, for a person.
struct CheckText {
  let sheet: Sheet
  let day: CalendarDay
  let assessed: [CheckJSON.Assessed]
  let policies: [PolicyFile]

  func text(of file: String) -> String {
    let (header, form) = (sheet.header, sheet.catalogue.form)
    let lines: [(Phrase, String)] = [
      (
        Phrase(ja: "書式", en: "Form"),
        Phrase(ja: "\(form.name)（ガイドライン第\(form.guideline)版）", en: "\(form.name) (guideline \(form.guideline))").text
      ),
      (Phrase(ja: "作成日", en: "Date"), header.date?.description ?? "—"),
      (Phrase(ja: "事業者", en: "Vendor"), Terminal.shown(header.vendor ?? "—")),
      (Phrase(ja: "製品", en: "Product"), Terminal.shown(header.product ?? "—")),
      (Phrase(ja: "回答", en: "Answers"), counts),
    ]
    var table = TextTable()
    for (name, value) in lines { table.add(["", name.text, value]) }
    var text = "\(file)\n" + table.text
    for finding in sheet.findings where finding.holds(on: day) { text += line(of: finding) }
    for (policy, assessed) in zip(policies, assessed) { text += block(of: assessed, policy) }
    return text
  }

  private var counts: String {
    let readings = sheet.readings.compactMap(\.self)
    let answers = Answer.allCases.map { answer in
      (Wording.name(of: answer).text, readings.count { $0.answer == answer })
    }
    let states = Reading.State.allCases.filter { $0 != .explicit }.map { state in
      (Wording.name(of: state).text, readings.count { $0.state == state })
    }
    let parts = (answers + states).filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }
    return parts.joined(separator: Phrase(ja: "、", en: ", ").text)
  }

  private func line(of finding: Finding) -> String {
    let items = finding.items.map { sheet.catalogue.items[$0].id }.joined(separator: " ")
    let message = Terminal.shown(Wording.message(of: finding).text)
    let severity = Wording.name(of: finding.severity).text
    return "  \(finding.code.text) \(severity): \(message)\(items.isEmpty ? "" : " [\(items)]")\n"
  }

  private func block(of assessed: CheckJSON.Assessed, _ policy: PolicyFile) -> String {
    let decision = Wording.name(of: assessed.judgement.decision).text
    let score = assessed.judgement.score.map { Tenths.text($0) } ?? "—"
    let title = Phrase(ja: "ポリシー \(assessed.policy)", en: "Policy \(assessed.policy)").text
    var text = "  \(title): \(decision)  \(score)\n"
    for result in assessed.judgement.results {
      guard let reason = result.reason else { continue }
      let title = policy.titles[result.rule].map { " \(Terminal.shown($0))" } ?? ""
      let words = [Wording.name(of: result.outcome).text, Wording.name(of: result.severity).text]
      text += "    \(words.joined(separator: " ")) \(result.rule)\(title): \(Wording.message(of: reason).text)"
      text += " [\(result.items.joined(separator: " "))]\n"
    }
    return text
  }
}
