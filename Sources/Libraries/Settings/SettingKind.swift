/// What the text of a variable must look like, and what it becomes.
package struct SettingKind<Value: Sendable>: Sendable {
  /// Completes "must be …".
  let expected: String
  let read: @Sendable (String) -> Value?

  package init(expected: String, read: @escaping @Sendable (String) -> Value?) {
    self.expected = expected
    self.read = read
  }
}

extension SettingKind where Value == String {
  /// Any text that is not empty.
  package static var text: Self { Self(expected: "a text") { $0 } }
}

extension SettingKind where Value == Int {
  /// Digits, with a `-` before them or not; no spaces, no `+`, no leading zeros, no unit.
  package static func integer(_ range: ClosedRange<Int>) -> Self {
    Self(expected: "a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
      guard let number = Int(text), String(number) == text, range.contains(number) else { return nil }
      return number
    }
  }
}

extension SettingKind where Value == Duration {
  /// A whole number of milliseconds; the variable's name should end in `_MS`.
  package static func milliseconds(_ range: ClosedRange<Int>) -> Self {
    let number = SettingKind<Int>.integer(range)
    return Self(expected: number.expected + ", in milliseconds") { text in number.read(text).map { .milliseconds($0) } }
  }
}

extension SettingKind where Value == [String] {
  /// One text or several with commas between; spaces around them do not count, and none is empty.
  package static var list: Self {
    Self(expected: "one text or several, with commas between") { text in
      let parts = text.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map(trimmed)
      return parts.contains("") ? nil : parts
    }
  }

  private static func trimmed(_ part: Substring.UTF8View) -> String {
    let space = UInt8(ascii: " ")
    let head = part.drop { $0 == space }
    let tail = head.reversed().prefix { $0 == space }.count
    return String(Substring(head.dropLast(tail)))
  }
}

extension SettingKind where Value: RawRepresentable<String> & CaseIterable {
  /// One of the cases of an enumeration, by its raw value.
  package static var choice: Self {
    Self(expected: "one of " + Value.allCases.map(\.rawValue).joined(separator: ", ")) { Value(rawValue: $0) }
  }
}
