import DisclosureCore
import DisclosureIdentity
import DisclosureStorage
import PostgresClient
import SheetParsing
import TestSupport
import Testing

/// What a hospital reads of a judgement is what was judged in memory.
@Suite("Rule results", .serialized, .ownThread)
struct RuleResultsTests {
  /// Rules over every item of the form, several for each: few at a time, so that each outcome and many codes appear.
  private static func policy(rules count: Int) -> Policy {
    let items = Catalogue.sds50.items.filter(\.isAnswerable)
    let rules = (0..<count).map { at -> Rule in
      let severity = Rule.Severity.allCases[at % 3]
      let picked = (0..<(1 + at % 4)).map { items[(at * 7 + $0 * 3) % items.count].id }
      let require: Condition =
        switch at % 7 {
        case 0: .is(item: nil, AnswerSet([.yes, .applies]))
        case 1: .is(item: nil, AnswerSet([.no, .doesNotApply]))
        case 2: .remarkPresent(item: nil)
        case 3: .not(.is(item: nil, AnswerSet([.yes])))
        case 4: .sheetAge(months: at)
        case 5: .any([.is(item: picked[0], AnswerSet([.no])), .not(.is(item: picked[0], AnswerSet([.yes])))])
        default: .atLeast(1, of: picked.map { .is(item: $0, AnswerSet([.notApplicable])) })
        }
      let isWhole = at % 7 > 3
      return Rule(
        id: "rule-\(at)", severity: severity, items: isWhole ? nil : Catalogue.sds50.inOrder(picked),
        when: at % 5 == 4 ? .is(item: isWhole ? picked[0] : nil, AnswerSet([.notApplicable, .no])) : nil,
        require: require)
    }
    return Policy(form: "SDS 5.0", rules: rules)
  }

  private struct Row: Equatable {
    let rule, result, severity: String
    let items: Set<String>
    let reason: String?
    let remarks: Set<String>
  }

  private func expected(_ judgement: Judgement, _ policy: Policy, of sheet: Sheet) -> [Row] {
    zip(judgement.results, policy.rules).map { result, rule in
      // Of what passed no reasons are stored, so all the items of the rule are told.
      let passed = result.outcome == .pass
      return Row(
        rule: result.rule, result: result.outcome.name, severity: result.severity.rawValue,
        items: Set(passed ? rule.items ?? [] : result.items), reason: result.reason?.rawValue,
        remarks: passed ? [] : remarks(of: result.items, sheet))
    }
  }

  /// The lines of the remarks that these rows refer to, and of the prose in their own cells.
  private func remarks(of items: [String], _ sheet: Sheet) -> Set<String> {
    let readings = items.compactMap { sheet.catalogue.position(of: $0).flatMap { sheet.readings[$0] } }
    let numbers = Set(readings.flatMap(\.remarks))
    let texts = readings.compactMap(\.remarkText) + sheet.remarks.filter { numbers.contains($0.number) }.map(\.text)
    return Set(texts.flatMap { $0.split(separator: "\n").map(String.init) })
  }

  @Test(
    "are the judgement's, rule by rule, in the policy's order, with the remarks that the rows refer to",
    arguments: Fixture.names, [1, 2, 99, 140])
  func equal(fixture: String, count: Int) throws {
    let database = try Database()
    let hospital = try database.addHospital("a")
    let policy = RuleResultsTests.policy(rules: count)
    try database.apply(policy, for: hospital)
    let handed = HandIn(hospital: hospital, content: Fixture.bytes(fixture))
    try database.handIn(handed)
    try database.run("UPDATE bucket SET day = '2026-11-24'")
    try database.judge()

    let sheet = try SheetReader.read(handed.content)
    let judgement = policy.judge(SheetFacts(sheet), on: try #require(CalendarDay(iso: "2026-11-24")))
    let session = try database.place.connect(user: Hospitals.login(of: hospital), password: Database.password)
    let results = HospitalResults(own: session)
    let rows = try results.ruleResults(of: handed.submissionID).map { row in
      Row(
        rule: row.rule, result: row.result, severity: row.severity, items: Set(row.items), reason: row.reason,
        remarks: Set((row.remark ?? "").split(separator: "\n").map(String.init)))
    }
    #expect(rows == expected(judgement, policy, of: sheet))
    if count > 90 && fixture == "good" {
      #expect(Set(rows.map(\.result)).isSuperset(of: ["pass", "fail", "exempt"]))
      #expect(rows.contains { !$0.remarks.isEmpty })
    }

    let assessment = try #require(try results.assessments().last)
    #expect(assessment.decision == judgement.decision.rawValue)
    #expect(assessment.score == judgement.score.map(Int64.init))
    #expect(
      [assessment.passed, assessment.failed, assessment.unknown, assessment.exempt, assessment.waived]
        == [Outcome.pass, .fail, .unknown, .exempt, .waived].map { Int32(judgement.count($0)) })
    #expect(assessment.sheetDate == sheet.header.date?.daysSince1970)
    #expect(
      try database.rows("SELECT encode(id, 'hex') FROM judgement")
        == [
          ContentHash.judgement(
            sheet: .sheet(submission: handed.submissionID, reader: SheetReader.version, catalogue: .catalogue(.sds50)),
            policy: .policy(body: CanonicalPolicy.body(of: policy)), catalogue: .catalogue(.sds50),
            results: PackedResults.pack(judgement.results.map(\.outcome)), reasons: ReasonsColumn.json(of: judgement)
          ).description
        ])
  }

  @Test("are unknown where an older reader did not look for what a policy asks about")
  func olderReader() throws {
    let database = try Database()
    let hospital = try database.addHospital("a")
    let handed = HandIn(hospital: hospital)
    try database.handIn(handed)
    let rule = Rule(
      id: "no-contradiction", severity: .major, items: nil, require: .not(.finding(.init(.crossItem, 8))))
    try database.apply(Policy(form: "SDS 5.0", rules: [rule]), named: "p", for: hospital)
    try database.judge()
    let results = HospitalResults(of: hospital, database.connection)
    func said() throws -> [String] {
      try results.ruleResults(of: handed.submissionID).map { "\($0.result) \($0.reason ?? "-")" }
    }
    #expect(try said() == ["pass -"])
    try database.run("UPDATE sheet SET reader = 2; INSERT INTO work (bucket, lane) SELECT id, 2 FROM bucket")
    try database.judge()
    #expect(try said() == ["unknown finding.undetermined"])
  }

  @Test("name items in the form's order, and the reasons' items for what did not pass")
  func order() throws {
    let database = try Database()
    let hospital = try database.addHospital("a")
    try database.apply(.demanding(.no, of: "2", "3", "10"), for: hospital)
    let handed = HandIn(hospital: hospital)
    try database.handIn(handed)
    try database.judge()
    let row = try #require(
      try HospitalResults(of: hospital, database.connection).ruleResults(of: handed.submissionID).first)
    #expect(row.items == ["2", "3", "10"])
    #expect(row.reason == "answer.yes")
    #expect(row.remark?.hasPrefix("10/12/13 個人情報は") == true)
  }

  @Test("are those of the current assessments: a superseded sheet has none, a second policy has its own")
  func current() throws {
    let database = try Database()
    let hospital = try database.addHospital("a")
    let old = HandIn(hospital: hospital)
    let new = HandIn(id: "new", hospital: hospital, content: Fixture.good(to: "2025年12月1日"))
    try database.apply(.demanding(of: "2"), named: "b", for: hospital)
    try database.handIn(old)
    try database.judge()
    try database.handIn(new)
    try database.apply(.demanding(.no, of: "2"), named: "a", for: hospital)
    try database.judge()
    let results = HospitalResults(of: hospital, database.connection)
    #expect(try results.ruleResults(of: old.submissionID).isEmpty)
    #expect(
      try results.ruleResults(of: new.submissionID).map { "\($0.policy) \($0.result)" } == ["a fail", "b pass"])
    #expect(
      try results.assessments().map { "\($0.policy) \($0.isCurrent)" } == ["a true", "b false", "b true"])
  }
}
