/// Which setting is wrong, and what to do; one line that never shows a secret.
package struct SettingsError: Error, Hashable, CustomStringConvertible {
  /// For programs that tell it in their own words.
  package enum Problem: Hashable, Sendable {
    case notSet
    /// What was found, short and on one line; nil where it may be a secret.
    case wrongValue(found: String?)
    /// It has the right form, and nothing can be made of it.
    case unusable
  }

  package let name: String
  package let problem: Problem
  package let message: String

  init(name: String, _ problem: Problem, message: String) {
    self.name = name
    self.problem = problem
    self.message = message
  }

  /// `KAIJI_READERS must be a whole number from 1 to 64, and is 'many'`
  package var description: String { "\(name) \(message)" }
}
