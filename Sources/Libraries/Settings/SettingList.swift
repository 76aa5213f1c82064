/// All settings of one program, and the prefix of their variables' names.
package struct SettingList: Sendable {
  let prefix: String
  let settings: [any DeclaredSetting]

  package init(prefix: String, _ settings: any DeclaredSetting...) { self.init(prefix: prefix, settings) }

  package init(prefix: String, _ settings: [any DeclaredSetting]) {
    self.prefix = prefix
    self.settings = settings
  }

  /// One setting per two lines: the name and what it is for, then what it must be and its default.
  package var help: String {
    settings.map { "  \($0.name)  \($0.about)\n      (\($0.hint))\n" }.joined()
  }

  /// Variables that have the prefix and that no setting of this program takes, sorted.
  func unknown(in variables: some Sequence<String>) -> [String] {
    variables
      .filter { variable in variable.hasPrefix(prefix) && !settings.contains { $0.covers(variable) } }
      .sorted()
  }
}
