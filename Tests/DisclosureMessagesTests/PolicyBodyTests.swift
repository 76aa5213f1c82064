import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import RandomPolicies
import Testing

@Suite("A policy's canonical body")
struct PolicyBodyTests {
  @Test("is read back as the same policy, whatever its conditions", arguments: 0..<20)
  func roundTrip(seed: UInt64) {
    var random = RandomPolicies(seed: seed)
    for _ in 0..<50 {
      let policy = random.policy(depth: 6, lacking: true)
      let body = CanonicalPolicy.body(of: policy)
      #expect(PolicyBody.policy(body) == policy, "\(String(decoding: body, as: UTF8.self))")
    }
  }

  private static func body(_ rule: String) -> [UInt8] { Array(#"{"form":"SDS 5.0","rules":[\#(rule)]}"#.utf8) }

  @Test(
    "has every condition as the format fixes it",
    arguments: [
      (Condition.is(item: nil, AnswerSet([.notApplicable, .yes])), #"{"is":["yes","notApplicable"]}"#),
      (.is(item: "60", AnswerSet([.applies])), #"{"item":"60","is":["applies"]}"#),
      (.remarkPresent(item: nil), #"{"remark":"present"}"#),
      (.remarkPresent(item: "60"), #"{"item":"60","remark":"present"}"#),
      (
        .all([.sheetAge(months: 24), .edition(atLeast: "5.0")]),
        #"{"all":[{"sheetAgeMonths":24},{"editionAtLeast":"5.0"}]}"#
      ),
      (.any([.finding(.init(.remark, 3))]), #"{"any":[{"finding":"R3"}]}"#),
      (.not(.sheetAge(months: 1)), #"{"not":{"sheetAgeMonths":1}}"#),
      (
        .atLeast(2, of: [.finding(.init(.gate, 1)), .finding(.init(.sheet, 1)), .finding(.init(.crossItem, 4))]),
        #"{"atLeast":2,"of":[{"finding":"G1"},{"finding":"H1"},{"finding":"X4"}]}"#
      ),
    ])
  func shapes(condition: Condition, json: String) {
    let policy = Policy(form: "SDS 5.0", rules: [Rule(id: "r", severity: .minor, items: nil, require: condition)])
    let body = Self.body(#"{"id":"r","severity":"minor","require":\#(json)}"#)
    #expect(CanonicalPolicy.body(of: policy) == body)
    #expect(PolicyBody.policy(body) == policy)
  }

  @Test(
    "that this program does not write is not taken for a policy",
    arguments: [
      #"{"id":"r","severity":"minor","require":{"is":["yes"],"new":1}}"#,
      #"{"id":"r","severity":"minor","require":{"newer":"x"}}"#,
      #"{"id":"r","severity":"minor","require":{"is":["no","yes"]}}"#,
      #"{"id":"r","severity":"minor","when":{"newer":"x"},"require":{"is":["yes"]}}"#,
      #"{"id":"r","severity":"minor","require":{"all":[{"is":["yes"]},{"newer":"x"}]}}"#,
      #"{"id":"r","severity":"minor","require":{"finding":"R03"}}"#,
      #"{"severity":"minor","id":"r","require":{"is":["yes"]}}"#,
    ])
  func unknown(rule: String) { #expect(PolicyBody.policy(Self.body(rule)) == nil) }
}
