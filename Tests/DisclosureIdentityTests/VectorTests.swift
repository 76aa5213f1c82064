import DisclosureCore
import DisclosureIdentity
import Foundation
import Testing

/// Vectors made by a program that shares no code with this one.
private struct Vectors {
  let all: [String: Any]

  init() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors/vectors.json")
    all = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
  }

  func object(_ name: String) throws -> [String: Any] { try #require(all[name] as? [String: Any]) }
  func list(_ name: String) throws -> [[String: Any]] { try #require(all[name] as? [[String: Any]]) }
}

extension [String: Any] {
  fileprivate func text(_ key: String) throws -> String { try #require(self[key] as? String) }
}

@Suite("Exact bytes of encoding.md")
struct VectorTests {
  private let vectors: Vectors
  private let catalogue = ContentHash.catalogue(.sds50)

  init() throws { vectors = try Vectors() }

  private var submission: Identifier { .submission(submitter: "vendor-a", id: "2026-001") }
  private var sheet: Identifier { .sheet(submission: submission, reader: 1, catalogue: catalogue) }
  private var content: ContentHash { .sha256(Array("content".utf8)) }

  @Test("vendor names as they are compared")
  func vendors() throws {
    for each in try vectors.list("names") { #expect(try VendorKey.of(each.text("vendor")) == each.text("vendorKey")) }
  }

  @Test("a product's names and id")
  func product() throws {
    let vector = try vectors.object("product")
    let name = try #require(ProductName(vendor: "株式会社MICIN", product: "オンライン診療サービス「curon（クロン）」"))
    #expect(try name.vendorKey == vector.text("vendorKey"))
    #expect(try name.productKey == vector.text("productKey"))
    #expect(try Identifier.product(name).description == vector.text("uuid"))
    #expect(ProductName(vendor: "株式会社 株式会社", product: "a") == nil)
    #expect(ProductName(vendor: nil, product: "a") == nil)
  }

  @Test("the catalogue")
  func catalogueHash() throws { #expect(try catalogue.description == vectors.object("catalogue").text("hash")) }

  @Test("buckets of hospitals")
  func buckets() throws {
    for (hospital, bucket) in try vectors.object("bucket") {
      #expect(Bucket.of(hospital: hospital) == bucket as? Int16)
    }
  }

  @Test("a submission, what was handed in, and the id chosen for it")
  func submissions() throws {
    #expect(try submission.description == vectors.object("submission").text("uuid"))
    let handedIn = ContentHash.handedIn(hospital: "hospital-a", vendor: "", product: "クロン", content: content)
    #expect(try handedIn.description == vectors.object("handedIn").text("hash"))
    #expect(
      try Identifier.defaultSubmission(submitter: "vendor-a", handedIn: handedIn).description
        == vectors.object("defaultSubmission").text("uuid"))
    #expect(try sheet.description == vectors.object("sheet").text("uuid"))
  }

  @Test("a policy, a rule and every kind of condition")
  func policies() throws {
    let rule = Rule(
      id: "access-log", severity: .major, items: ["17.3", "17.3.1"], require: .is(item: nil, AnswerSet([.yes])))
    let body = CanonicalPolicy.body(of: Policy(form: "SDS 5.0", rules: [rule]))
    #expect(try String(decoding: body, as: UTF8.self) == vectors.object("policy").text("body"))
    #expect(try ContentHash.policy(body: body).description == vectors.object("policy").text("hash"))
    #expect(try ContentHash.rule(rule).description == vectors.object("rule").text("hash"))
    let conditions = Rule(
      id: "r1", severity: .critical, items: nil, when: .is(item: "60", AnswerSet([.applies])),
      require: .any([
        .is(item: "62", AnswerSet([.applies])), .not(.finding(.init(.remark, 3))),
        .atLeast(
          2,
          of: [
            .remarkPresent(item: nil), .remarkPresent(item: "17.3"), .sheetAge(months: 24), .edition(atLeast: "5.0"),
          ]),
      ]))
    let whole = CanonicalPolicy.body(of: Policy(form: "SDS 5.0", rules: [conditions]))
    #expect(try String(decoding: whole, as: UTF8.self) == vectors.object("conditions").text("body"))
    #expect(try ContentHash.policy(body: whole).description == vectors.object("conditions").text("hash"))
  }

  @Test("packed readings and results")
  func packed() throws {
    typealias Row = SheetFacts.Row
    let rows = [
      Row(state: .explicit, answer: .yes, remarkPresent: true), Row(state: nil, answer: nil, remarkPresent: false),
      Row(state: .unresolved, answer: nil, remarkPresent: false),
      Row(state: .conflicting, answer: nil, remarkPresent: false),
      Row(state: .blank, answer: nil, remarkPresent: false),
      Row(state: .absent, answer: nil, remarkPresent: true),
      Row(state: .explicit, answer: .doesNotApply, remarkPresent: false),
    ]
    #expect(try hexadecimal(PackedReadings.pack(rows)) == vectors.object("readings").text("bytes"))
    let outcomes: [Outcome] = [.pass, .fail, .exempt, .unknown, .waived]
    let bytes = PackedResults.pack(outcomes)
    #expect(try hexadecimal(bytes) == vectors.object("results").text("bytes"))
    #expect(PackedResults.unpack(bytes, count: 5) == outcomes)
    #expect(PackedResults.unpack(bytes, count: 6) == nil)
  }

  @Test("packed readings are never read against another catalogue or version")
  func unpacking() {
    let rows = Catalogue.sds50.items.map { item in
      SheetFacts.Row(state: item.isAnswerable ? .blank : nil, answer: nil, remarkPresent: false)
    }
    let bytes = PackedReadings.pack(rows)
    #expect(PackedReadings.unpack(bytes, catalogue: .sds50)?.count == 198)
    #expect(PackedReadings.unpack(bytes.dropLast(), catalogue: .sds50) == nil)
    #expect(PackedReadings.unpack([2] + bytes.dropFirst(), catalogue: .sds50) == nil)
    // Too large, no state, no answer, an answer without its state or the reverse, a heading's byte, a question's answer.
    for wrong: UInt8 in [0x09 | 0x80, 6 << 3, 7, 1 << 3, 2 << 3 | 1, 0, 1 << 3 | 1] {
      #expect(PackedReadings.unpack([1, wrong] + bytes.dropFirst(2), catalogue: .sds50) == nil)
    }
  }

  @Test("a judgement and its assessments")
  func judgements() throws {
    let results = PackedResults.pack([.unknown])
    let judgement = Judgement(results: [
      RuleResult(
        rule: "access-log", severity: .major, outcome: .unknown, items: ["17.3", "17.3.1"], reason: .answerUnresolved)
    ])
    let reasons = ReasonsColumn.json(of: judgement)
    let vector = try vectors.object("judgement")
    #expect(try hexadecimal(results) == vector.text("results"))
    #expect(try String(decoding: reasons, as: UTF8.self) == vector.text("reasons"))
    let policy = try #require(ContentHash(hexadecimal: vectors.object("policy").text("hash")))
    let id = ContentHash.judgement(
      sheet: sheet, policy: policy, catalogue: catalogue, results: results, reasons: reasons)
    #expect(try id.description == vector.text("hash"))
    let product = try #require(try Identifier(vectors.object("product").text("uuid")))
    func assessment(
      _ hospital: String, _ name: String, _ revision: Int64, _ judgement: ContentHash?, _ reason: AssessmentReason?,
      _ earlier: Int64
    ) -> String {
      ContentHash.assessment(
        hospital: hospital, product: product, form: "SDS 5.0", policy: name, revision: revision, sheet: sheet,
        judgement: judgement, reason: reason, earlier: earlier
      ).description
    }
    #expect(
      try vectors.list("assessments").map { try $0.text("hash") } == [
        assessment("hospital-a", "baseline", 1, id, nil, 0), assessment("hospital-a", "baseline", 1, id, nil, 1),
        assessment("hospital-a", "baseline", 1, nil, .policyRemoved, 0),
        assessment("hospital-b", "", 0, nil, .policyNone, 0),
      ])
  }

  @Test("ranks, with a date, without one, with one ahead of the broker, and without a time")
  func ranks() throws {
    let time: Int64 = 1_733_900_000_123
    let date = CalendarDay(iso: "2024-12-11")
    func rank(_ date: CalendarDay?, _ time: Int64) -> String {
      hexadecimal(SheetRank.bytes(date: date, recordTime: time, submission: submission))
    }
    #expect(try rank(date, time) == vectors.object("rank").text("bytes"))
    #expect(try rank(nil, time) == vectors.object("rankWithoutDate").text("bytes"))
    #expect(rank(CalendarDay(iso: "2062-01-01"), time) == rank(date, time))
    #expect(rank(date, 0) == rank(nil, 0))
    #expect(rank(date, -5) == rank(nil, 0))
    #expect(rank(CalendarDay(iso: "1969-01-01"), time) == rank(nil, time))
    // 15:00 UTC is midnight in Tokyo.
    #expect(SheetRank.tokyoDay(ofUnixMilliseconds: 15 * 3_600_000).daysSince1970 == 1)
    #expect(SheetRank.tokyoDay(ofUnixMilliseconds: 15 * 3_600_000 - 1).daysSince1970 == 0)
  }

  @Test("identifiers are read as they are written, and nothing else is")
  func identifiers() {
    #expect(Identifier(submission.description) == submission)
    #expect(Identifier(submission.description.uppercased()) == submission)
    #expect(Identifier(bytes: submission.bytes) == submission)
    for text in ["", "0e220491-fdc1-8efc-9982-ebcc2fbbdfe", "0e220491xfdc1-8efc-9982-ebcc2fbbdfe2", "g"] {
      #expect(Identifier(text) == nil)
    }
  }
}
