import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import PolicyReading

extension FuzzTarget {
  /// A policy as a person writes it: what is accepted is stored, and read back as the same policy; what is not has problems
  /// with places in the text.
  static let policyFile = FuzzTarget(name: "policy-file") { text in
    let (file, problems) = read(text)
    let (again, problemsAgain) = read(text)
    guard file?.policy == again?.policy, file?.name == again?.name, problems == problemsAgain else {
      return "the same text is read in two ways"
    }
    if let complaint = complaint(about: problems, in: text) { return complaint }
    guard let file else { return problems.isEmpty ? "neither policy nor problem" : nil }
    guard !file.policy.rules.isEmpty else { return "a policy without rules" }
    let body = CanonicalPolicy.body(of: file.policy)
    return PolicyBody.policy(body) == file.policy ? nil : "the stored policy is another one"
  }

  /// A file of policy tests, with each test's sheet judged.
  static let policyTestFile = FuzzTarget(name: "policy-test-file") { text in
    let first = outcome(of: text)
    guard first == outcome(of: text) else { return "the same tests end in two ways" }
    return complaint(about: first.problems, in: text)
  }

  private static func read(_ text: [UInt8]) -> (PolicyFile?, [PolicyProblem]) {
    do throws(PolicyProblems) {
      return (try PolicyFile(text), [])
    } catch {
      return (nil, error.problems)
    }
  }

  private static func complaint(about problems: [PolicyProblem], in text: [UInt8]) -> String? {
    // A line separator of Unicode ends a line too, and an end that comes too early is told on the line after.
    let lines = 2 + text.count { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") || $0 >= 0x80 }
    for problem in problems {
      guard (1...lines).contains(problem.line), (1...text.count + 1).contains(problem.column) else {
        return "a problem has no place: \(problem)"
      }
      guard problem.message.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
        return "a problem holds control characters: \(problem)"
      }
    }
    return nil
  }

  private static let policy = Array(
    """
    policy: p
    form: SDS 5.0
    rules:
    - {id: a, items: ["17.3", "17.3.1"], expect: yes, severity: major}
    - {id: b, items: all, when: {is: notApplicable}, require: {remark: present}, severity: minor}
    - {id: c, require: {sheetAge: {atMost: 12 months}}, severity: minor}
    - {id: d, require: {not: {finding: R3}}, severity: critical}
    """.utf8)

  private static func outcome(of text: [UInt8]) -> TestOutcome {
    do throws(PolicyProblems) {
      let file = try PolicyTestFile(text) { _ throws(PolicyTestFile.NoPolicy) in
        do throws(PolicyProblems) {
          return try PolicyFile(policy)
        } catch {
          throw PolicyTestFile.NoPolicy(Label(japanese: "\(error)", english: "\(error)"))
        }
      }
      return TestOutcome(differences: file.tests.map { $0.differences(from: file.policy.policy) })
    } catch {
      return TestOutcome(problems: error.problems)
    }
  }
}

private struct TestOutcome: Equatable {
  var differences: [[PolicyTest.Difference]] = []
  var problems: [PolicyProblem] = []
}
