import Commands
import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import PolicyReading
import WorkerRuntime

let policyTestCommand = Command(
  "test",
  Phrase(
    ja: "小さな開示書と期待する結果を書いたファイルで、ポリシーを試験します",
    en: "tries policies on small sheets and compares with what is expected of them"), example: "tests/baseline.yaml",
  arguments("FILE", Phrase(ja: "テストのファイル", en: "the files of policy tests")),
  option("--format", "text|json", Phrase(ja: "出力の形式", en: "how to print"), default: OutputFormat.text)
) { paths, format in
  guard !paths.isEmpty else { throw UsageProblem.missing("FILE") }
  var worst = ExitCode.done.rawValue
  for path in paths {
    do throws(CommandFailure) {
      let run = try PolicyTestRun(of: path)
      switch format {
      case .json: Terminal.print(run.json)
      case .text: Terminal.print(run.text)
      }
      if run.failed > 0 { worst = max(worst, 1) }
    } catch {
      Terminal.complain(Phrase(both: "kaiji policy test: ") + error.phrase)
      worst = max(worst, error.code.rawValue)
    }
  }
  return worst
}

/// The tests of one file, and how each came out.
private struct PolicyTestRun {
  let path: String
  let file: PolicyTestFile
  let outcomes: [(test: PolicyTest, differences: [PolicyTest.Difference])]

  init(of path: String) throws(CommandFailure) {
    let bytes = try InputFile.read(path, atMost: PolicyTestFile.maximumBytes)
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
    do throws(PolicyProblems) {
      let file = try PolicyTestFile(bytes) { named throws(PolicyTestFile.NoPolicy) in
        try Self.policy(at: named.hasPrefix("/") ? named : folder + named)
      }
      self.path = path
      self.file = file
      outcomes = file.tests.map { ($0, $0.differences(from: file.policy.policy)) }
    } catch {
      throw CommandFailure(error.phrase(in: path))
    }
  }

  /// - Parameter path: a test file names its policy relative to itself.
  private static func policy(at path: String) throws(PolicyTestFile.NoPolicy) -> PolicyFile {
    do throws(CommandFailure) {
      return try PolicyFile(at: path)
    } catch {
      throw PolicyTestFile.NoPolicy(Label(japanese: error.phrase.japanese, english: error.phrase.english))
    }
  }

  var failed: Int { outcomes.count { !$0.differences.isEmpty } }

  var text: String {
    var text = "\(path)\n"
    for (test, differences) in outcomes {
      text += "  \(differences.isEmpty ? "ok    " : "FAILED") \(Terminal.shown(test.name))\n"
      for difference in differences { text += "           \(Self.line(of: difference).text)\n" }
    }
    let (count, policy) = (outcomes.count, file.policy.name)
    let summary = Phrase(
      ja: "ポリシー \(policy): テスト \(count) 件、失敗 \(failed) 件", en: "policy \(policy): \(count) tests, \(failed) failed")
    return text + "  \(summary.text)\n"
  }

  private static func line(of difference: PolicyTest.Difference) -> Phrase {
    func words(_ expected: Label, _ found: Label) -> Phrase {
      Phrase(
        ja: "期待 \(expected.japanese)、実際 \(found.japanese)", en: "expected \(expected.english), found \(found.english)")
    }
    switch difference {
    case .decision(let expected, let found):
      return Phrase(ja: "判定: ", en: "decision: ") + words(Wording.name(of: expected), Wording.name(of: found))
    case .result(let expected, let found):
      let line =
        Phrase(both: "\(found.rule): ") + words(Wording.name(of: expected), Wording.name(of: found.outcome))
      guard let reason = found.reason else { return line }
      let message = Wording.message(of: reason)
      let items = found.items.isEmpty ? "" : " [\(found.items.joined(separator: " "))]"
      return line + Phrase(ja: "（\(message.japanese)）\(items)", en: " (\(message.english))\(items)")
    }
  }

  var json: [UInt8] {
    var json = CanonicalJSON()
    json.object { json in
      json.key("file")
      json.string(path)
      json.key("policy")
      json.string(file.policy.name)
      json.key("failed")
      json.number(failed)
      json.key("tests")
      json.array(of: outcomes) { json, outcome in
        json.object { json in
          json.key("name")
          json.string(outcome.test.name)
          json.key("ok")
          json.raw(outcome.differences.isEmpty ? "true" : "false")
          json.key("differences")
          json.array(of: outcome.differences) { $0.difference($1) }
        }
      }
    }
    return json.bytes
  }
}

extension CanonicalJSON {
  /// `rule` is null where it is the decision that differs.
  fileprivate mutating func difference(_ difference: PolicyTest.Difference) {
    object { json in
      switch difference {
      case .decision(let expected, let found):
        json.difference(rule: nil, expected: expected.rawValue, found: found.rawValue, reason: nil, items: [])
      case .result(let expected, let found):
        json.difference(
          rule: found.rule, expected: expected.name, found: found.outcome.name, reason: found.reason?.rawValue,
          items: found.items)
      }
    }
  }

  private mutating func difference(rule: String?, expected: String, found: String, reason: String?, items: [String]) {
    key("rule")
    string(rule)
    key("expected")
    string(expected)
    key("found")
    string(found)
    key("reason")
    string(reason)
    key("items")
    array(of: items) { $0.string($1) }
  }
}
