import DisclosureCore
import PolicyReading
import Testing

private let head = "policy: p\nform: SDS 5.0\nrules:\n- id: r\n  severity: minor\n"

private func rule(_ text: String) throws -> Rule { try PolicyFile(Array((head + text).utf8)).policy.rules[0] }

private func problems(_ text: String) -> [String] {
  do throws(PolicyProblems) {
    _ = try PolicyFile(Array((head + text).utf8))
    return []
  } catch {
    expectJapanese(error.problems)
    return error.problems.map(\.description)
  }
}

private func says(_ item: String?, _ answers: Answer...) -> Condition { .is(item: item, AnswerSet(answers)) }

@Suite("Conditions and selectors in policy files")
struct ConditionTests {
  @Test(
    "every kind of condition is read",
    arguments: [
      (#"{item: "60", is: applies}"#, says("60", .applies)),
      (#"{item: 2, is: [notApplicable, yes]}"#, says("2", .yes, .notApplicable)),
      (#"{item: "2", remark: present}"#, .remarkPresent(item: "2")),
      (
        #"{all: [{item: "2", is: no}, {not: {item: "3", is: no}}]}"#,
        .all([says("2", .no), .not(says("3", .no))])
      ),
      (#"{any: [{finding: X1}]}"#, .any([.finding(.init(.crossItem, 1))])),
      (
        #"{atLeast: 1, of: [{item: "2", is: yes}, {sheetAge: {atMost: 24 months}}]}"#,
        .atLeast(1, of: [says("2", .yes), .sheetAge(months: 24)])
      ),
      (#"{sheetAge: {atMost: "1 month"}}"#, .sheetAge(months: 1)),
      (#"{edition: {atLeast: 5.0}}"#, .edition(atLeast: "5.0")),
      (#"{not: {finding: R3}}"#, .not(.finding(.init(.remark, 3)))),
    ] as [(String, Condition)])
  func kinds(text: String, condition: Condition) throws {
    #expect(try rule("  require: \(text)") == Rule(id: "r", severity: .minor, items: nil, require: condition))
    let both = try rule("  when: \(text)\n  items: [\"2\"]\n  expect: yes")
    #expect(both == Rule(id: "r", severity: .minor, items: ["2"], when: condition, require: says(nil, .yes)))
  }

  @Test("without an item, a condition speaks of each item of the rule, however deep it stands")
  func eachItem() throws {
    let read = try rule(
      "  items: [\"3\", \"2\"]\n  when: {is: notApplicable}\n  require: {not: {any: [{remark: present}]}}")
    #expect(
      read
        == Rule(
          id: "r", severity: .minor, items: ["2", "3"], when: says(nil, .notApplicable),
          require: .not(.any([.remarkPresent(item: nil)]))))
  }

  @Test(
    "what is wrong is told with its place and what to write instead",
    arguments: [
      (
        "require: {item: \"60\", is: yes}", ["6:29: 60 is a gate and never answered yes (はい); say applies (該当)"]
      ),
      (
        "require: {item: \"60\", is: [はい, いいえ]}",
        [
          "6:30: 60 is a gate and never answered yes (はい); say applies (該当)",
          "6:34: 60 is a gate and never answered no (いいえ); say doesNotApply (非該当)",
        ]
      ),
      (
        "require: {item: \"2\", is: 該当}", ["6:28: 2 is no gate and never answered applies (該当); say yes (はい)"]
      ),
      ("require: {item: \"2\", is: はい}", ["6:28: 'はい' is no answer; write yes (はい)"]),
      ("require: {item: \"60\", is: 該当}", ["6:29: '該当' is no answer; write applies (該当)"]),
      ("require: {item: \"2\", is: notaplicable}", ["6:28: 'notaplicable' is no answer; write notApplicable (対象外)"]),
      ("require: {item: \"2\", is: True}", ["6:28: 'True' is no answer; write yes (はい)"]),
      (
        "require: {item: \"17.3.9\", is: yes}",
        ["6:19: '17.3.9' is no item of SDS 5.0; did you mean '17.3.1', '17.3.2' or '17.3.3'?"]
      ),
      ("require: {item: １７．３, is: yes}", ["6:19: '１７．３' is no item of SDS 5.0; did you mean '17.3'?"]),
      ("require: {item: \"17.1\", is: yes}", ["6:19: 17.1 is a heading without an answer; name the rows under it"]),
      (
        "require: {itm: \"2\", is: yes}",
        [
          "6:12: the rule has no items, so name the item here: {item: …, …}",
          "6:13: 'itm' is no key of a condition; did you mean 'item'?",
        ]
      ),
      ("require: {item: \"2\", si: yes}", ["6:24: 'si' is no key of a condition; did you mean 'is'?"]),
      (
        "requires: {item: \"2\", is: yes}",
        [
          "4:3: the rule demands nothing; add 'expect' or 'require'",
          "6:3: 'requires' is no key of a rule; did you mean 'require'?",
        ]
      ),
      ("require: {is: yes}", ["6:12: the rule has no items, so name the item here: {item: …, …}"]),
      (
        "require: {item: \"2\"}",
        [
          "6:12: a condition says one of is, remark, all, any, not, atLeast, sheetAge, edition, finding"
        ]
      ),
      (
        "require: yes",
        ["6:12: a condition is a mapping such as {item: \"60\", is: applies}; join several with all: […]"]
      ),
      (
        "require: {item: \"2\", is: yes, remark: present}",
        ["6:33: the condition says 'is' already; to demand both write all: [{is: …}, {remark: …}]"]
      ),
      ("require: {item: \"2\", remark: some}", ["6:32: 'remark' can only be 'present', not 'some'"]),
      (
        "require: {all: []}", ["6:18: 'all' is a list of at least one condition: all: [{item: \"60\", is: applies}, …]"]
      ),
      ("require: {item: \"2\", finding: R1}", ["6:13: 'item' stands beside is or remark, not beside 'finding'"]),
      ("require: {finding: R1, of: [{finding: R2}]}", ["6:26: 'of' stands beside atLeast, not beside 'finding'"]),
      (
        "require: {atLeast: 2}",
        [
          "6:12: 'atLeast' needs the conditions it counts: {atLeast: 2, of: [{…}, {…}, {…}]}"
        ]
      ),
      ("require: {atLeast: 3, of: [{finding: R1}, {finding: R2}]}", ["6:22: 3 of 2 can never be true; say at most 2"]),
      ("require: {atLeast: 0, of: [{finding: R1}]}", ["6:22: 'atLeast' is a whole number from 1 on, not '0'"]),
      (
        "require: {finding: X21}",
        [
          "6:22: 'X21' is no finding that is checked; did you mean 'X20'?"
        ]
      ),
      ("require: {sheetAge: {atMost: 2 years}}", ["6:32: the age is a number of months: write 24 months"]),
      ("require: {sheetAge: {atMost: 24}}", ["6:32: the age is a number of months: write 24 months"]),
      ("require: {sheetAge: {atMost: 0 months}}", ["6:32: the age is 1 to 1200 months"]),
      ("require: {sheetAge: 24 months}", ["6:23: sheetAge is a mapping with the keys atMost"]),
      (
        "require: {edition: {atLeast: new}}",
        [
          "6:32: 'new' is no edition; an edition is numbers joined by dots, such as \"5.0\""
        ]
      ),
      ("expect: yes", ["6:3: 'expect' speaks of the rule's items; add items, or write require: {item: …, is: …}"]),
      (
        "items: [\"2\"]\n  expect: yes\n  require: {is: yes}",
        [
          "8:3: 'expect' is short for require: {is: …}; a rule has only one of the two"
        ]
      ),
      (
        "items: [\"2\"]\n  expect: []",
        ["7:11: at least one answer is needed here, such as yes or [yes, notApplicable]"]
      ),
      (
        "items: [\"60\"]\n  expect: はい",
        [
          "6:11: 60 is a gate and never answered yes (はい); say applies (該当)",
          "7:11: 'はい' is no answer; write applies (該当)",
        ]
      ),
      (
        "items: [\"2\"]\n  expect: [はい, n/a]",
        ["7:12: 'はい' is no answer; write yes (はい)", "7:16: 'n/a' is no answer; write notApplicable (対象外)"]
      ),
      (
        "items: 17.3\n  expect: yes",
        [
          "6:10: items is a list such as [\"17.3\"], a selector such as {section: S5}, or all"
        ]
      ),
      (
        "items: [\"2\", \"60\"]\n  when: {is: [no, applies]}\n  require: {remark: present}",
        [
          "6:11: 2 is no gate and never answered applies (該当); say yes (はい)",
          "6:16: 60 is a gate and never answered no (いいえ); say doesNotApply (非該当)",
        ]
      ),
      (
        "items: {section: S17}\n  expect: yes",
        [
          "6:20: 'S17' is no section of SDS 5.0; did you mean 'S14', 'S15' or 'S16'?"
        ]
      ),
      ("items: {sektion: S5}\n  expect: yes", ["6:11: 'sektion' is no key of items; did you mean 'section'?"]),
      (
        "items: {section: S5, polarity: wanted}\n  expect: yes",
        [
          "6:10: items selects by one of section, range, polarity"
        ]
      ),
      (
        "items: {range: 59}\n  expect: yes",
        [
          "6:18: a range is two item ids joined by -, such as \"59-63\", not '59'"
        ]
      ),
      ("items: {range: 63-59}\n  expect: yes", ["6:18: 63 comes after 59; write \"59-63\""]),
      ("items: {range: 59-633}\n  expect: yes", ["6:18: '633' is no item of SDS 5.0; did you mean '33' or '63'?"]),
      (
        "items: {polarity: want}\n  expect: yes",
        [
          "6:21: 'want' is no polarity; did you mean 'wanted'?"
        ]
      ),
      (
        "items: {polarity: capability}\n  expect: yes",
        [
          "6:10: no item is left: none of these admits every answer the rule names (yes)"
        ]
      ),
    ] as [(String, [String])])
  func wrong(text: String, expected: [String]) { #expect(problems("  \(text)") == expected) }

  @Test("problems of every rule and of the head come together")
  func together() {
    let text = """
      policy: P
      form: SDS 5.O
      rules:
      - {id: a, severity: majr, require: {item: "2", is: jes}}
      - {id: a, severity: minor, when: {not: {of: []}}, require: {finding: Q1}}
      """
    #expect(
      problemsOfWhole(text) == [
        "1:9: the name of a policy is 1 to 64 of a–z 0–9 . _ - and begins with a letter or digit",
        "2:7: 'SDS 5.O' is no known form; there is SDS 5.0",
        "4:21: severity is critical, major or minor, not 'majr'; did you mean 'major'?",
        "4:52: 'jes' is no answer; write yes (はい)",
        "5:8: rule 'a' was given at 4:8 already",
        "5:40: a condition says one of is, remark, all, any, not, atLeast, sheetAge, edition, finding",
        "5:70: 'Q1' is no finding that is checked; did you mean 'H1'?",
      ])
  }

  private func problemsOfWhole(_ text: String) -> [String] {
    do throws(PolicyProblems) {
      _ = try PolicyFile(Array(text.utf8))
      return []
    } catch {
      expectJapanese(error.problems)
      return error.problems.map(\.description)
    }
  }

  @Test("a selector takes the items that admit every answer the rule names for them")
  func selectors() throws {
    let all = Catalogue.sds50.items.filter(\.isAnswerable)
    func ids(_ items: String, _ demand: String) throws -> [String]? {
      try rule("  items: \(items)\n  \(demand)").items
    }
    #expect(try ids("all", "require: {remark: present}") == all.map(\.id))
    #expect(try ids("all", "expect: yes") == all.filter { $0.kind != .gate }.map(\.id))
    #expect(try ids("all", "expect: applies") == all.filter { $0.kind == .gate }.map(\.id))
    #expect(
      try ids("{section: S5}", "when: {is: notApplicable}\n  require: {remark: present}")
        == all.filter { $0.section.code == "S5" && $0.kind != .gate }.map(\.id))
    #expect(
      try ids("{range: \"59 - 60\"}", "require: {remark: present}")
        == ["59", "59.1", "59.2", "60", "60.1", "60.2"])
    #expect(try ids("{range: 62-63}", "expect: applies") == ["62", "63"])
    #expect(try ids("{range: 17.1-17.1}", "expect: yes")?.count == 14)
    #expect(try ids("{range: 12-12}", "expect: yes") == ["12", "12.1", "12.2"])
    #expect(try ids("{polarity: alternative}", "expect: yes") == ["95.1", "95.2"])
    // The answers of a condition that names its own item say nothing about the rule's.
    #expect(
      try ids("{range: 62-62}", "when: {item: \"60\", is: applies}\n  require: {remark: present}")
        == ["62", "62.1", "62.2"])
  }

  @Test("a thousand problems are told, and that there are more")
  func manyProblems() {
    let wrong = "{any: [" + String(repeating: "{finding: Q9}, ", count: 250) + "]}, "
    let found = problems("  require: {any: [\(String(repeating: wrong, count: 6))]}")
    #expect(found.count == 1001)
    #expect(found.last?.hasSuffix(": there are more problems than are shown") == true)
  }
}
