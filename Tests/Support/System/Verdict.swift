import ChildProcess
import DisclosureCore
package import JSONText

/// What a sheet comes to by a policy on a day, in words that every way of judging it must agree on.
package struct Verdict: Equatable, Sendable {
  package let policy: String
  package let decision: String
  package let score: String?
  package let rules: [Rule]

  package struct Rule: Equatable, Sendable {
    package let rule: String
    package let result: String
    package let severity: String
    package let items: [String]
    package let reason: String?
  }
}

extension RunningSystem {
  /// What `kaiji check` says of sheets on a day: for each file, a verdict by each policy.
  ///
  /// - Parameter day: days since 1970-01-01.
  package func check(_ files: [String], policies: [String], day: Int32) throws -> [[Verdict]] {
    let date = CalendarDay(daysSince1970: day).description
    let options = policies.flatMap { ["--policy", $0] } + ["--date", date, "--format", "json"]
    let said = try run(["check"] + files + options)
    guard said.status.isSuccess else { throw StillNot("kaiji check: \(String(decoding: said.errors, as: UTF8.self))") }
    return try said.output.split(separator: UInt8(ascii: "\n")).map { line in
      try (JSONValue(parsing: Array(line))["assessments"]?.array ?? []).map(Verdict.init(checked:))
    }
  }
}

extension Verdict {
  /// One element of `assessments` (design.md §6).
  init(checked json: JSONValue) throws {
    guard let policy = json["policy"]?.string, let decision = json["decision"]?.string,
      let results = json["results"]?.array
    else { throw StillNot("an assessment of kaiji check lacks what it should have") }
    self.init(
      policy: policy, decision: decision, score: json["score"]?.numeral, rules: try results.map(Rule.init(checked:)))
  }
}

extension Verdict.Rule {
  fileprivate init(checked json: JSONValue) throws {
    guard let rule = json["rule"]?.string, let result = json["result"]?.string,
      let severity = json["severity"]?.string, let items = json["items"]?.array
    else { throw StillNot("a result of kaiji check lacks what it should have") }
    self.init(
      rule: rule, result: result, severity: severity, items: items.compactMap(\.string),
      reason: json["reason"]?["code"]?.string)
  }
}

extension JSONValue {
  package var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  package var array: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// A number as it is written.
  package var numeral: String? {
    switch self {
    case .integer(let number): "\(number)"
    case .number(let text): text
    default: nil
    }
  }
}
