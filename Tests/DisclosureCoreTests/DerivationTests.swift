import DisclosureCore
import RandomPolicies
import Testing

@Suite("The steps by which a rule's result came about")
struct DerivationTests {
  @Test("lead to the result that judging gave, on random sheets and policies", arguments: 0..<10)
  func agree(seed: UInt64) throws {
    var random = RandomPolicies(seed: seed)
    var compared = 0
    for _ in 0..<10 {
      let day = random.day()
      let facts = random.facts(around: day)
      for _ in 0..<5 {
        let policy = random.policy(depth: 4, lacking: true)
        for judged in policy.judge(facts, on: day).results {
          let derivation = try #require(Derivation(of: judged.rule, in: policy, on: facts, day: day))
          #expect(derivation.result == judged)
          #expect(outcome(of: derivation) == judged.outcome, "\(seed): \(derivation.rule)")
          compared += 1
        }
      }
    }
    #expect(compared > 50)
  }

  /// As the guide says: fail if one fails, else unknown if one is, else exempt if all are, else pass.
  private func outcome(of derivation: Derivation) -> Outcome {
    let outcomes = derivation.cases.map(\.outcome)
    if outcomes.contains(.fail) { return .fail }
    if outcomes.contains(.unknown) { return .unknown }
    return outcomes.allSatisfy { $0 == .exempt } ? .exempt : .pass
  }

  @Test("tell of every row whether those above it let it count")
  func applies() throws {
    // 17.1.1 says yes, and does not apply, for 17 is not in place at all.
    let rows = Catalogue.sds50.items.map { item in
      SheetFacts.Row(
        state: item.isAnswerable ? .explicit : nil, answer: item.id == "17" ? .notApplicable : .yes,
        remarkPresent: false)
    }
    let facts = SheetFacts(catalogue: .sds50, rows: rows, date: nil, findings: [], undetermined: [])
    let rule = Rule(id: "a", severity: .major, items: ["17.1.1.5"], require: .is(item: nil, AnswerSet([.yes])))
    let day = try #require(CalendarDay(iso: "2026-11-24"))
    let policy = Policy(form: "SDS 5.0", rules: [rule])
    let derivation = try #require(Derivation(of: "a", in: policy, on: facts, day: day))
    let only = try #require(derivation.cases.first)
    #expect(only.applies == .false && only.outcome == .exempt)
    #expect(only.dependsOn.map { Catalogue.sds50.items[$0.position].id } == ["17.1.1"])
    #expect(only.dependsOn.map(\.applies) == [.false])
  }

  @Test("name the rows that were asked, and what each part came to")
  func steps() throws {
    let rule = Rule(
      id: "a", severity: .major, items: nil, when: .is(item: "60", AnswerSet([.applies])),
      require: .atLeast(1, of: [.not(.is(item: "2", AnswerSet([.yes]))), .edition(atLeast: "9.0")]))
    let answers: [String: Answer] = ["60": .applies, "2": .yes]
    let rows = Catalogue.sds50.items.map { item in
      SheetFacts.Row(
        state: item.isAnswerable ? (answers[item.id] == nil ? .blank : .explicit) : nil, answer: answers[item.id],
        remarkPresent: false)
    }
    let facts = SheetFacts(catalogue: .sds50, rows: rows, date: nil, findings: [], undetermined: [])
    let policy = Policy(form: "SDS 5.0", rules: [rule])
    let day = try #require(CalendarDay(iso: "2026-11-24"))
    let derivation = try #require(Derivation(of: "a", in: policy, on: facts, day: day))
    let only = try #require(derivation.cases.first)
    #expect(only.when?.truth == .true && only.when?.item == "60")
    #expect(only.require.truth == .false && only.require.items == ["2"])
    #expect(only.require.parts.map(\.truth) == [.false, .false])
    #expect(only.outcome == .fail)
    #expect(only.applies == .true && only.dependsOn.isEmpty)
    #expect(Derivation(of: "b", in: policy, on: facts, day: day) == nil)
  }
}
