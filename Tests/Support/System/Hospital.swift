package import DisclosureIdentity
import DisclosureStorage
import JSONText

/// A hospital with its own login.
package struct Hospital: Sendable {
  package let id: String
  package let login: String
  package let password: String
}

extension RunningSystem {
  package func addHospital(_ id: String) throws -> Hospital {
    let told = try JSONValue(parsing: kaiji("hospital", "add", id, "--format", "json"))
    guard let login = told["login"]?.string, let password = told["password"]?.string else {
      throw StillNot("hospital add told no login")
    }
    return Hospital(id: id, login: login, password: password)
  }

  /// What a hospital sees by its own login: its current assessments, each with the rules that it may ask for.
  package func ownResults(of hospital: Hospital) throws -> [OwnResult] {
    let session = try database(login: hospital.login, password: hospital.password)
    let results = HospitalResults(own: session)
    return try results.assessments().filter(\.isCurrent).map { row in
      let rules = try results.ruleResults(of: row.submission).filter { $0.policy == row.policy }
      return OwnResult(
        submission: row.submission, product: row.product, day: row.judgedOn, revision: row.revision, reason: row.reason,
        verdict: Verdict(
          policy: row.policy, decision: row.decision ?? "none", score: row.score.map { "\($0 / 10).\($0 % 10)" },
          rules: rules.map {
            Verdict.Rule(
              rule: $0.rule, result: $0.result, severity: $0.severity, items: $0.items, reason: $0.reason)
          }))
    }
  }
}

/// A current assessment as its hospital sees it.
package struct OwnResult: Sendable {
  package let submission: Identifier
  package let product: String
  /// Days since 1970-01-01.
  package let day: Int32
  package let revision: Int64
  package let reason: String?
  package let verdict: Verdict
}
