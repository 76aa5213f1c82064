import DisclosureCore
import YAMLDocument

/// The tree of a file of policy tests.
extension PolicyFileReader {
  private static let testFile = Label(japanese: "テストのファイル", english: "a file of policy tests")
  private static let test = Label(japanese: "テスト", english: "a test")

  /// Nil where something is wrong; the problems say what.
  mutating func readTests(
    _ root: YAMLNode, policy load: (String) throws(PolicyTestFile.NoPolicy) -> PolicyFile
  ) -> (PolicyFile, [PolicyTest])? {
    guard let mapping = readMapping(root, Self.testFile, keys: ["policy", "tests"]) else { return nil }
    let policy = text(in: mapping, "policy").flatMap { readPolicy($0, load) }
    catalogue = policy?.catalogue
    let tests = value(in: mapping, "tests").flatMap { readTests($0, of: policy) }
    guard let policy, let tests else { return nil }
    return (policy, tests)
  }

  private mutating func readPolicy(
    _ path: YAMLScalar, _ load: (String) throws(PolicyTestFile.NoPolicy) -> PolicyFile
  ) -> PolicyFile? {
    do throws(PolicyTestFile.NoPolicy) {
      return try load(path.text)
    } catch {
      note(path.mark, ja: error.words.japanese, en: error.words.english)
      return nil
    }
  }

  private mutating func readTests(_ node: YAMLNode, of policy: PolicyFile?) -> [PolicyTest]? {
    guard let sequence = node.sequence, !sequence.items.isEmpty else {
      note(node.mark, ja: "tests は一つ以上のテストの一覧です", en: "tests must be a list of at least one test")
      return nil
    }
    guard sequence.items.count <= PolicyTestFile.maximumTests else {
      let most = PolicyTestFile.maximumTests
      note(node.mark, ja: "テストは \(most) 件までです", en: "a file has at most \(most) tests")
      return nil
    }
    var names: [String: Mark] = [:]
    return sequence.items.compactMap { readTest($0, of: policy, &names) }
  }

  private mutating func readTest(
    _ node: YAMLNode, of policy: PolicyFile?, _ names: inout [String: Mark]
  ) -> PolicyTest? {
    guard let mapping = readMapping(node, Self.test, keys: ["name", "date", "sheet", "waivers", "expect"]) else {
      return nil
    }
    let name = text(in: mapping, "name").flatMap { readTestName($0, &names) }
    let written = mapping["date"].flatMap { readDay($0, "date") }
    let sheet = value(in: mapping, "sheet").flatMap { readSheet($0) }
    let waivers = mapping["waivers"].map { readWaivers($0, of: policy) } ?? []
    let expected = value(in: mapping, "expect").flatMap { readExpected($0, of: policy) }
    guard let day = written ?? sheet?.header.date else {
      if mapping["date"] == nil, sheet != nil {
        note(
          mapping.mark, ja: "'date'（判定日）も sheet の date（作成日）もありません。どちらかを書いてください",
          en: "there is no day of judging: give 'date', or the date of the sheet")
      }
      return nil
    }
    guard let name, let sheet, let expected else { return nil }
    return PolicyTest(name: name, day: day, sheet: sheet, waivers: waivers, expected: expected)
  }

  private mutating func readTestName(_ scalar: YAMLScalar, _ names: inout [String: Mark]) -> String? {
    if scalar.text.isEmpty { note(scalar.mark, ja: "テストの名前が空です", en: "the name of a test is empty") }
    guard let earlier = names.updateValue(scalar.mark, forKey: scalar.text) else { return scalar.text }
    note(
      scalar.mark, ja: "テスト '\(shown(scalar.text))' は \(earlier) にすでにあります",
      en: "test '\(shown(scalar.text))' was given at \(earlier) already")
    return nil
  }

  mutating func readDay(_ node: YAMLNode, _ key: String) -> CalendarDay? {
    guard let scalar = readScalar(node, Self.named(key)) else { return nil }
    guard let day = CalendarDay(iso: scalar.text) else {
      note(
        scalar.mark, ja: "'\(shown(scalar.text))' は日付ではありません。2026-11-24 のように書きます",
        en: "'\(shown(scalar.text))' is no day; write it as 2026-11-24")
      return nil
    }
    return day
  }
}

/// What a test expects.
extension PolicyFileReader {
  private mutating func readExpected(_ node: YAMLNode, of policy: PolicyFile?) -> PolicyTest.Expected? {
    guard let mapping = readMapping(node, Self.named("expect"), keys: ["decision", "results"]) else { return nil }
    guard mapping["decision"] != nil || mapping["results"] != nil else {
      note(
        mapping.mark, ja: "expect には decision か results が必要です", en: "expect says a decision, or results, or both")
      return nil
    }
    var expected = PolicyTest.Expected()
    expected.decision = mapping["decision"].flatMap { node in
      readWord(node, "decision", of: Decision.allCases.map(\.rawValue)).flatMap(Decision.init(rawValue:))
    }
    for entry in readEntries(of: mapping["results"], "results", example: "{access-log: pass}") {
      let isKnown = readRuleID(entry.key, of: policy)
      let outcome = readOutcome(entry.value)
      if isKnown, let outcome { expected.results.append((entry.key.text, outcome)) }
    }
    return expected
  }

  private mutating func readOutcome(_ node: YAMLNode) -> Outcome? {
    guard let word = readWord(node, "results", of: Outcome.allCases.map(\.name)) else { return nil }
    return Outcome.allCases.first { $0.name == word }
  }

  mutating func readRuleID(_ key: YAMLScalar, of policy: PolicyFile?) -> Bool {
    guard let policy else { return true }
    let ids = policy.policy.rules.map(\.id)
    guard !ids.contains(key.text) else { return true }
    let hint = NearestNames.hint(key.text, among: ids, atMost: 3)
    note(
      key.mark, ja: "ポリシー \(policy.name) に規則 '\(shown(key.text))' はありません\(hint?.japanese ?? "")",
      en: "policy \(policy.name) has no rule '\(shown(key.text))'\(hint?.english ?? "")")
    return false
  }

  private mutating func readWord(_ node: YAMLNode, _ key: String, of words: [String]) -> String? {
    guard let scalar = readScalar(node, Self.named(key)) else { return nil }
    guard words.contains(scalar.text) else {
      let hint = NearestNames.hint(scalar.text, among: words) ?? Self.offered(words)
      note(
        scalar.mark, ja: "'\(shown(scalar.text))' は \(key) に書けません\(hint.japanese)",
        en: "'\(shown(scalar.text))' cannot stand in \(key)\(hint.english)")
      return nil
    }
    return scalar.text
  }

  /// The entries of a mapping whose keys are names of the policy or of the form.
  mutating func readEntries(of node: YAMLNode?, _ key: String, example: String) -> [YAMLMapping.Entry] {
    guard let node else { return [] }
    guard let mapping = node.mapping else {
      note(
        node.mark, ja: "\(key) は \(example) のようなマッピングです", en: "\(key) is a mapping such as \(example)")
      return []
    }
    return mapping.entries
  }
}
