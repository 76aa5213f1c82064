import DisclosureCore
import Foundation
import PolicyReading
import ReferenceJudging
import Testing

/// The policies that ship with Kaiji.
@Suite("Policy packs")
struct PackTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Deployment/policies")
  private static let waiting = "mhlw-7.0-annex-sds"

  private static func bytes(_ path: String) throws -> [UInt8] {
    try Array(Data(contentsOf: folder.appending(path: path)))
  }

  private static func tests(of pack: String) throws -> PolicyTestFile {
    try PolicyTestFile(bytes("tests/\(pack).yaml")) { path throws(PolicyTestFile.NoPolicy) in
      do {
        return try PolicyFile(bytes("tests/\(path)"))
      } catch {
        throw PolicyTestFile.NoPolicy(Label(japanese: "\(error)", english: "\(error)"))
      }
    }
  }

  @Test("are these, and each has its tests")
  func all() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { $0.hasSuffix(".yaml") }
    let tests = try FileManager.default.contentsOfDirectory(atPath: Self.folder.appending(path: "tests").path)
    #expect(Set(files) == Set(tests).union(["\(Self.waiting).yaml"]))
    #expect(tests.count == 5)
  }

  @Test("do what their tests say", arguments: ["baseline", "network", "accounts", "maintenance", "retention"])
  func tested(pack: String) throws {
    let file = try Self.tests(of: pack)
    #expect(file.policy.name == pack)
    for test in file.tests {
      let differences = test.differences(from: file.policy.policy)
      #expect(differences.isEmpty, "\(test.name): \(differences)")
    }
  }

  @Test("come on each of all their tests' sheets to what the slow reference says")
  func agreeWithReference() throws {
    let files = try ["baseline", "network", "accounts", "maintenance", "retention"].map(Self.tests)
    let book = PolicyBook(for: .sds50)
    let booked = files.map { book.enter($0.policy.policy) }
    for test in files.flatMap(\.tests) {
      let facts = SheetFacts(test.sheet)
      let reference = ReferenceJudge(facts, on: test.day)
      var sitting = Sitting(of: facts, on: test.day)
      for (file, inBook) in zip(files, booked) {
        let policy = file.policy.policy
        #expect(reference.agrees(with: policy.judge(facts, on: test.day), by: policy), "\(test.name)")
        #expect(reference.agrees(with: sitting.judge(by: inBook, waived: []), by: policy), "\(test.name), in a sitting")
      }
    }
  }

  @Test(
    "name their source, title every rule, and show each rule pass and fail",
    arguments: ["baseline", "network", "accounts", "maintenance", "retention"])
  func complete(pack: String) throws {
    let file = try Self.tests(of: pack)
    let policy = file.policy.policy
    #expect(file.policy.source?.contains("Ver.5.0") == true)
    #expect(Set(file.policy.titles.keys) == Set(policy.rules.map(\.id)))
    for rule in policy.rules {
      let expected = Set(
        file.tests.flatMap { $0.expected.results.filter { $0.rule == rule.id }.map(\.outcome) })
      #expect(expected.isSuperset(of: [.pass, .fail]), "\(rule.id): \(expected)")
    }
  }

  @Test("never accept a sheet of which nothing could be read")
  func unread() throws {
    for pack in ["baseline", "network", "accounts", "maintenance", "retention"] {
      let file = try Self.tests(of: pack)
      let rows = file.policy.catalogue.items.map { item in
        SheetFacts.Row(state: item.isAnswerable ? .unresolved : nil, answer: nil, remarkPresent: false)
      }
      let facts = SheetFacts(
        catalogue: file.policy.catalogue, rows: rows, date: nil, findings: [], undetermined: Finding.Code.checked)
      let judgement = try file.policy.policy.judge(facts, on: #require(CalendarDay(iso: "2026-11-24")))
      #expect(judgement.decision == .refer && judgement.count(.pass) == 0, "\(pack)")
    }
  }

  @Test("never accept a form that came back empty: every rule of only items and expect is unknown")
  func blank() throws {
    var plain = 0
    for pack in ["baseline", "network", "accounts", "maintenance", "retention"] {
      let file = try Self.tests(of: pack)
      let today = try #require(CalendarDay(iso: "2026-11-24"))
      let sheet = Sheet(
        catalogue: file.policy.catalogue, header: Header(date: today),
        source: Source(mediaType: "text/plain", encoding: "UTF-8", bytes: 0),
        readings: file.policy.catalogue.items.map { _ in Reading(without: .blank) }, remarks: [], notes: [])
      let judgement = file.policy.policy.judge(SheetFacts(sheet), on: today)
      #expect(judgement.decision != .accept, "\(pack)")
      for (rule, result) in zip(file.policy.policy.rules, judgement.results) {
        guard rule.items != nil, rule.when == nil, case .is(item: nil, _) = rule.require else { continue }
        plain += 1
        #expect(result.outcome == .unknown, "\(pack): \(rule.id)")
      }
    }
    #expect(plain > 10)
  }

  @Test("without their official list hold no rule and cannot be used, and say why")
  func waits() throws {
    let bytes = try Self.bytes("\(Self.waiting).yaml")
    do throws(PolicyProblems) {
      _ = try PolicyFile(bytes)
      Issue.record("it was read")
    } catch {
      #expect(error.problems.count == 1)
      let words = try #require(error.problems.first).words
      #expect(words.english.contains("no rules yet") && words.english.contains("58 SDS items"))
      #expect(words.japanese.contains("規則がない") && words.japanese.contains("58項目の公式の一覧が手元になく"))
    }
  }
}
