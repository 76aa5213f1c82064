package import DisclosureCore
import YAMLDocument

/// A file of policy tests as a person wrote it, validated: the policy it speaks of, and its tests.
///
/// Validation tells every problem at once, each with its place.
package struct PolicyTestFile: Sendable {
  /// Larger files are refused before they are read.
  package static let maximumBytes = PolicyFile.maximumBytes
  package static let maximumTests = 1000

  package let policy: PolicyFile
  package let tests: [PolicyTest]

  /// Why the policy of a test file cannot be had.
  package struct NoPolicy: Error {
    let words: Label

    package init(_ words: Label) { self.words = words }
  }

  /// - Parameter load: brings the policy that the file names, by its path as it stands there.
  package init(_ bytes: [UInt8], policy load: (String) throws(NoPolicy) -> PolicyFile) throws(PolicyProblems) {
    let root = try YAMLNode(policyText: bytes)
    var reader = PolicyFileReader()
    guard let (policy, tests) = reader.readTests(root, policy: load), reader.problems.isEmpty else {
      throw PolicyProblems(reader.problems)
    }
    self.policy = policy
    self.tests = tests
  }
}
