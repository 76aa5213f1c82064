/// A type that a word of the command line can become.
package protocol CommandValue: Sendable {
  /// Completes "must be …".
  static var expected: String { get }
  init?(argument: String)
  /// The word that would give this value.
  var argument: String { get }
}

extension String: CommandValue {
  package static var expected: String { "a text" }
  package init?(argument: String) { self = argument }
  package var argument: String { self }
}

extension Int: CommandValue {
  package static var expected: String { "a whole number" }

  /// Digits, with a `-` before them or not; no `+`, no leading zeros.
  package init?(argument: String) {
    guard let number = Int(argument), String(number) == argument else { return nil }
    self = number
  }

  package var argument: String { String(self) }
}

extension CommandValue where Self: RawRepresentable<String> & CaseIterable {
  package static var expected: String { "one of " + allCases.map(\.rawValue).joined(separator: ", ") }
  package init?(argument: String) { self.init(rawValue: argument) }
  package var argument: String { rawValue }
}
