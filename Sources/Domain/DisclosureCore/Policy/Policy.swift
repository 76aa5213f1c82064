/// What one hospital demands of sheets of one form, validated against a catalogue.
///
/// Judging has nothing left to refuse: an item that a sheet's catalogue lacks reads as absent.
package struct Policy: Sendable, Equatable {
  /// The language version that these rules are written in.
  package static let language: UInt32 = 1

  /// Family, a space, edition: `SDS 5.0`.
  package let form: String
  package let rules: [Rule]

  package init(form: String, rules: [Rule]) {
    self.form = form
    self.rules = rules
  }
}

/// One demand.
package struct Rule: Sendable, Equatable {
  package enum Severity: String, Sendable, CaseIterable {
    case critical
    case major
    case minor

    /// What a rule of this severity weighs in the score.
    package var weight: Int {
      switch self {
      case .critical: 5
      case .major: 3
      case .minor: 1
      }
    }
  }

  package let id: String
  package let severity: Severity
  /// Ids in catalogue order, each once; nil for a rule about the sheet as a whole.
  package let items: [String]?
  package let when: Condition?
  package let require: Condition

  package init(id: String, severity: Severity, items: [String]?, when: Condition? = nil, require: Condition) {
    self.id = id
    self.severity = severity
    self.items = items
    self.when = when
    self.require = require
  }
}
