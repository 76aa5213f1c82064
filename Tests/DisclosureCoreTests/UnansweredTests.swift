import DisclosureCore
import RandomPolicies
import Testing

/// Nothing is accepted that nobody said: a form that came back empty, and a no under a no.
@Suite("What a sheet does not say")
struct UnansweredTests {
  private static let answerable = Catalogue.sds50.items.filter(\.isAnswerable)
  private static let today = CalendarDay(daysSince1970: 20_781)
  /// As the reader tells it: with the findings of such a sheet, and dated today.
  private static let blank = SheetFacts(
    sheet(
      Dictionary(answerable.map { ($0.id, Reading(without: .blank)) }, uniquingKeysWith: { first, _ in first }),
      header: Header(date: today)))

  private func judge(_ rules: [Rule], _ facts: SheetFacts) -> Judgement {
    Policy(form: "SDS 5.0", rules: rules).judge(facts, on: Self.today)
  }

  /// Whether a rule has only `items` and `expect`.
  private func isPlain(_ rule: Rule) -> Bool {
    guard rule.items != nil, rule.when == nil, case .is(item: nil, _) = rule.require else { return false }
    return true
  }

  @Test("with every row blank, whatever is expected of whatever row is unknown, and the sheet is referred")
  func everyRow() {
    for item in Self.answerable {
      let admitted = item.answers.inOrder
      for chosen in 1..<(1 << admitted.count) {
        let answers = AnswerSet(admitted.indices.filter { chosen >> $0 & 1 == 1 }.map { admitted[$0] })
        let judgement = judge(
          [Rule(id: "r", severity: .minor, items: [item.id], require: .is(item: nil, answers))], Self.blank)
        #expect(judgement.results.map(\.outcome) == [.unknown], "\(item.id) \(answers.inOrder)")
        #expect(judgement.decision == .refer, "\(item.id)")
      }
    }
  }

  @Test("with every row blank, a random policy is not accepted if it holds one rule of only items and expect")
  func randomPolicies() {
    var random = RandomPolicies(seed: 6)
    var held = 0
    for _ in 0..<20_000 {
      let policy = random.policy(depth: 4)
      let plain = Set(policy.rules.filter(isPlain).map(\.id))
      guard !plain.isEmpty else { continue }
      held += 1
      let waived = random.waived(of: policy)
      let judgement = policy.judge(Self.blank, on: Self.today, waived: waived)
      #expect(judgement.decision != .accept, "\(policy)")
      for result in judgement.results where plain.contains(result.rule) {
        #expect(result.outcome == .unknown, "\(policy)")
      }
    }
    #expect(held > 1_000)
  }

  @Test("a row that says いいえ under a parent that says いいえ is exempt only where its condition names yes alone")
  func noUnderNo() throws {
    let catalogue = Catalogue.sds50
    var exempt: [String] = []
    var asked = 0
    for item in Self.answerable {
      let above = try parents(of: item).filter { $0.answers.contains(.no) }
      guard item.answers.contains(.no), !above.isEmpty else { continue }
      for parent in above {
        let position = try #require(catalogue.position(of: parent.id))
        func outcome(under said: Answer) -> Outcome? {
          // Everything else says what the row's condition asks of it, so that nothing but the parent decides.
          var answers: [String: Answer] = [:]
          for row in Self.answerable { answers[row.id] = row.answers.contains(.yes) ? .yes : .applies }
          for (named, answer) in literals(of: item.applicability) { answers[catalogue.items[named].id] = answer }
          answers[parent.id] = said
          answers[item.id] = .no
          let rule = Rule(id: "r", severity: .major, items: [item.id], require: .is(item: nil, AnswerSet([Answer.yes])))
          return judge([rule], .sds(answers)).results.first?.outcome
        }
        let namesYesAlone = literals(of: item.applicability).filter { $0.item == position }.map(\.answer) == [.yes]
        #expect(outcome(under: .yes) == .fail, "\(item.id) under \(parent.id)")
        #expect(outcome(under: .no) == (namesYesAlone ? .exempt : .fail), "\(item.id) under \(parent.id)")
        if namesYesAlone { exempt.append(item.id) } else { asked += 1 }
      }
    }
    #expect(exempt == ["17.1.1.1", "17.1.1.2", "17.1.1.3", "17.1.1.4", "17.1.1.5", "17.1.1.6", "17.1.1.7", "17.3.3"])
    #expect(asked > 25)
  }

  @Test("17.1.2 asks for a second means only where one of them says yes: alone, a no of theirs excuses it")
  func secondMeans() {
    let rule = Rule(id: "r", severity: .major, items: ["17.1.2"], require: .is(item: nil, AnswerSet([Answer.yes])))
    func outcome(_ means: Answer...) -> Outcome? {
      var answers: [String: Answer] = ["17": .yes, "17.1.2": .no]
      for (item, answer) in zip(["17.1.b2", "17.1.b3", "17.1.b4"], means) { answers[item] = answer }
      return judge([rule], .sds(answers)).results.first?.outcome
    }
    #expect(outcome(.no, .no, .no) == .exempt)
    #expect(outcome(.no, .yes, .no) == .fail)
    #expect(outcome(.no, .no) == .unknown)
  }

  /// The row that a number extends; of a heading, which says nothing, the one above it.
  private func parents(of item: Item) throws -> [Item] {
    guard let id = item.parent else { return [] }
    let parent = Catalogue.sds50.items[try #require(Catalogue.sds50.position(of: id))]
    return parent.isAnswerable ? [parent] : try parents(of: parent)
  }

  private func literals(of condition: Applicability) -> [(item: Int, answer: Answer)] {
    switch condition {
    case .always: []
    case .answered(let item, let answer): [(item, answer)]
    case .all(let parts), .any(let parts): parts.flatMap(literals)
    }
  }
}
