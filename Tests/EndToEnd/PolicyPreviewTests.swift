import ChildProcess
import Foundation
import JSONText
import PostgresClient
import TestSupport
import Testing

extension EndToEnd {
  @Suite("A policy's next revision")
  struct PolicyPreviewTests {
    private struct Told {
      let rules: JSONValue
      let sheets: [JSONValue]
      let counts: [String]

      init(_ documents: [JSONValue]) throws {
        (rules, sheets) = try (#require(documents.first), Array(documents.dropFirst().dropLast()))
        let last = try #require(documents.last)
        counts = ["sheets", "decisionsChanged", "resultsChanged", "unreadable"].map { last[$0]?.numeral ?? "-" }
      }

      /// By product, what is said of its decision.
      func decisions(_ side: String) -> [String: String] {
        Dictionary(
          sheets.map { ($0["product"]?.string ?? "", $0[side]?["decision"]?.string ?? "none") },
          uniquingKeysWith: { first, _ in first })
      }
    }

    @Test("is tried on the sheets that are there, waivers included; applied, it comes out as was foretold")
    func foretold() throws {
      let running = try Running.current()
      let hospital = try running.system.addHospital("previewing")
      let id = hospital.id
      let sheets = ["予告甲": "good", "予告乙": "good-second", "予告丙": "contradictions", "予告丁": "marks-lost"]
      for (product, sheet) in sheets {
        try running.subscribe(hospital, to: product)
        _ = try running.receipts(of: running.submit(sheet, as: product))
      }
      func diff(_ arguments: String..., format: String = "json", language: String = "en") throws -> [JSONValue] {
        let said = try running.system.run(
          ["policy", "diff"] + arguments + ["--hospital", id, "--format", format, "--lang", language])
        #expect(said.status == .exited(0), "\(String(decoding: said.errors, as: UTF8.self))")
        guard format == "json" else { return [.string(String(decoding: said.output, as: UTF8.self))] }
        return try said.output.split(separator: UInt8(ascii: "\n")).map { try JSONValue(parsing: Array($0)) }
      }
      func current() throws -> [String: String] {
        Dictionary(
          try running.results(of: hospital, count: 4).map { ($0.product, $0.verdict.decision) },
          uniquingKeysWith: { first, _ in first })
      }
      let (access, second) = (Fixture.policy("access"), Fixture.policy("access-second"))

      // Not applied yet: every sheet gets its first decision.
      let first = try Told(diff(access))
      #expect(first.rules["old"] == .null && first.rules["added"]?.array?.count == 4)
      #expect(first.counts == ["4", "4", "0", "0"])
      try running.apply("access", to: hospital)
      #expect(try current() == first.decisions("new"))

      // The failures of one sheet are waived: it is no longer rejected, and no revision that has its rules would.
      let failing = try #require(first.decisions("new").first { $0.value == "reject" }?.key)
      let sheet = try #require(first.sheets.first { $0["product"]?.string == failing })
      for rule in sheet["rules"]?.array ?? [] where rule["new"]?.string == "fail" {
        try running.system.kaiji(
          "waiver", "add", #require(rule["rule"]?.string), "--hospital", id, "--vendor", "見本", "--product", failing,
          "--policy", "access", "--until", "2099-03-31", "--reason", "次期更新で対応", "--approved-by", "責任者")
      }
      let before = try current()
      #expect(before[failing] != "reject")
      let same = try Told(diff(access))
      #expect(same.rules["oldRevision"]?.numeral == "1" && same.sheets == [] && same.counts == ["4", "0", "0", "0"])

      let next = try Told(diff(second))
      #expect(next.rules["removed"]?.array?.compactMap(\.string) == ["access-log", "two-factors", "password-rules"])
      #expect(next.counts.first == "4" && next.counts.last == "0")
      let changed = next.decisions("old").filter { next.decisions("new")[$0.key] != $0.value }
      #expect(!changed.isEmpty && next.counts[1] == "\(changed.count)")
      for (product, decision) in next.decisions("old") { #expect(before[product] == decision, "\(product)") }
      #expect(try Told(diff(access, second)).sheets == next.sheets)
      // Back again, what is waived is waived again.
      let back = try Told(diff(second, access))
      #expect(back.decisions("new") == next.decisions("old") && back.counts == next.counts)
      for (language, words) in [
        ("en", ["access, from revision 1 as applied", "current sheets of hospital previewing", "4 sheets: "]),
        ("ja", ["access（適用中の版 1 から）", "病院 previewing の現在の開示書", "開示書 4 件: "]),
      ] {
        let text = try diff(second, format: "text", language: language).first?.string ?? ""
        for word in words { #expect(text.contains(word), "\(word): \(text)") }
        for product in sheets.keys {
          #expect(text.contains(product) == (changed[product] != nil), "\(product): \(text)")
        }
      }

      try cannotBeRead(running, id, second)
      try running.apply("access-second", to: hospital)
      #expect(try current() == before.merging(next.decisions("new")) { $1 })
    }

    /// A sheet that only a newer program can read is told, and nothing is said of how it would come out.
    private func cannotBeRead(_ running: Running, _ hospital: String, _ policy: String) throws {
      let submission = "(SELECT submission FROM sheet s JOIN product p ON p.id = s.product WHERE p.name = '予告甲')"
      let found = try running.system.database().query("SELECT findings FROM sheet WHERE submission = \(submission)")
        .first { row in try row.text(0) }
      func set(_ findings: String) throws {
        try running.system.database().query(
          "UPDATE sheet SET findings = $1 WHERE submission = \(submission)", .text(findings))
      }
      try set("{}")
      let said = try running.system.run(["policy", "diff", policy, "--hospital", hospital, "--format", "json"])
      try set(#require(found))
      #expect(said.status == .exited(2))
      #expect(String(decoding: said.errors, as: UTF8.self).contains("cannot be read by this program"))
      let told = try Told(
        said.output.split(separator: UInt8(ascii: "\n")).map { try JSONValue(parsing: Array($0)) })
      #expect(told.counts.first == "3" && told.counts.last == "1")
      #expect(told.decisions("new")["予告甲"] == nil)
    }

    @Test("is refused where there is nothing to compare with, or nobody whose sheets they are")
    func refused() throws {
      let running = try Running.current()
      let access = Fixture.policy("access")
      #expect(try running.refused("policy", "diff", access).contains("--hospital"))
      #expect(try running.refused("policy", "diff", access, access, access).contains("nothing takes"))
      #expect(try running.refused("policy", "diff", access, "--hospital", "nobody-here").contains("not known"))
      let away = try Programs.command(
        "kaiji", ["policy", "diff", access, "--hospital", "a"],
        environment: ["KAIJI_DATABASE_URL": "postgresql://a@127.0.0.1:1/kaiji"]
      ).capture(within: .seconds(60))
      #expect(away.status == .exited(3))
    }
  }
}
