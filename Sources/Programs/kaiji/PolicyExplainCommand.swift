import Commands
import DisclosureCore
import DisclosureMessages
import PolicyReading
import WorkerRuntime

let policyExplainCommand = Command(
  "explain",
  Phrase(
    ja: "開示書に対する規則の結果がどのように決まったかを、一段ずつ示します",
    en: "shows step by step how a rule's result on a sheet came about"), example: "baseline.yaml access-log sheet.txt",
  argument("POLICY.yaml", Phrase(ja: "ポリシーのファイル", en: "the policy")),
  argument("RULE", Phrase(ja: "規則の名前", en: "the rule's id")),
  argument("FILE", Phrase(ja: "開示書のファイル", en: "the sheet")), dateOption,
  option("--format", "text|json", Phrase(ja: "出力の形式", en: "how to print"), default: OutputFormat.text)
) { path, rule, file, date, format in
  let policy = try PolicyFile(at: path)
  let day = try JudgingDay.of(date)
  let sheet = try readSheet(at: file)
  guard let derivation = Derivation(of: rule, in: policy.policy, on: SheetFacts(sheet), day: day) else {
    let known = policy.policy.rules.map(\.id).joined(separator: ", ")
    throw CommandFailure(
      Phrase(
        ja: "\(path): 規則 '\(Terminal.shown(rule))' はありません。あるのは \(known) です",
        en: "\(path): there is no rule '\(Terminal.shown(rule))'; there are \(known)"))
  }
  let title = policy.titles[rule]
  switch format {
  case .json:
    Terminal.print(ExplainJSON.document(derivation, policy: policy.name, title: title, sheet: sheet, day: day))
  case .text: Terminal.print(ExplainText(derivation: derivation, title: title, sheet: sheet, day: day).text)
  }
  return ExitCode.done.rawValue
}

private func readSheet(at path: String) throws -> Sheet {
  var read: SheetReaders.Outcome?
  try SheetReaders(for: 1).read([path]) { _, outcome in read = outcome }
  switch read {
  case .sheet(let sheet, _): return sheet
  case .rejected(let rejection): throw CommandFailure(Phrase(rejection, in: path))
  case .unreadable(let reason): throw CommandFailure(reason)
  case nil: throw CommandFailure(Phrase(ja: "\(path): 読み取れません", en: "\(path): it was not read"))
  }
}
