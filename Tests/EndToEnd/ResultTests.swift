import DisclosureIdentity
import DisclosureMessages
import JSONText
import TestSupport
import Testing

extension EndToEnd {
  @Suite("A submitted sheet becomes a result")
  struct ResultTests {
    @Test("three hospitals see what `kaiji check` says of the same sheet, policy and day")
    func sameAsCheck() throws {
      let running = try Running.current()
      let hospitals = try ["check-a", "check-b", "check-c"].map { try running.system.addHospital($0) }
      let policies = [["access", "continuity"], ["outside"], []]
      for (hospital, names) in zip(hospitals, policies) {
        for name in names { try running.apply(name, to: hospital) }
        for product in ["写しカルテ", "写し外来"] { try running.subscribe(hospital, to: product) }
      }
      let submissions = [
        try running.submit("good", as: "写しカルテ"): "good", try running.submit("good-second", as: "写し外来"): "good-second",
      ]
      // The same product, but for one hospital alone, and dated the same: its own sheet came later and is current there.
      _ = try running.receipts(of: submissions.keys.sorted()[0])
      _ = try running.receipts(of: submissions.keys.sorted()[1])
      let own = try running.system.submit(
        Fixture.sheet("contradictions"), ["--hospital", "check-b", "--vendor", "見本", "--product", "写しカルテ"])
      #expect(try running.receipts(of: own).map(\.outcome) == [.stored])
      #expect(try running.receipts(of: own).map(\.hospital) == ["check-b"])

      let sheets = submissions.merging([own: "contradictions"]) { first, _ in first }
      for (hospital, names) in zip(hospitals, policies) {
        let results = try running.results(of: hospital, count: 2 * max(1, names.count))
        #expect(Set(results.map(\.product)) == ["写しカルテ", "写し外来"])
        for result in results where names.isEmpty {
          #expect(result.verdict.decision == "refer" && result.reason == "policy.none")
          #expect(result.verdict.policy == "" && result.revision == 0 && result.verdict.rules.isEmpty)
        }
        for result in results where !names.isEmpty {
          let sheet = try #require(sheets[result.submission.description])
          let policy = Fixture.policy(result.verdict.policy)
          let checked = try running.system.check([Fixture.sheet(sheet)], policies: [policy], day: result.day)
          #expect([[result.verdict]] == checked)
          #expect(result.reason == nil && result.revision == 1)
        }
        let isOwn = hospital.id == "check-b"
        #expect(results.contains { $0.submission.description == own } == isOwn)
      }
    }

    @Test("what a hospital asks for itself is what an operator's `kaiji results` prints")
    func sameAsResults() throws {
      let running = try Running.current()
      let hospital = try running.system.addHospital("printed")
      for policy in ["access", "outside"] { try running.apply(policy, to: hospital) }
      try running.subscribe(hospital, to: "印字カルテ")
      let submission = try running.submit("marks-lost", as: "印字カルテ")
      let own = try running.results(of: hospital, count: 2)

      let printed = try running.system.kaiji("results", "--hospital", "printed", "--format", "json")
        .split(separator: UInt8(ascii: "\n")).map { try JSONValue(parsing: Array($0)) }
      #expect(printed.map { $0["policy"]?.string } == own.map(\.verdict.policy))
      #expect(printed.map { $0["decision"]?.string } == own.map(\.verdict.decision))
      #expect(printed.map { $0["score"]?.numeral } == own.map(\.verdict.score))
      #expect(printed.allSatisfy { $0["submission"]?.string == submission && $0["isCurrent"] == .bool(true) })
      // No answer is ever guessed: every mark is lost, so nothing is known.
      #expect(own.allSatisfy { $0.verdict.decision == "refer" })
      #expect(own.flatMap(\.verdict.rules).allSatisfy { $0.result == "unknown" || $0.result == "exempt" })
      #expect(try running.system.kaiji("results", "--hospital", "printed").contains(UInt8(ascii: "\n")))
    }

    @Test("a sheet that cannot be read is told to its submitter, and makes no sheet")
    func unreadable() throws {
      let running = try Running.current()
      let submission = try running.submit("unreadable", as: "読めぬカルテ")
      let receipt = try #require(try running.receipts(of: submission).first)
      #expect(receipt.outcome == .rejected)
      #expect(receipt.code == "form.unknown")
      #expect(receipt.sheet == nil)
      #expect(receipt.message?.isEmpty == false)
      let id = try #require(Identifier(submission))
      #expect(try running.system.number("SELECT count(*) FROM sheet WHERE submission = '\(id)'") == 0)
    }
  }
}
