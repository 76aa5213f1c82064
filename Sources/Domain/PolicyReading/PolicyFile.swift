package import DisclosureCore
import DisclosureIdentity
import YAMLDocument

/// A policy as a person wrote it, validated: its name, its demands, and the titles of its rules.
///
/// Validation tells every problem at once, each with its place.
package struct PolicyFile: Sendable {
  /// Larger files are refused before they are read.
  package static let maximumBytes = 1 << 20
  package static let maximumRules = 1000
  /// Of one `all`, `any` or `of`. Counting those of `atLeast` takes time with their number squared.
  package static let maximumParts = 256

  package let name: String
  package let policy: Policy
  package let catalogue: Catalogue
  /// By rule id; rules without a title are missing.
  package let titles: [String: String]
  /// Where its demands come from, in its author's words; no part of what is judged.
  package let source: String?

  package init(_ bytes: [UInt8]) throws(PolicyProblems) {
    let root = try YAMLNode(policyText: bytes)
    var reader = PolicyFileReader()
    guard let file = reader.read(root), reader.problems.isEmpty else { throw PolicyProblems(reader.problems) }
    self = file
  }

  init(name: String, policy: Policy, catalogue: Catalogue, titles: [String: String], source: String?) {
    self.name = name
    self.policy = policy
    self.catalogue = catalogue
    self.titles = titles
    self.source = source
  }
}

extension YAMLNode {
  /// The root of a text that a person wrote.
  init(policyText bytes: [UInt8]) throws(PolicyProblems) {
    do throws(YAMLError) {
      self = try YAMLDocument(bytes, atMost: PolicyFile.maximumBytes).root
    } catch {
      throw PolicyProblems([
        PolicyProblem(error.mark, Label(error.problem))
      ])
    }
  }
}

/// One thing wrong in a policy file or a file of policy tests.
package struct PolicyProblem: Sendable, Equatable, CustomStringConvertible {
  /// Counted from 1.
  package let line: Int
  package let column: Int
  package let words: Label

  init(_ mark: Mark, _ words: Label) {
    line = mark.line
    column = mark.column
    self.words = words
  }

  package var message: String { words.english }

  package var description: String { "\(line):\(column): \(message)" }
}

/// Everything wrong in such a file, in the file's order. Code `policy.invalid`.
package struct PolicyProblems: Error, Sendable {
  package let problems: [PolicyProblem]

  init(_ problems: [PolicyProblem]) { self.problems = problems.sorted { ($0.line, $0.column) < ($1.line, $1.column) } }
}
