/// What was set for one program: flags of the command line first, then environment variables, then defaults.
///
/// Made once, at the door, and read there into the program's own struct. An empty variable counts as not set.
package struct Settings: Sendable {
  private let values: [String: String]

  /// Variables with the program's prefix that it does not know; likely misspelt. For the operator's log.
  package let unknown: [String]

  /// - Parameter flags: what the command line says, under the names of the variables it stands for.
  package init(_ list: SettingList, environment: [String: String], flags: [String: String] = [:]) {
    values = environment.merging(flags) { _, flag in flag }.filter { !$0.value.isEmpty }
    unknown = list.unknown(in: environment.keys)
  }

  package func value<Value>(of setting: Setting<Value>) throws(SettingsError) -> Value {
    guard let text = values[setting.name] else {
      guard case .taken(let value, _) = setting.absence else {
        throw SettingsError(
          name: setting.name, .notSet, message: "is not set: \(setting.about) (\(setting.expected))")
      }
      return value
    }
    guard let value = setting.read(text) else {
      let found = setting.isSecret ? nil : Self.shown(text)
      let end = found.map { ", and is '\($0)'" } ?? ""
      throw SettingsError(
        name: setting.name, .wrongValue(found: found), message: "must be \(setting.expected)\(end)")
    }
    return value
  }

  /// What a value makes; where it makes nothing, the error names the setting.
  package func value<Value, Made>(
    of setting: Setting<Value>, as make: (Value) throws -> Made
  ) throws(SettingsError) -> Made {
    let value = try value(of: setting)
    do {
      return try make(value)
    } catch {
      throw SettingsError(name: setting.name, .unusable, message: "\(error)")
    }
  }

  /// The properties of a group that were set, sorted by name.
  package func properties(of group: SettingGroup) -> [(name: String, value: String)] {
    values
      .compactMap { variable, value in group.property(variable).map { (name: $0, value: value) } }
      .sorted { $0.name < $1.name }
  }

  /// Short and on one line, whatever was set.
  private static func shown(_ text: String) -> String {
    let most = 60
    let head = text.unicodeScalars.prefix(most).map { isHidden($0) ? "\u{FFFD}" : String($0) }
    return head.joined() + (text.unicodeScalars.count > most ? "…" : "")
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
