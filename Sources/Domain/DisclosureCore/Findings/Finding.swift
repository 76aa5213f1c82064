/// Something wrong or noteworthy in the sheet itself.
package struct Finding: Sendable, Equatable {
  package enum Severity: String, Sendable {
    case error
    case warning
    case info
  }

  /// A rule of consistency: its family and number, `R3`.
  package struct Code: Sendable, Hashable, Comparable {
    /// In the order in which findings are told.
    package enum Family: UInt8, Sendable, CaseIterable {
      case gate
      case crossItem
      case remark
      case sheet

      var letter: String {
        switch self {
        case .gate: "G"
        case .crossItem: "X"
        case .remark: "R"
        case .sheet: "H"
        }
      }
    }

    package let family: Family
    package let number: Int

    package init(_ family: Family, _ number: Int) {
      self.family = family
      self.number = number
    }

    /// Reads `R3`.
    package init?(_ text: some StringProtocol) {
      guard let family = Family.allCases.first(where: { text.hasPrefix($0.letter) }) else { return nil }
      let digits = text.utf8.dropFirst()
      guard (1...2).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      self.init(family, digits.reduce(0) { $0 * 10 + Int($1 - 0x30) })
    }

    package var text: String { "\(family.letter)\(number)" }

    package static func < (left: Code, right: Code) -> Bool {
      (left.family.rawValue, left.number) < (right.family.rawValue, right.number)
    }
  }

  package let code: Code
  package let severity: Severity
  /// Positions in the catalogue, ascending.
  package let items: [Int]
  /// Numbers of remarks.
  package let remarks: [Int]
  /// What stands in the sheet.
  package let quotes: [String]
  /// The days on which the finding holds; nil where it has no such end.
  package let from: CalendarDay?
  package let until: CalendarDay?

  package init(
    code: Code, severity: Severity, items: [Int] = [], remarks: [Int] = [], quotes: [String] = [],
    from: CalendarDay? = nil, until: CalendarDay? = nil
  ) {
    self.code = code
    self.severity = severity
    self.items = items
    self.remarks = remarks
    self.quotes = quotes
    self.from = from
    self.until = until
  }

  /// Whether it holds on a day.
  package func holds(on day: CalendarDay) -> Bool {
    (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
  }

  /// By code, then first item, then first remark; a missing one comes first.
  package static func inOrder(_ left: Finding, _ right: Finding) -> Bool {
    (left.code, left.items.first ?? -1, left.remarks.first ?? -1)
      < (right.code, right.items.first ?? -1, right.remarks.first ?? -1)
  }
}
