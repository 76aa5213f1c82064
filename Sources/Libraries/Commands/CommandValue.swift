/// A type that a word of the command line can become.
package protocol CommandValue: Sendable {
  /// Completes "must be …" and 「…を指定してください」.
  static var expected: Phrase { get }
  init?(argument: String)
  /// The word that would give this value.
  var argument: String { get }
}

extension String: CommandValue {
  package static var expected: Phrase { Phrase(ja: "文字列", en: "a text") }
  package init?(argument: String) { self = argument }
  package var argument: String { self }
}

extension Int: CommandValue {
  package static var expected: Phrase { Phrase(ja: "整数", en: "a whole number") }

  /// Digits, with a `-` before them or not; no `+`, no leading zeros.
  package init?(argument: String) {
    guard let number = Int(argument), String(number) == argument else { return nil }
    self = number
  }

  package var argument: String { String(self) }
}

extension CommandValue where Self: RawRepresentable<String> & CaseIterable {
  package static var expected: Phrase {
    let words = allCases.map(\.rawValue).joined(separator: ", ")
    return Phrase(ja: "\(words) のいずれか", en: "one of \(words)")
  }
  package init?(argument: String) { self.init(rawValue: argument) }
  package var argument: String { rawValue }
}
