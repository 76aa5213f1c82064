import DisclosureCore
import Testing

extension RuleCase {
  /// A case written on one line: `95=yes 95.1=no 95.2=lost` and so on; `blank` is a row without a mark, `lost` one whose
  /// mark cannot be read, and `yes*` has a remark.
  init(_ rows: String, _ verdict: Verdict) {
    var (answers, lost, remarked, blank): ([String: Answer], [String], [String], [String]) = ([:], [], [], [])
    for row in rows.split(separator: " ") {
      let parts = row.split(separator: "=")
      guard parts.count == 2 else { continue }
      let id = String(parts[0])
      if parts[1].hasSuffix("*") { remarked.append(id) }
      switch parts[1].prefix(while: { $0 != "*" }) {
      case "lost": lost.append(id)
      case "blank": blank.append(id)
      case "na": answers[id] = .notApplicable
      case "closed": answers[id] = .doesNotApply
      case let name: answers[id] = Answer(name: name)
      }
    }
    self.init(
      testDescription: rows, answers: answers, lost: lost, remarked: remarked, blank: blank, verdict: verdict)
  }
}

extension RuleCase {
  /// The same with every gate that is not named 非該当, so that G2, which asks all of them, is asked of the named ones.
  fileprivate var elsewhereClosed: RuleCase {
    let named = Set(lost + blank)
    let gates = Catalogue.sds50.items.filter { $0.kind == .gate && !named.contains($0.id) }
    let closed = Dictionary(gates.map { ($0.id, Answer.doesNotApply) }, uniquingKeysWith: { first, _ in first })
    return RuleCase(
      testDescription: testDescription, answers: closed.merging(answers) { $1 }, lost: lost, remarked: remarked,
      blank: blank, verdict: verdict)
  }
}

/// One line per case. Rows that are not named are missing, so that no rule knows what they say.
@Suite("Rules about gates and between items")
struct StatedRuleTests {
  private static func fires(_ severity: Finding.Severity, _ items: String...) -> RuleCase.Verdict {
    .fires(severity, items.map { $0.split(separator: " ").map(String.init) })
  }

  static let cases: [(code: String, rule: RuleCase)] = [
    ("G2", RuleCase("23=applies 23.1=na 23.2=na 23.3=na 23.4=na", fires(.warning, "23 23.1 23.2 23.3 23.4"))),
    ("G2", RuleCase("106=applies 106.1=blank", fires(.warning, "106 106.1"))),
    ("G2", RuleCase("105=applies 105.1=blank 105.2=blank", fires(.warning, "105 105.1 105.2"))),
    ("G2 silent", RuleCase("105=applies 105.1=blank 105.2=yes", .silent)),
    ("G2 silent", RuleCase("105=closed 105.1=lost 105.2=na", .silent)),
    ("G2 silent", RuleCase("105=blank 105.1=blank 105.2=blank", .silent)),
    ("G2 unknown", RuleCase("105=applies 105.1=na 105.2=lost", .cannotTell)),
    ("G2 unknown", RuleCase("105=lost 105.1=na 105.2=na", .cannotTell)),

    ("G5", RuleCase("95=yes 95.1=no 95.2=no", fires(.error, "95 95.1 95.2"))),
    ("G5", RuleCase("95=no 95.1=yes 95.2=no", fires(.error, "95 95.1"))),
    ("G5", RuleCase("95=na 95.1=lost 95.2=yes", fires(.error, "95 95.2"))),
    ("G5 silent", RuleCase("95=yes 95.1=lost 95.2=yes", .silent)),
    ("G5 silent", RuleCase("95=no 95.1=no 95.2=na", .silent)),
    ("G5 unknown", RuleCase("95=yes 95.1=no 95.2=lost", .cannotTell)),
    ("G5 unknown", RuleCase("95=lost 95.1=no 95.2=no", .cannotTell)),

    ("G6", RuleCase("17.3.2=yes 17.3.3=yes", fires(.warning, "17.3.2 17.3.3"))),
    ("G6", RuleCase("17.3.2=no 17.3.3=na", fires(.warning, "17.3.2 17.3.3"))),
    ("G6 silent", RuleCase("17.3.2=yes 17.3.3=na", .silent)),
    ("G6 silent", RuleCase("17.3.2=no 17.3.3=yes", .silent)),
    ("G6 silent", RuleCase("17.3.2=na 17.3.3=lost", .silent)),
    ("G6 unknown", RuleCase("17.3.2=lost 17.3.3=na", .cannotTell)),

    ("G7", RuleCase("17.3=yes 17.4=no", fires(.warning, "17.3 17.4"))),
    ("G7", RuleCase("17.3=no 17.4=no", fires(.warning, "17.3 17.4"))),
    ("G7 silent", RuleCase("17.3=no 17.4=yes", .silent)),
    ("G7 silent", RuleCase("17.3=yes 17.4=na", .silent)),
    ("G7 unknown", RuleCase("17.3=yes 17.4=lost", .cannotTell)),

    ("G8", RuleCase("80=applies 81=yes 82=yes", fires(.warning, "81 82"))),
    ("G8", RuleCase("80=applies 81=no 82=na", fires(.warning, "80 81 82"))),
    ("G8 silent", RuleCase("80=closed 81=no 82=na", .silent)),
    ("G8 silent", RuleCase("80=applies 81=no 82=yes", .silent)),
    ("G8 unknown", RuleCase("80=lost 81=no 82=no", .cannotTell)),

    ("G9", RuleCase("1=applies 1.1=na 1.2=na", fires(.warning, "1 1.1 1.2"))),
    ("G9", RuleCase("1=applies 1.1=yes 1.2=yes", fires(.warning, "1 1.1 1.2"))),
    ("G9", RuleCase("1=closed 103=yes", fires(.warning, "1 103"))),
    ("G9 silent", RuleCase("1=applies 1.1=na 1.2=yes 103=lost", .silent)),
    ("G9 silent", RuleCase("1=closed 1.1=lost 103=na", .silent)),
    ("G9 unknown", RuleCase("1=applies 1.1=na 1.2=lost 103=yes", .cannotTell)),

    ("G10", RuleCase("77=closed 78=yes 79=na 80=applies", fires(.warning, "77 78"))),
    ("G10", RuleCase("77=closed 78=yes 79=no 80=closed 84=no", fires(.warning, "77 78 79", "80 84"))),
    ("G10 silent", RuleCase("77=closed 78=na 79=blank 80=closed 81=blank 82=na 83=na 84=blank", .silent)),
    ("G10 silent", RuleCase("77=applies 78=yes 80=blank 81=yes", .silent)),
    ("G10 unknown", RuleCase("77=closed 78=na 79=lost 80=applies", .cannotTell)),

    (
      "X5",
      RuleCase(
        "17.1.1.1=yes 17.1.b1=yes 17.1.b2=no 17.1.b3=na 17.1.b4=no 17.1.b5=no",
        fires(.warning, "17.1.b1 17.1.b2 17.1.b3 17.1.b4 17.1.b5 17.1.1.1"))
    ),
    ("X5 silent", RuleCase("17.1.1.1=yes 17.1.b1=yes 17.1.b2=lost 17.1.b3=yes", .silent)),
    ("X5 silent", RuleCase("17.1.1.1=na 17.1.b1=yes", .silent)),
    ("X5 unknown", RuleCase("17.1.1.1=yes 17.1.b1=yes 17.1.b2=no 17.1.b3=no 17.1.b4=no 17.1.b5=lost", .cannotTell)),

    (
      "X6",
      RuleCase(
        "17.1.2=no 17.1.b2=no 17.1.b3=no 17.1.b4=na", fires(.warning, "17.1.b2 17.1.b3 17.1.b4 17.1.2"))
    ),
    ("X6 silent", RuleCase("17.1.2=yes 17.1.b2=no 17.1.b3=yes", .silent)),
    ("X6 silent", RuleCase("17.1.2=na", .silent)),
    ("X6 unknown", RuleCase("17.1.2=yes 17.1.b2=no 17.1.b3=no 17.1.b4=lost", .cannotTell)),

    ("X7", RuleCase("59=closed 60=closed 61=closed 62=closed 63=closed", fires(.warning, "59 60 61 62 63"))),
    ("X7 silent", RuleCase("59=lost 60=closed 61=applies", .silent)),
    ("X7 unknown", RuleCase("59=closed 60=closed 61=closed 62=lost 63=closed", .cannotTell)),

    ("X8", RuleCase("60=applies 62=closed 63=closed", fires(.warning, "60 62 63"))),
    ("X8 silent", RuleCase("60=applies 62=closed 63=applies", .silent)),
    ("X8 silent", RuleCase("60=closed 62=closed 63=closed", .silent)),
    ("X8 unknown", RuleCase("60=applies 62=closed 63=lost", .cannotTell)),

    ("X9", RuleCase("59=closed 60=closed 61=closed 62=closed 63=applies 63.1=no", fires(.warning, "63 63.1"))),
    ("X9 silent", RuleCase("59=applies 63=applies 63.1=no", .silent)),
    ("X9 silent", RuleCase("59=closed 60=closed 61=closed 62=closed 63=applies 63.1=yes", .silent)),
    ("X9 unknown", RuleCase("59=closed 60=closed 61=closed 62=lost 63=applies 63.1=no", .cannotTell)),

    ("X10", RuleCase("74=closed 48=yes 49=na", fires(.warning, "48 74"))),
    ("X10", RuleCase("74=applies 48=na 49=na", fires(.warning, "48 49 74"))),
    ("X10 silent", RuleCase("74=closed 48=na 49=no", .silent)),
    ("X10 silent", RuleCase("74=applies 48=yes 49=no", .silent)),
    ("X10 unknown", RuleCase("74=lost 48=yes 49=na", .cannotTell)),

    ("X11", RuleCase("43=na 46=yes 50=na 8=no 30=no", fires(.warning, "43 46 50"))),
    ("X11", RuleCase("43=na 46=na 50=na 8=na 30=yes 34=yes", fires(.warning, "8 30"))),
    ("X11 silent", RuleCase("43=yes 46=no 50=yes 8=na 30=na 34=na", .silent)),
    ("X11 unknown", RuleCase("43=na 46=na 50=lost 8=na 30=na", .cannotTell)),

    ("X12", RuleCase("53=applies 52=no 54=yes", fires(.warning, "52 53"))),
    ("X12", RuleCase("53=applies 52=yes 54=no", fires(.warning, "53 54"))),
    ("X12 silent", RuleCase("53=applies 52=na 54=yes", .silent)),
    ("X12 silent", RuleCase("53=closed 52=no 54=lost", .silent)),
    ("X12 unknown", RuleCase("53=applies 52=yes 54=lost", .cannotTell)),

    ("X13", RuleCase("51=closed 53=closed 52=no 54=yes", fires(.info, "51 52 53"))),
    ("X13 silent", RuleCase("51=applies 53=closed 52=no 54=no", .silent)),
    ("X13 unknown", RuleCase("51=lost 53=closed 52=no 54=no", .cannotTell)),

    ("X14", RuleCase("71=yes 71.1=na", fires(.warning, "71 71.1"))),
    ("X14 silent", RuleCase("71=yes 71.1=no", .silent)),
    ("X14 silent", RuleCase("71=no 71.1=yes", .silent)),
    ("X14 unknown", RuleCase("71=lost 71.1=na", .cannotTell)),

    ("X15", RuleCase("77.1=no 77.2=yes 77.3=yes 77.4=yes", fires(.info, "77.1 77.2"))),
    ("X15", RuleCase("77.1=no 77.2=yes 77.3=no 77.4=yes", fires(.info, "77.1 77.2", "77.3 77.4"))),
    ("X15 silent", RuleCase("77.1=na 77.2=yes 77.3=yes 77.4=lost", .silent)),
    ("X15 unknown", RuleCase("77.1=no 77.2=lost 77.3=yes", .cannotTell)),

    ("X18", RuleCase("57=no 57.4=na", fires(.warning, "57 57.4"))),
    ("X18", RuleCase("57=no 57.4=blank", fires(.warning, "57 57.4"))),
    ("X18 silent", RuleCase("57=no 57.1=yes 57.4=no", .silent)),
    ("X18 silent", RuleCase("57=yes 57.4=blank", .silent)),
    ("X18 unknown", RuleCase("57=no 57.4=lost", .cannotTell)),
    ("X18 unknown", RuleCase("57=no", .cannotTell)),

    ("X20", RuleCase("68=no 69=yes 67=na 70=na", fires(.warning, "68 69"))),
    ("X20", RuleCase("68=na 69=na 67=yes 70=na", fires(.warning, "67 68"))),
    ("X20", RuleCase("68=na 69=yes 67=yes 70=yes", fires(.warning, "67 68 70", "68 69"))),
    ("X20 silent", RuleCase("68=no 69=no 67=yes 70=yes", .silent)),
    ("X20 silent", RuleCase("68=yes 69=lost", .silent)),
    ("X20 unknown", RuleCase("68=no 69=lost", .cannotTell)),
  ]

  @Test("say what their table of cases says", arguments: cases)
  func rule(code: String, rule: RuleCase) throws {
    let text = code.prefix { $0 != " " }
    try rule.elsewhereClosed.check(#require(Finding.Code(text)))
  }

  @Test("G11: records are stored outside, yet the whole block from 77 to 106 was taken not to apply")
  func skippedBlock() throws {
    let items = Catalogue.sds50.items
    let first = try #require(Catalogue.sds50.position(of: "77"))
    var answers: [String: Answer] = ["1": .applies]
    for item in items[first...] { answers[item.id] = item.kind == .gate ? .doesNotApply : .notApplicable }
    let code = Finding.Code(.gate, 11)
    func check(_ change: [String: Answer], lost: [String] = [], _ verdict: RuleCase.Verdict) {
      RuleCase(testDescription: "", answers: answers.merging(change) { $1 }, lost: lost, verdict: verdict).check(code)
    }
    check([:], .fires(.warning, [["1"] + items[first...].map(\.id)]))
    check(["103": .no], .silent)
    check(["1": .doesNotApply], lost: ["103"], .silent)
    check([:], lost: ["106.1"], .cannotTell)
  }

  @Test("X19: nothing but はい and 該当, and names no row")
  func nothingButYes() {
    let yes = Dictionary(
      Catalogue.sds50.items.filter(\.isAnswerable).map { ($0.id, $0.kind == .gate ? Answer.applies : .yes) },
      uniquingKeysWith: { first, _ in first })
    let code = Finding.Code(.crossItem, 19)
    RuleCase(testDescription: "", answers: yes, verdict: .fires(.info, [[]])).check(code)
    RuleCase(testDescription: "", answers: yes.merging(["100": .no]) { $1 }, lost: ["2"], verdict: .silent).check(code)
    RuleCase(testDescription: "", answers: yes, lost: ["2"], verdict: .cannotTell).check(code)
  }

  @Test(
    "X16 and X17 compare 76 and 1 with the head's words",
    arguments: [
      ("オンライン診療サービス", nil, ["X16"], []), ("ＰＨＲアプリ", nil, ["X16"], []), ("my phr", nil, ["X16"], []),
      ("graphreader", nil, [], []), (nil, "2024年版 (クラウドサービス)", ["X17"], ["X16"]), (nil, "ＳａａＳ版", ["X17"], ["X16"]),
      ("電子カルテ", "第2版", [], []), ("電子カルテ", nil, [], ["X17"]),
    ] as [(String?, String?, [String], [String])])
  func services(product: String?, version: String?, found: [String], open: [String]) {
    func check(_ answer: Answer?) -> (found: [Finding], open: [String]) {
      let reading = answer.map { Reading(explicit: $0) } ?? Reading(without: .unresolved)
      let sheet = sheet(["76": reading, "1": reading], header: Header(product: product, version: version))
      let codes = ["X16", "X17"]
      return (
        sheet.findings.filter { codes.contains($0.code.text) },
        sheet.undetermined.map(\.text).filter(codes.contains)
      )
    }
    let closed = check(.doesNotApply)
    #expect(closed.found.map(\.code.text) == found)
    #expect(closed.found.allSatisfy { $0.severity == .warning && $0.quotes == [product ?? version] })
    #expect(Set(open).isSubset(of: closed.open))
    #expect(check(.applies).found.isEmpty && check(.applies).open.isEmpty)
    // A lost mark leaves open what its answer would decide.
    #expect(check(nil).found.isEmpty && Set(check(nil).open).isSuperset(of: found))
  }
}
