import DisclosureCore
import Testing

/// What one rule says of a few rows; rows that are not named are missing.
struct RuleCase: Sendable, CustomTestStringConvertible {
  enum Verdict: Sendable, Equatable {
    case fires(Finding.Severity, [[String]])
    case silent
    case cannotTell
  }

  let testDescription: String
  let answers: [String: Answer]
  var lost: [String] = []
  var remarked: [String] = []
  /// Rows without a mark.
  var blank: [String] = []
  let verdict: Verdict

  var sheet: Sheet {
    var readings: [String: Reading] = [:]
    for (id, answer) in answers { readings[id] = Reading(explicit: answer, remarks: remarked.contains(id) ? [1] : []) }
    for id in lost { readings[id] = Reading(without: .unresolved, remarks: remarked.contains(id) ? [1] : []) }
    for id in blank { readings[id] = Reading(without: .blank, remarks: remarked.contains(id) ? [1] : []) }
    return DisclosureCoreTests.sheet(readings, remarks: [Remark(number: 1, text: "text", names: [])])
  }

  func check(_ code: Finding.Code) {
    let sheet = sheet
    let found = sheet.findings.filter { $0.code == code }
    switch verdict {
    case .fires(let severity, let items):
      #expect(found.map { $0.items.map { Catalogue.sds50.items[$0].id } } == items)
      #expect(found.allSatisfy { $0.severity == severity })
    case .silent: #expect(found.isEmpty && !sheet.undetermined.contains(code))
    case .cannotTell: #expect(found.isEmpty && sheet.undetermined.contains(code))
    }
  }
}

@Suite("Rules about gates and parents")
struct GateRuleTests {
  /// Every gate 該当 and every other row 対象外, so that only what a case changes can matter.
  static func sound(_ changes: [String: Answer]) -> [String: Answer] {
    Dictionary(
      Catalogue.sds50.items.filter(\.isAnswerable).map { ($0.id, $0.kind == .gate ? .applies : .notApplicable) },
      uniquingKeysWith: { first, _ in first }
    ).merging(changes) { $1 }
  }

  @Test(
    "G1: a gate says 非該当, yet a row under it is answered",
    arguments: [
      RuleCase(
        testDescription: "はい under it", answers: sound(["23": .doesNotApply, "23.1": .yes, "23.3": .no]),
        verdict: .fires(.error, [["23", "23.1", "23.3"]])),
      RuleCase(
        testDescription: "only いいえ under it", answers: sound(["23": .doesNotApply, "23.4": .no]),
        verdict: .fires(.warning, [["23", "23.4"]])),
      RuleCase(
        testDescription: "two gates, two causes",
        answers: sound(["63": .doesNotApply, "63.2": .no, "53": .doesNotApply, "53.1": .no]),
        verdict: .fires(.warning, [["53", "53.1"], ["63", "63.2"]])),
      RuleCase(testDescription: "対象外 under it", answers: sound(["23": .doesNotApply]), verdict: .silent),
      RuleCase(testDescription: "the gate says 該当", answers: sound(["23.1": .yes]), verdict: .silent),
      RuleCase(
        testDescription: "a row that is no child by its number",
        answers: sound(["74": .doesNotApply, "48": .yes, "77": .doesNotApply, "77.2.1": .yes, "78": .yes]),
        verdict: .silent),
      RuleCase(
        testDescription: "the gate's mark is lost", answers: sound(["23.1": .yes]), lost: ["23"], verdict: .cannotTell),
      RuleCase(
        testDescription: "the gate's mark is lost, but nothing under it is answered", answers: sound([:]), lost: ["23"],
        verdict: .silent),
      RuleCase(
        testDescription: "a child's mark is lost", answers: sound(["23": .doesNotApply]), lost: ["23.2"],
        verdict: .cannotTell),
      RuleCase(
        testDescription: "a child's mark is lost where the gate says 該当", answers: sound([:]), lost: ["23.2"],
        verdict: .silent),
    ])
  func closedGates(_ each: RuleCase) { each.check(.init(.gate, 1)) }

  @Test("G1 tells what it found at one gate and that it cannot tell at another")
  func both() {
    let sheet = RuleCase(
      testDescription: "", answers: Self.sound(["23": .doesNotApply, "23.1": .yes, "53": .doesNotApply]),
      lost: ["53.1"], verdict: .silent
    ).sheet
    #expect(sheet.findings.contains { $0.code == .init(.gate, 1) })
    #expect(sheet.undetermined.contains(.init(.gate, 1)))
  }

  @Test("G1 looks under every gate", arguments: [1, 23, 51, 53, 59, 60, 61, 62, 63, 74, 76, 77, 80, 105, 106])
  func everyGate(number: Int) {
    RuleCase(
      testDescription: "", answers: Self.sound(["\(number)": .doesNotApply, "\(number).1": .yes]),
      verdict: .fires(.error, [["\(number)", "\(number).1"]])
    ).check(.init(.gate, 1))
  }

  @Test(
    "G4: a measure is not in place, yet its details are answered はい",
    arguments: [
      RuleCase(
        testDescription: "いいえ above", answers: sound(["12": .no, "12.1": .yes, "12.2": .no]),
        verdict: .fires(.error, [["12", "12.1"]])),
      RuleCase(
        testDescription: "対象外 above", answers: sound(["12.2": .yes]), verdict: .fires(.error, [["12", "12.2"]])),
      RuleCase(testDescription: "はい above", answers: sound(["12": .yes, "12.1": .yes]), verdict: .silent),
      RuleCase(
        testDescription: "no details of 57, 17 and 17.3",
        answers: sound(["57.4": .yes, "17.3": .yes, "17.4": .yes, "82": .yes]), verdict: .silent),
      RuleCase(
        testDescription: "the details of 17 by its condition",
        answers: sound(["17": .no, "17.1.b1": .yes, "17.1.1": .yes, "17.2": .yes]),
        verdict: .fires(.error, [["17", "17.1.b1", "17.1.1", "17.2"]])),
      RuleCase(
        testDescription: "the parent's mark is lost", answers: sound(["12.1": .yes]), lost: ["12"],
        verdict: .cannotTell),
      RuleCase(
        testDescription: "a detail's mark is lost", answers: sound(["12": .no]), lost: ["12.1"], verdict: .cannotTell),
      RuleCase(
        testDescription: "a detail's mark is lost where the measure is in place", answers: sound(["12": .yes]),
        lost: ["12.1"], verdict: .silent),
    ])
  func missingParents(_ each: RuleCase) { each.check(.init(.gate, 4)) }

  @Test(
    "G4 knows the details of each parent",
    arguments: [
      ("12", ["12.1", "12.2"]),
      ("17", ["17.1.b1", "17.1.b2", "17.1.b3", "17.1.b4", "17.1.b5", "17.1.1", "17.2"]),
      ("17.1.1", (1...7).map { "17.1.1.\($0)" }), ("17.3", ["17.3.1", "17.3.2", "17.3.3"]),
      ("32", ["32.1", "32.2", "32.3"]), ("43", ["43.1"]), ("57", ["57.1", "57.2", "57.3"]),
      ("58", ["58.1", "58.2", "58.3"]), ("71", ["71.1"]), ("77.2", ["77.2.1"]), ("81", ["81.1", "81.2", "81.3"]),
      ("83", ["83.1"]), ("84", ["84.1", "84.2"]), ("99", ["99.1"]),
    ])
  func details(parent: String, details: [String]) {
    var answers = Self.sound([:]).mapValues { $0 == .notApplicable ? Answer.yes : $0 }
    answers[parent] = .no
    RuleCase(testDescription: "", answers: answers, verdict: .fires(.error, [[parent] + details])).check(
      .init(.gate, 4))
  }
}

@Suite("Rules about authentication")
struct AuthenticationRuleTests {
  @Test(
    "X1: passwords and memory as a means go together",
    arguments: [
      RuleCase(
        testDescription: "passwords alone", answers: ["17.1.1": .yes, "17.1.b1": .no],
        verdict: .fires(.error, [["17.1.b1", "17.1.1"]])),
      RuleCase(
        testDescription: "memory alone", answers: ["17.1.1": .notApplicable, "17.1.b1": .yes],
        verdict: .fires(.error, [["17.1.b1", "17.1.1"]])),
      RuleCase(testDescription: "both", answers: ["17.1.1": .yes, "17.1.b1": .yes], verdict: .silent),
      RuleCase(testDescription: "neither", answers: ["17.1.1": .no, "17.1.b1": .notApplicable], verdict: .silent),
      RuleCase(
        testDescription: "one mark lost", answers: ["17.1.1": .no], lost: ["17.1.b1"], verdict: .cannotTell),
    ])
  func passwords(_ each: RuleCase) { each.check(.init(.crossItem, 1)) }

  static func means(_ b: [Answer]) -> [String: Answer] {
    Dictionary(b.enumerated().map { ("17.1.b\($0.offset + 1)", $0.element) }, uniquingKeysWith: { first, _ in first })
  }

  static let five = (1...5).map { "17.1.b\($0)" }

  @Test(
    "X2: two factors need two",
    arguments: [
      RuleCase(
        testDescription: "one factor", answers: means([.yes, .no, .no, .yes, .no]), verdict: .fires(.error, [five])),
      RuleCase(
        testDescription: "another means without a remark", answers: means([.yes, .no, .no, .yes, .yes]),
        verdict: .fires(.error, [five])),
      RuleCase(
        testDescription: "another means, explained", answers: means([.yes, .no, .no, .yes, .yes]),
        remarked: ["17.1.b5"], verdict: .silent),
      RuleCase(testDescription: "two factors", answers: means([.no, .yes, .yes, .yes, .no]), verdict: .silent),
      RuleCase(testDescription: "not claimed", answers: means([.yes, .no, .no, .no, .no]), verdict: .silent),
      RuleCase(
        testDescription: "two factors are sure, the third is lost", answers: ["17.1.b1": .yes, "17.1.b2": .yes],
        lost: ["17.1.b3", "17.1.b4", "17.1.b5"], verdict: .silent),
      RuleCase(
        testDescription: "the second factor is lost", answers: ["17.1.b1": .yes, "17.1.b3": .no, "17.1.b4": .yes],
        lost: ["17.1.b2"], verdict: .cannotTell),
      RuleCase(
        testDescription: "the claim is lost", answers: means([.yes, .no, .no]), lost: ["17.1.b4"],
        verdict: .cannotTell),
    ])
  func twoFactors(_ each: RuleCase) { each.check(.init(.crossItem, 2)) }

  @Test(
    "X3: who authenticates has a means",
    arguments: [
      RuleCase(
        testDescription: "none", answers: means([.no, .no, .notApplicable, .no, .no]).merging(["17": .yes]) { $1 },
        verdict: .fires(.error, [["17"] + five])),
      RuleCase(
        testDescription: "one", answers: means([.no, .no, .notApplicable, .no, .yes]).merging(["17": .yes]) { $1 },
        verdict: .silent),
      RuleCase(testDescription: "users are not authenticated", answers: ["17": .no], verdict: .silent),
      RuleCase(
        testDescription: "one mark lost", answers: means([.no, .no, .no, .no]).merging(["17": .yes]) { $1 },
        lost: ["17.1.b5"], verdict: .cannotTell),
    ])
  func noMeans(_ each: RuleCase) { each.check(.init(.crossItem, 3)) }

  @Test(
    "X4: two factors and other means are explained",
    arguments: [
      RuleCase(
        testDescription: "neither", answers: ["17.1.b4": .yes, "17.1.b5": .yes],
        verdict: .fires(.error, [["17.1.b4", "17.1.b5"]])),
      RuleCase(
        testDescription: "one of them", answers: ["17.1.b4": .yes, "17.1.b5": .yes], remarked: ["17.1.b4"],
        verdict: .fires(.error, [["17.1.b5"]])),
      RuleCase(
        testDescription: "explained", answers: ["17.1.b4": .yes, "17.1.b5": .no], remarked: ["17.1.b4"],
        verdict: .silent),
      RuleCase(testDescription: "not in use", answers: ["17.1.b4": .no, "17.1.b5": .notApplicable], verdict: .silent),
      RuleCase(
        testDescription: "the mark is lost, though the remark is there", answers: ["17.1.b5": .no], lost: ["17.1.b4"],
        remarked: ["17.1.b4"], verdict: .cannotTell),
    ])
  func unexplained(_ each: RuleCase) { each.check(.init(.crossItem, 4)) }
}

@Suite("The rule about the weekday")
struct WeekdayRuleTests {
  private func verdict(_ iso: String?, _ weekday: Weekday?) -> (found: [Finding], isUndetermined: Bool) {
    let header = Header(
      date: iso.flatMap { CalendarDay(iso: $0) }, weekday: weekday.map { WrittenWeekday(day: $0, text: "as written") })
    let sheet = sheet([:], header: header)
    let code = Finding.Code(.sheet, 1)
    return (sheet.findings.filter { $0.code == code }, sheet.undetermined.contains(code))
  }

  @Test(
    "H1: date and weekday disagree; without a readable date it cannot tell, without a weekday there is nothing to say")
  func weekdays() {
    #expect(verdict("2024-12-11", .thursday).found.map(\.severity) == [.warning])
    #expect(verdict("2024-12-11", .thursday).found.map(\.quotes) == [["as written"]])
    #expect(verdict("2024-12-11", .wednesday) == ([], false))
    #expect(verdict(nil, .wednesday) == ([], true))
    #expect(verdict("2024-12-11", nil) == ([], false))
    #expect(verdict(nil, nil) == ([], false))
  }

  @Test(
    "the weekday of a day",
    arguments: [
      ("1970-01-01", .thursday), ("1969-12-31", .wednesday), ("2024-12-11", .wednesday), ("2026-11-22", .sunday),
      ("2024-02-29", .thursday), ("0001-01-01", .monday),
    ] as [(String, Weekday)])
  func days(iso: String, weekday: Weekday) { #expect(CalendarDay(iso: iso)?.weekday == weekday) }
}

@Suite("The list of what is checked")
struct CheckedCodesTests {
  @Test("is in the order in which findings are told, and names every rule that can find or fail to tell")
  func list() {
    #expect(Finding.Code.checked == Finding.Code.checked.sorted())
    #expect(Set(Finding.Code.checked).isSuperset(of: sheet([:]).undetermined))
    #expect(Finding.Code.checked.count == 49)
    let counts = Finding.Code.Family.allCases.map { family in Finding.Code.checked.count { $0.family == family } }
    #expect(counts == [11, 20, 8, 10])
  }
}
