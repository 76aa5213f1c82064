import DisclosureCore
import PolicyReading
import Testing

private let policy = """
  policy: baseline
  form: SDS 5.0
  rules:
    - {id: access-log, items: ["17.3", "17.3.1"], expect: yes, severity: major}
    - {id: explained, items: all, when: {is: notApplicable}, require: {remark: present}, severity: minor}
    - {id: fresh, require: {sheetAge: {atMost: 12 months}}, severity: minor}
  """

private func read(_ text: String, policy: String = policy) throws(PolicyProblems) -> PolicyTestFile {
  try PolicyTestFile(Array(text.utf8)) { path throws(PolicyTestFile.NoPolicy) in
    guard path == "p.yaml" else {
      throw PolicyTestFile.NoPolicy(Label(japanese: "\(path) がありません", english: "there is no \(path)"))
    }
    do throws(PolicyProblems) {
      return try PolicyFile(Array(policy.utf8))
    } catch {
      throw PolicyTestFile.NoPolicy(Label(japanese: "\(error)", english: "\(error.problems)"))
    }
  }
}

private func problems(_ text: String) -> [String] {
  do throws(PolicyProblems) {
    _ = try read(text)
    return []
  } catch {
    return error.problems.map(\.description)
  }
}

@Suite("Files of policy tests")
struct PolicyTestFileTests {
  /// One test of the sheet and the expectation.
  private func differences(sheet: String, expect: String, date: String = "2026-11-24") throws -> [PolicyTest.Difference]
  {
    let file = try read(
      "policy: p.yaml\ntests:\n  - {name: a, date: \(date), sheet: {\(sheet)}, expect: {\(expect)}}\n")
    return file.tests.flatMap { $0.differences(from: file.policy.policy) }
  }

  @Test(
    "a sheet says what the test says of it: answers, states, remarks, its date, and one answer for all others",
    arguments: [
      ("date: 2026-01-01, others: [yes, applies]", "decision: accept, results: {access-log: pass, fresh: pass}"),
      ("date: 2026-01-01", "decision: refer, results: {access-log: unknown}"),
      ("date: 2025-11-23, others: yes", "results: {fresh: fail}"),
      ("others: yes", "results: {fresh: unknown}"),
      ("answers: {17.3: no}, others: [yes, applies]", "decision: reject, results: {access-log: fail}"),
      ("answers: {17.3: blank, 17.3.1: yes}", "decision: refer, results: {access-log: unknown}"),
      ("answers: {17.3: absent}, others: yes", "results: {access-log: unknown, explained: unknown}"),
      ("answers: {5: notApplicable}, others: [yes, applies]", "results: {explained: fail}"),
      ("answers: {5: notApplicable}, remarks: {5: 本文}, others: [yes, applies]", "results: {explained: exempt}"),
    ])
  func sheets(sheet: String, expect: String) throws {
    // `explained` passes on the one row with its remark and is exempt on all others.
    let found = try differences(sheet: sheet, expect: expect)
    let expected = sheet.contains("本文") ? 1 : 0
    #expect(found.count == expected, "\(found)")
  }

  @Test(
    "numbered remarks are those of a sheet: a row has one if it refers to one that is there and has text",
    arguments: [
      ("remarks: {5: [1]}, numbered: [{number: 1, text: 理由}]", "pass"),
      ("remarks: {5: [1]}, numbered: [{number: 1}]", "fail"), ("remarks: {5: [1]}", "fail"),
      ("remarks: {5: [2]}, numbered: [{number: 1, text: 理由}]", "fail"),
      ("remarks: {5: [2, 1]}, numbered: [{number: 1, text: 理由}]", "pass"),
      ("numbered: [{number: 1, text: 理由, names: [\"5\"]}]", "fail"),
    ])
  func numbered(sheet: String, outcome: String) throws {
    let rule = "{id: explained, items: [\"5\"], when: {is: notApplicable}, require: {remark: present}, severity: minor}"
    #expect(
      try outcomes(
        of: rule, sheet: "date: 2026-01-01, answers: {5: notApplicable}, \(sheet)") == ["explained \(outcome)"])
  }

  @Test(
    "what is wrong with numbered remarks are findings that a policy can ask for",
    arguments: [
      ("R1", "remarks: {5: [7]}", true), ("R1", "remarks: {5: [1]}, numbered: [{number: 1, text: 文}]", false),
      ("R2", "numbered: [{number: 1, text: 文}]", true),
      ("R3", "remarks: {5: [1]}, numbered: [{number: 1, text: 文, names: [\"5\", \"6\"]}]", true),
      ("R3", "remarks: {17.1.b1: [1]}, numbered: [{number: 1, text: 文, names: [\"17.1\"]}]", false),
      ("R4", "remarks: {5: [1]}, numbered: [{number: 1, text: 文}, {number: 1, text: 別}]", true),
    ])
  func findings(code: String, sheet: String, isFound: Bool) throws {
    let rule = "{id: sound, require: {not: {finding: \(code)}}, severity: minor}"
    #expect(
      try outcomes(of: rule, sheet: "date: 2026-01-01, \(sheet)") == ["sound \(isFound ? "fail" : "pass")"], "\(code)")
  }

  /// What one rule says of a sheet.
  private func outcomes(of rule: String, sheet: String) throws -> [String] {
    let file = try read(
      "policy: p.yaml\ntests:\n  - {name: a, sheet: {\(sheet)}, expect: {decision: accept}}\n",
      policy: "policy: p\nform: SDS 5.0\nrules:\n  - \(rule)\n")
    return file.tests.flatMap { test in
      let facts = SheetFacts(test.sheet)
      return file.policy.policy.judge(facts, on: test.day).results.map { "\($0.rule) \($0.outcome.name)" }
    }
  }

  @Test(
    "a waiver counts from its first day to its last, and turns a failure into waived",
    arguments: [
      ("2026-01-01", "waived", "accept"), ("2026-03-31", "waived", "accept"), ("2025-12-31", "fail", "reject"),
      ("2026-04-01", "fail", "reject"),
    ])
  func waiver(day: String, outcome: String, decision: String) throws {
    let file = try read(
      """
      policy: p.yaml
      tests:
        - name: a
          date: \(day)
          sheet: { date: 2025-12-01, answers: { 17.3: no }, others: [yes, applies] }
          waivers:
            - { rule: access-log, from: 2026-01-01, until: 2026-03-31 }
            - { rule: fresh, until: 2099-01-01 }
          expect: { decision: \(decision), results: { access-log: \(outcome), fresh: pass } }
      """)
    #expect(file.tests.map { $0.differences(from: file.policy.policy) } == [[]])
  }

  @Test("every problem of remarks and waivers is told, with its place and what to write instead")
  func problemsOfRemarks() {
    let text = """
      policy: p.yaml
      tests:
        - name: a
          sheet:
            date: 2026-01-01
            remarks: { "2": [], "3": [0, x], "4": [1] }
            numbered:
              - { text: 本文 }
              - { number: 1, names: "2" }
              - { number: 1, nmes: [], names: ["999", "17.1"] }
          waivers:
            - { rule: acces-log, until: 2026-01-01 }
            - { rule: access-log }
            - { rule: access-log, from: 2026-02-01, until: 2026-01-01 }
            - { rule: access-log, from: soon, until: 2026-01-01 }
          expect: { decision: refer }
        - { name: b, sheet: { date: 2026-01-01, numbered: {} }, waivers: {}, expect: { decision: refer } }
      """
    #expect(
      problems(text) == [
        "6:23: a remark is a text, or a list of at least one number such as [1, 2]",
        "6:33: '0' is no number of a remark; write a whole number from 1 on",
        "6:36: 'x' is no number of a remark; write a whole number from 1 on",
        "8:11: 'number' is missing",
        "9:31: names is a list of item ids, such as [\"22\"]",
        "10:24: 'nmes' is no key of a numbered remark; did you mean 'names'?",
        "10:42: '999' is no item of SDS 5.0; did you mean '99'?",
        "12:17: policy baseline has no rule 'acces-log'; did you mean 'access-log'?",
        "13:9: 'until' is missing",
        "14:47: the last day 2026-01-01 is before the first, 2026-02-01",
        "15:35: 'soon' is no day; write it as 2026-11-24",
        "17:53: numbered is a list of at most 1000 remarks such as {number: 1, text: 本文}",
        "17:68: waivers is a list of at most 1000 waivers such as {rule: access-log, until: 2026-12-31}",
      ])
  }

  @Test("what differs is told: the decision, and each result with its reason")
  func told() throws {
    let found = try differences(
      sheet: "date: 2026-01-01, answers: {17.3.1: no}, others: [yes, applies]",
      expect: "decision: accept, results: {access-log: pass, fresh: fail}")
    guard case .decision(.accept, .reject) = found.first else {
      Issue.record("\(found)")
      return
    }
    let results = found.dropFirst().compactMap { difference -> String? in
      guard case .result(let expected, let result) = difference else { return nil }
      return "\(result.rule) \(expected.name) \(result.outcome.name) \(result.reason?.rawValue ?? "-") \(result.items)"
    }
    #expect(results == ["access-log pass fail answer.no [\"17.3.1\"]", "fresh fail pass - []"])
  }

  @Test("the day of judging is the test's, else the sheet's own date")
  func day() throws {
    let file = try read(
      """
      policy: p.yaml
      tests:
        - {name: a, sheet: {date: 2026-01-01}, expect: {decision: refer}}
        - {name: b, date: 2027-01-02, sheet: {date: 2026-01-01}, expect: {decision: refer}}
      """)
    #expect(file.tests.map(\.day.description) == ["2026-01-01", "2027-01-02"])
  }

  @Test("every problem is told at once, with its place and what to write instead")
  func allProblems() {
    let text = """
      policy: p.yaml
      test: []
      tests:
        - name: a
          date: 24.11.2026
          sheet:
            answers: { "999": yes, "60": yes, "17.3": unresolvd, "17.1": yes, "2": maybe, "3": はい }
            remarks: { "2": "" }
            others: maybe
            anwers: {}
          expect: { decision: accepted, results: { acces-log: pass, fresh: waved } }
        - name: a
          sheet: { answers: [2] }
          expect: {}
      """
    #expect(
      problems(text) == [
        "2:1: 'test' is no key of a file of policy tests; did you mean 'tests'?",
        "5:11: '24.11.2026' is no day; write it as 2026-11-24",
        "7:18: '999' is no item of SDS 5.0; did you mean '99'?",
        "7:36: 60 is a gate and never answered yes (はい); say applies (該当)",
        "7:49: 'unresolvd' is no answer; did you mean 'unresolved'?",
        "7:60: 17.1 is a heading without an answer; name the rows under it",
        "7:78: 'maybe' is no answer; there are yes, no, notApplicable, applies, doesNotApply",
        "7:90: 'はい' is no answer; write yes (はい)",
        "8:23: the remark has no text",
        "9:15: 'maybe' is no answer; there are yes, no, notApplicable, applies, doesNotApply",
        "10:7: 'anwers' is no key of sheet; did you mean 'answers'?",
        "11:25: 'accepted' cannot stand in decision; did you mean 'accept'?",
        "11:46: policy baseline has no rule 'acces-log'; did you mean 'access-log'?",
        "11:70: 'waved' cannot stand in results; did you mean 'waived'?",
        "12:5: there is no day of judging: give 'date', or the date of the sheet",
        "12:11: test 'a' was given at 4:11 already",
        "13:23: answers is a mapping such as {\"17.3\": yes}",
        "14:13: expect says a decision, or results, or both",
      ])
  }

  @Test(
    "what is no file of tests is refused",
    arguments: [
      ("[]", "1:1: a file of policy tests is a mapping"), ("policy: p.yaml", "1:1: 'tests' is missing"),
      ("policy: p.yaml\ntests: []", "2:8: tests must be a list of at least one test"),
      ("policy: q.yaml\ntests: [{}]", "1:9: there is no q.yaml"), ("policy: p.yaml\npolicy: p.yaml", "2:1: the key"),
      ("policy: p.yaml\ntests: [{}]", "2:9: 'name' is missing"),
    ])
  func refused(text: String, start: String) {
    let found = problems(text)
    #expect(found.contains { $0.hasPrefix(start) }, "\(found)")
  }

  @Test("a policy that waits for its source is refused in its author's words, for it would accept every sheet")
  func waiting() {
    let text = "policy: a\nform: SDS 5.0\nsource: the list of 58 items is not at hand\nrules: []\n"
    #expect(throws: PolicyProblems.self) { try PolicyFile(Array(text.utf8)) }
    do throws(PolicyProblems) {
      _ = try PolicyFile(Array(text.utf8))
    } catch {
      #expect(
        error.problems.map(\.description) == [
          "4:8: this policy has no rules yet, so nothing can be judged by it: the list of 58 items is not at hand"
        ])
    }
  }
}
