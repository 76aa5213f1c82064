/// Which setting is wrong, and what to do; one line that never shows a secret.
package struct SettingsError: Error, Hashable, CustomStringConvertible {
  package let name: String
  package let message: String

  package init(name: String, message: String) {
    self.name = name
    self.message = message
  }

  /// `KAIJI_READERS must be a whole number from 1 to 64, and is 'many'`
  package var description: String { "\(name) \(message)" }
}
