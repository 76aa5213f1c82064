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
  /// Whether the sheet is one of several: then only the items are shown that are not plainly answered.
  let isOneOfSeveral: Bool

  func text(of file: String) -> String {
    var text = "\(Paint.bold(Terminal.shown(file)))\n  \(summary)\n" + meanings + head
    text += ItemTable(sheet: sheet, showsDoubtfulOnly: isOneOfSeveral).text
    if !isOneOfSeveral { text += remarks }
    text += findings + notes
    for (policy, assessed) in zip(policies, assessed) { text += block(of: assessed, policy) }
    return text
  }

  /// How many items were read, and how many were not, for each reason that there is.
  private var summary: String {
    let readings = sheet.readings.compactMap(\.self)
    func count(_ state: Reading.State) -> Int { readings.count { $0.state == state } }
    let states: [(Reading.State, Phrase, Paint)] = [
      (.explicit, Phrase(ja: "読取", en: "read"), .green), (.blank, Phrase(ja: "無回答", en: "blank"), .yellow),
      (.unresolved, Phrase(ja: "未読取", en: "unresolved"), .red),
      (.conflicting, Phrase(ja: "複数回答", en: "conflicting"), .red), (.absent, Phrase(ja: "行なし", en: "absent"), .red),
    ]
    return states.map { state, name, paint in
      let words = Phrase(ja: "\(name.japanese) \(count(state))", en: "\(count(state)) \(name.english)").text
      return count(state) == 0 ? words : paint(words)
    }.joined(separator: Phrase(ja: "、", en: ", ").text)
  }

  /// What the states mean that are not plain answers.
  private var meanings: String {
    let states = Set(sheet.readings.compactMap { $0?.state }).subtracting([.explicit])
    return Reading.State.allCases.filter(states.contains).reduce("") { text, state in
      text + "  \(Wording.name(of: state).text): \(Wording.meaning(of: state).text)\n"
    }
  }

  private var head: String {
    let (header, form) = (sheet.header, sheet.catalogue.form)
    let lines: [(Phrase, String)] = [
      (
        Phrase(ja: "書式", en: "Form"),
        Phrase(ja: "\(form.name)（ガイドライン第\(form.guideline)版）", en: "\(form.name) (guideline \(form.guideline))").text
      ),
      (Phrase(ja: "作成日", en: "Date"), header.date?.description ?? "—"),
      (Phrase(ja: "事業者", en: "Vendor"), header.vendor ?? "—"), (Phrase(ja: "製品", en: "Product"), header.product ?? "—"),
      (Phrase(ja: "回答", en: "Answers"), answers),
    ]
    var table = TextTable()
    for (name, value) in lines { table.add(["", name.text, value]) }
    return table.text
  }

  private var answers: String {
    let readings = sheet.readings.compactMap(\.self)
    let counts = Answer.allCases.map { answer in (answer, readings.count { $0.answer == answer }) }
    let parts = counts.filter { $0.1 > 0 }.map { "\(Wording.name(of: $0.0).text) \($0.1)" }
    return parts.isEmpty ? "—" : parts.joined(separator: Phrase(ja: "、", en: ", ").text)
  }
}

extension CheckText {
  private func title(_ phrase: Phrase) -> String { "  \(Paint.bold(phrase.text))\n" }

  private var remarks: String {
    guard !sheet.remarks.isEmpty else { return "" }
    return sheet.remarks.reduce(title(Phrase(ja: "備考", en: "Remarks"))) { text, remark in
      text + FittedText.wrapped("    \(remark.number). \(Terminal.shown(remark.text))", indent: 8)
    }
  }

  private var findings: String {
    let findings = sheet.findings.filter { $0.holds(on: day) }
    let lines = findings.map { finding in
      let message = Terminal.shown(Wording.message(of: finding).text)
      let severity = Wording.name(of: finding.severity).text
      let items = shortened(finding.items.map { sheet.catalogue.items[$0].id })
      return FittedText.wrapped("    \(finding.code.text) \(severity): \(message)\(items)", indent: 8)
    }
    let told = lines.isEmpty ? "" : title(Phrase(ja: "指摘事項", en: "Findings")) + lines.joined()
    guard !sheet.undetermined.isEmpty else { return told }
    let codes = sheet.undetermined.map(\.text).joined(separator: " ")
    return told
      + FittedText.wrapped(
        Phrase(ja: "  判定できない指摘事項: \(codes)", en: "  Findings that cannot be told: \(codes)").text, indent: 8)
  }

  /// A finding may name every row of the form.
  private func shortened(_ ids: [String]) -> String {
    guard !ids.isEmpty else { return "" }
    let shown = ids.prefix(12).joined(separator: " ")
    guard ids.count > 12 else { return " [\(shown)]" }
    return Phrase(ja: " [\(shown) ほか\(ids.count - 12)項目]", en: " [\(shown) and \(ids.count - 12) more]").text
  }

  private var notes: String {
    guard !sheet.notes.isEmpty else { return "" }
    return sheet.notes.reduce(title(Phrase(ja: "読み取りの注記", en: "Notes of the reader"))) { text, note in
      text + FittedText.wrapped("    \(Terminal.shown(note))", indent: 8)
    }
  }

  private func block(of assessed: CheckJSON.Assessed, _ policy: PolicyFile) -> String {
    let decision = assessed.judgement.decision
    let score = assessed.judgement.score.map { Tenths.text($0) } ?? "—"
    let title = Phrase(ja: "ポリシー \(assessed.policy)", en: "Policy \(assessed.policy)").text
    var text = "  \(Paint.bold(title)): \(decision.paint(Wording.name(of: decision).text))  \(score)\n"
    for result in assessed.judgement.results {
      guard let reason = result.reason else { continue }
      let title = policy.titles[result.rule].map { " \(Terminal.shown($0))" } ?? ""
      let words = [Wording.name(of: result.outcome).text, Wording.name(of: result.severity).text]
      text += FittedText.wrapped(
        "    \(words.joined(separator: " ")) \(result.rule)\(title): \(Wording.message(of: reason).text)"
          + " [\(result.items.joined(separator: " "))]", indent: 8)
    }
    return text
  }
}

extension Decision {
  fileprivate var paint: Paint {
    switch self {
    case .accept: .green
    case .refer: .yellow
    case .reject: .red
    }
  }
}
