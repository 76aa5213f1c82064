/// What can stand in a program's list of settings.
package protocol DeclaredSetting: Sendable {
  var name: String { get }
  var about: String { get }
  /// What it must be and what holds without it, for the help text.
  var hint: String { get }
  func covers(_ variable: String) -> Bool
}
