import DisclosureCore
import PolicyReading
import Testing

private let head = "policy: baseline\nform: SDS 5.0\nrules:\n"

private func problems(_ text: String) -> [String] {
  do throws(PolicyProblems) {
    _ = try PolicyFile(Array(text.utf8))
    return []
  } catch {
    expectJapanese(error.problems)
    return error.problems.map(\.description)
  }
}

@Suite("Policy files")
struct PolicyFileTests {
  @Test("a policy is read with its items in catalogue order, each once")
  func read() throws {
    let text =
      head + """
        - id: access-log
          title: アクセス記録
          items: ["17.3.1", "17.3", "17.3"]
          expect: yes
          severity: major
        - {id: gate, items: [60], expect: [doesNotApply, applies], severity: minor}
        """
    let file = try PolicyFile(Array(text.utf8))
    #expect(file.name == "baseline")
    #expect(file.titles == ["access-log": "アクセス記録"])
    #expect(
      file.policy
        == Policy(
          form: "SDS 5.0",
          rules: [
            Rule(
              id: "access-log", severity: .major, items: ["17.3", "17.3.1"], require: .is(item: nil, AnswerSet([.yes]))),
            Rule(
              id: "gate", severity: .minor, items: ["60"],
              require: .is(item: nil, AnswerSet([.applies, .doesNotApply]))),
          ]))
  }

  @Test("every problem is told at once, with its place")
  func allProblems() {
    let text =
      head + """
        - id: Access Log
          items: ["999", "60", "17.1"]
          expect: yes
          severity: grave
          note: x
        - id: b
          items: []
          expect: maybe
          severity: minor
        """
    #expect(
      problems(text) == [
        "4:7: the name of a rule is 1 to 64 of a–z 0–9 . _ - and begins with a letter or digit",
        "5:11: '999' is no item of SDS 5.0; did you mean '99'?",
        "5:18: 60 is a gate and never answered yes (はい); say applies (該当)",
        "5:24: 17.1 is a heading without an answer; name the rows under it",
        "7:13: severity is critical, major or minor, not 'grave'",
        "8:3: 'note' is no key of a rule; it has id, title, items, when, expect, require, severity",
        "10:10: items lists 1 to 198 item ids, such as [\"17.3\", \"17.3.1\"]",
        "11:11: 'maybe' is no answer; there are yes, no, notApplicable, applies, doesNotApply",
      ])
  }

  @Test(
    "what is no policy is refused",
    arguments: [
      ("", "1:1"), ("[]", "1:1: a policy is a mapping"), ("policy: a\npolicy: b", "2:1: the key 'policy'"),
      ("policy: &x a", "1:9"), ("policy: a\nform: SDS 5.0\nrules: []", "3:8: rules must be a list"),
      ("policy: a\nform: MDS 5.0\nrules: [{}]", "2:7: 'MDS 5.0' is no known form; there is SDS 5.0"),
      ("policy: a\nform: \"\\e[31m\\u202E\"\nrules: [{}]", "2:7: '\\u{1B}[31m\\u{202E}' is no known form"),
      ("policy: a\nform: SDS 5.0", "1:1: 'rules' is missing"),
    ])
  func refused(text: String, start: String) {
    let found = problems(text)
    #expect(found.contains { $0.hasPrefix(start) }, "\(found)")
  }

  @Test("an answer is the scalar's source text: `no` is no boolean, and an item id no number")
  func sourceText() throws {
    let file = try PolicyFile(Array((head + "- {id: a, items: [1.1], expect: no, severity: minor}").utf8))
    #expect(
      file.policy.rules == [Rule(id: "a", severity: .minor, items: ["1.1"], require: .is(item: nil, AnswerSet([.no])))])
    #expect(
      problems(head + "- {id: a, items: [1.10], expect: no, severity: minor}") == [
        "4:19: '1.10' is no item of SDS 5.0; did you mean '1.1'?"
      ]
    )
  }

  @Test("a rule id is given once, and a policy has at most 1,000 rules")
  func limits() {
    let rule = "- {id: a, items: [2], expect: yes, severity: minor}\n"
    #expect(problems(head + rule + rule) == ["5:8: rule 'a' was given at 4:8 already"])
    #expect(problems(head + String(repeating: rule, count: 1001)) == ["4:1: a policy has at most 1000 rules"])
  }

  @Test("a list of conditions has at most 256", arguments: ["all", "any", "of"])
  func parts(key: String) {
    func rule(_ count: Int) -> String {
      let list = String(repeating: "{item: 60, is: applies},", count: count)
      let counted = key == "of" ? "atLeast: 2, " : ""
      return head + "- {id: a, require: {\(counted)\(key): [\(list)]}, severity: minor}\n"
    }
    #expect(problems(rule(256)).isEmpty)
    #expect(
      problems(rule(257)).map { $0.hasSuffix("'\(key)' lists at most 256 conditions; join groups of them") } == [true])
  }

  @Test("conditions nested 30 deep are read, and those nested 31 deep are refused with their place")
  func depth() throws {
    func policy(rules: Int, _ depth: Int) -> String {
      let open = (0..<depth).map { $0 % 2 == 0 ? "{all: [" : "{any: [" }.joined()
      let condition = open + "{item: 60, is: applies}" + String(repeating: "]}", count: depth)
      return head + (0..<rules).map { "- {id: r\($0), require: \(condition), severity: minor}\n" }.joined()
    }
    #expect(problems(policy(rules: 1, 30)) == [])
    #expect(problems(policy(rules: 1, 31)).map { $0.hasSuffix("more than 64 levels stand in each other") } == [true])
    let file = try PolicyFile(Array(policy(rules: 1000, 20).utf8))
    let facts = SheetFacts(
      catalogue: .sds50,
      rows: Catalogue.sds50.items.map { _ in SheetFacts.Row(state: .absent, answer: nil, remarkPresent: false) },
      date: nil, findings: [], undetermined: [])
    let judgement = file.policy.judge(facts, on: CalendarDay(daysSince1970: 20_000))
    #expect(judgement.results.map(\.outcome) == Array(repeating: .unknown, count: 1000))
    #expect(judgement.decision == .refer)
  }
}
