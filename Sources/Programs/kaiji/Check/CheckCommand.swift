import Commands
import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import PolicyReading
import WorkerRuntime

enum FailOn: String, CaseIterable, CommandValue, Sendable {
  case reject
  case refer
}

let checkCommand = Command(
  "check",
  Phrase(
    ja: "開示書をこの場で読み取り、判定します（Kafka とデータベースは不要です）",
    en: "reads sheets and judges them here: no Kafka, no database"),
  example: "sheet.txt --policy policy.yaml --fail-on reject",
  arguments("FILE", Phrase(ja: "開示書のファイル", en: "the sheets")),
  options(
    "--policy", "POLICY.yaml",
    Phrase(ja: "このポリシーで判定します（複数指定できます）", en: "judge by this policy; may be given several times")),
  dateOption,
  option(
    "--fail-on", "reject|refer",
    Phrase(
      ja: "この判定があれば終了コードを1にします。refer は reject を含みます",
      en: "exit with 1 on this decision; refer includes reject"), as: FailOn.self),
  option(
    "--format", "text|json|csv",
    Phrase(
      ja: "出力の形式。csv は表計算ソフト用です（項目ごとに1行、UTF-8、Excel 向けの BOM 付き、数式は無効化）",
      en:
        "how to print; csv is for spreadsheets: a row for each item, UTF-8 with the mark that Excel needs, no formulas"),
    default: CheckFormat.text)
) { files, policies, date, failOn, format in
  guard !files.isEmpty else { throw UsageProblem.missing("FILE") }
  let check = try Check(policies: policies, date: date, isOneOfSeveral: files.count > 1)
  Interruption.endsCheckingAtOnce()
  let readers = try SheetReaders(for: files.count)
  if format == .csv { Terminal.write(CheckRows.head) }
  var progress = ProgressLine(isWanted: files.count > 1)
  var worst: Int32 = 0
  try readers.read(
    files, tell: { progress.show(Phrase(ja: "\(files.count) 件中 \($0) 件を読み取り", en: "\($0) of \(files.count) read")) }
  ) { file, outcome in
    progress.clear()
    worst = max(worst, check.tell(outcome, of: file, failOn: failOn, format: format))
  }
  progress.clear()
  return worst
}

enum CheckFormat: String, CaseIterable, CommandValue, Sendable {
  case text
  case json
  /// Of what was read alone: how policies judge it has no place in a row for each item.
  case csv
}

let dateOption = option(
  "--date", "YYYY-MM-DD", Phrase(ja: "判定日（既定は東京の今日）", en: "the day of judging (default: today in Tokyo)"))

/// The day of judging as a person gave it.
enum JudgingDay {
  static func of(_ date: String?) throws(UsageProblem) -> CalendarDay {
    guard let date else { return SheetRank.tokyoDay(ofUnixMilliseconds: Today.unixMilliseconds) }
    guard let day = CalendarDay(iso: date) else {
      throw UsageProblem.invalid(
        "--date", word: date, expected: Phrase(ja: "日付（例 2026-11-24）", en: "a day such as 2026-11-24"))
    }
    return day
  }
}

/// The policies and the day by which files are checked.
private struct Check {
  let policies: [PolicyFile]
  let day: CalendarDay
  let isOneOfSeveral: Bool

  init(policies paths: [String], date: String?, isOneOfSeveral: Bool) throws {
    self.isOneOfSeveral = isOneOfSeveral
    policies = try paths.map { try PolicyFile(at: $0) }
    day = try JudgingDay.of(date)
  }

  /// Prints what became of a file.
  ///
  /// - Returns: its exit code.
  func tell(_ outcome: SheetReaders.Outcome, of file: String, failOn: FailOn?, format: CheckFormat) -> Int32 {
    switch outcome {
    case .sheet(let sheet, let sha256):
      let facts = SheetFacts(sheet)
      let assessed = policies.map {
        CheckJSON.Assessed(policy: $0.name, day: day, judgement: $0.policy.judge(facts, on: day))
      }
      switch format {
      case .json: Terminal.print(CheckJSON.document(sheet, sha256: sha256, day: day, assessments: assessed))
      case .csv: Terminal.write(CheckRows(file: file, sheet: sheet).encoded)
      case .text:
        let text = CheckText(
          sheet: sheet, day: day, assessed: assessed, policies: policies, isOneOfSeveral: isOneOfSeveral)
        Terminal.print(text.text(of: file))
      }
      return assessed.contains { isMet(failOn, by: $0.judgement.decision) } ? 1 : 0
    case .rejected(let rejection):
      if format == .json {
        Terminal.print(
          CheckJSON.error(code: rejection.code.rawValue, place: rejection.place, message: rejection.message))
      }
      Terminal.complain(Phrase(both: "kaiji check: ") + Phrase(rejection, in: file))
    case .unreadable(let reason): Terminal.complain(Phrase(both: "kaiji check: ") + reason)
    }
    return ExitCode.wrongInput.rawValue
  }

  private func isMet(_ failOn: FailOn?, by decision: Decision) -> Bool {
    switch failOn {
    case nil: false
    case .reject: decision == .reject
    case .refer: decision != .accept
    }
  }
}

extension PolicyFile {
  /// Reads a policy file; every problem is told, each on its own line.
  init(at path: String) throws(CommandFailure) {
    try self.init(InputFile.read(path, atMost: PolicyFile.maximumBytes), of: path)
  }

  init(_ bytes: [UInt8], of path: String) throws(CommandFailure) {
    do throws(PolicyProblems) {
      try self.init(bytes)
    } catch {
      throw CommandFailure(error.phrase(in: path))
    }
  }
}

extension PolicyProblems {
  /// Each on its own line, with its place.
  func phrase(in path: String) -> Phrase {
    problems.reduce(Phrase(both: RejectionCode.policyInvalid.rawValue)) { text, problem in
      text + Phrase(both: "\n\(path):\(problem.line):\(problem.column): ") + Phrase(problem.words)
    }
  }
}
