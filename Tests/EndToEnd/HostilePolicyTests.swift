import ChildProcess
import Foundation
import TestSupport
import Testing

/// A policy file with a fault, and what is said of it.
struct HostilePolicy: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let said: String

  private static let head = "policy: hostile\nform: SDS 5.0\nrules:\n"

  static let all = [
    HostilePolicy(
      testDescription: "item 999",
      text: head + "- {id: a, items: [999], expect: yes, severity: minor}\n",
      said: ":4:19: '999' is no item of SDS 5.0; did you mean '99'?"),
    HostilePolicy(
      testDescription: "a key given twice",
      text: head + "- {id: a, items: [2], expect: yes, expect: no, severity: minor}\n",
      said: ":4:36: the key 'expect' was already given at 4:23"),
    HostilePolicy(
      testDescription: "an anchor and an alias",
      text: head + "- &x {id: a, items: [2], expect: yes, severity: minor}\n- *x\n", said: ":4:3: "),
    HostilePolicy(
      testDescription: "a tab as indentation",
      text: head + "\t- {id: a, items: [2], expect: yes, severity: minor}\n", said: ":4:1: "),
  ]
}

extension EndToEnd {
  @Suite("Policies that are none are refused with file, line and column, and nothing is applied")
  struct HostilePolicyTests {
    @Test("by check as by apply", arguments: HostilePolicy.all)
    func refused(policy: HostilePolicy) throws {
      let system = try Running.current().system
      let file = system.folder.appending(path: "hostile-\(UUID().uuidString).yaml")
      try Data(policy.text.utf8).write(to: file)
      let before = try system.number("SELECT count(*) FROM policy")
      for arguments in [["check", file.path], ["apply", file.path, "--hospital", "nobody-yet"]] {
        let run = try system.run(["policy"] + arguments)
        #expect(run.status == .exited(2))
        let errors = String(decoding: run.errors, as: UTF8.self)
        #expect(errors.contains(file.path + policy.said), "\(errors)")
      }
      #expect(try system.number("SELECT count(*) FROM policy") == before)
    }
  }
}
