/// One thing that can be set: the variable's name, what it is for, its kind, and what holds if it is not set.
///
/// ```swift
/// static let readers = Setting("KAIJI_READERS", "sheet readers kept ready", .integer(1...64), default: 2)
/// ```
package struct Setting<Value: Sendable>: DeclaredSetting {
  enum Absence: Sendable {
    case refused
    case taken(Value, shown: String?)
  }

  package let name: String
  package let about: String
  package let isSecret: Bool
  let expected: String
  let read: @Sendable (String) -> Value?
  let absence: Absence

  /// Without it the program does not start.
  package init(required name: String, _ about: String, _ kind: SettingKind<Value>, secret: Bool = false) {
    self.init(name, about, kind.expected, secret, .refused, read: kind.read)
  }

  package init(_ name: String, _ about: String, _ kind: SettingKind<Value>, default value: Value) {
    self.init(name, about, kind.expected, false, .taken(value, shown: Self.shown(value)), read: kind.read)
  }

  /// `nil` if it is not set.
  package init<Wrapped: Sendable>(
    optional name: String, _ about: String, _ kind: SettingKind<Wrapped>, secret: Bool = false
  ) where Value == Wrapped? {
    self.init(name, about, kind.expected, secret, .taken(nil, shown: nil)) { text in kind.read(text).map { .some($0) } }
  }

  private init(
    _ name: String, _ about: String, _ expected: String, _ isSecret: Bool, _ absence: Absence,
    read: @escaping @Sendable (String) -> Value?
  ) {
    self.name = name
    self.about = about
    self.expected = expected
    self.isSecret = isSecret
    self.absence = absence
    self.read = read
  }

  package func covers(_ variable: String) -> Bool { variable == name }

  package var hint: String {
    switch absence {
    case .refused: "\(expected); required"
    case .taken(_, nil): expected
    case .taken(_, let shown?): "\(expected); default \(shown)"
    }
  }

  /// The default as one would write it in the variable.
  private static func shown(_ value: Value) -> String {
    switch value {
    case let list as [String]: list.joined(separator: ",")
    case let duration as Duration: "\(Int(duration / .milliseconds(1)))"
    case let choice as any RawRepresentable<String>: choice.rawValue
    default: "\(value)"
    }
  }
}
