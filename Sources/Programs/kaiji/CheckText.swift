import DisclosureCore
import DisclosureMessages
import PolicyReading

/// What was read of a sheet and how it was judged, for a person; Japanese first, since the sheets are.
struct CheckText {
  let sheet: Sheet
  let day: CalendarDay
  let assessed: [CheckJSON.Assessed]
  let policies: [PolicyFile]

  func text(of file: String) -> String {
    let header = sheet.header
    var text = "\(file)\n"
    text += "  書式 Form      \(sheet.catalogue.form.name) (ガイドライン guideline \(sheet.catalogue.form.guideline))\n"
    text += "  作成日 Date    \(header.date?.description ?? "—")\n"
    text += "  事業者 Vendor  \(Terminal.shown(header.vendor ?? "—"))\n"
    text += "  製品 Product   \(Terminal.shown(header.product ?? "—"))\n"
    text += "  回答 Answers   \(counts)\n"
    for finding in sheet.findings where finding.holds(on: day) { text += line(of: finding) }
    for (policy, assessed) in zip(policies, assessed) { text += block(of: assessed, policy) }
    return text
  }

  private var counts: String {
    let readings = sheet.readings.compactMap(\.self)
    let answers = Answer.allCases.map { answer in (answer.name, readings.count { $0.answer == answer }) }
    let states = Reading.State.allCases.filter { $0 != .explicit }.map { state in
      (state.name, readings.count { $0.state == state })
    }
    return (answers + states).filter { $0.1 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  private func line(of finding: Finding) -> String {
    let items = finding.items.map { sheet.catalogue.items[$0].id }.joined(separator: " ")
    let message = Wording.message(of: finding)
    return "  \(finding.code.text) \(finding.severity.rawValue): \(Terminal.shown(message.japanese))"
      + " / \(Terminal.shown(message.english))\(items.isEmpty ? "" : " [\(items)]")\n"
  }

  private func block(of assessed: CheckJSON.Assessed, _ policy: PolicyFile) -> String {
    let decision = Wording.name(of: assessed.judgement.decision)
    let score = assessed.judgement.score.map { Tenths.text($0) } ?? "—"
    var text = "  方針 Policy \(assessed.policy): \(decision.japanese) \(decision.english)  \(score)\n"
    for result in assessed.judgement.results {
      guard let reason = result.reason else { continue }
      let message = Wording.message(of: reason)
      let title = policy.titles[result.rule].map { " \(Terminal.shown($0))" } ?? ""
      text += "    \(result.outcome.name) \(result.severity.rawValue) \(result.rule)\(title): \(message.japanese)"
      text += " / \(message.english) [\(result.items.joined(separator: " "))]\n"
    }
    return text
  }
}
