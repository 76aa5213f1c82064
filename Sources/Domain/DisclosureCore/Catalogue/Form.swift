/// The printed form that a sheet follows: its family, edition, and the guideline edition it speaks of.
package struct Form: Sendable, Hashable {
  package let family: String
  package let edition: String
  package let guideline: String

  package init(family: String, edition: String, guideline: String) {
    self.family = family
    self.edition = edition
    self.guideline = guideline
  }

  /// Family, a space, edition: `SDS 5.0`. This is how policies, tables and hashes name a form.
  package var name: String { "\(family) \(edition)" }
}

/// Editions are dotted numbers: 5.10 follows 5.9.
package struct Edition: Sendable, Hashable, Comparable {
  private let parts: [Int]

  /// Nil unless the text is one to four numbers of one to four digits, joined by dots.
  package init?(_ text: String) {
    var parts: [Int] = []
    var digits = 0
    var value = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9") where digits < 4:
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
        digits += 1
      case UInt8(ascii: ".") where digits > 0 && parts.count < 3:
        parts.append(value)
        (value, digits) = (0, 0)
      default: return nil
      }
    }
    guard digits > 0 else { return nil }
    self.parts = parts + [value]
  }

  package static func < (left: Edition, right: Edition) -> Bool {
    for position in 0..<max(left.parts.count, right.parts.count) {
      let l = position < left.parts.count ? left.parts[position] : 0
      let r = position < right.parts.count ? right.parts[position] : 0
      if l != r { return l < r }
    }
    return false
  }

  /// `5` and `5.0` are the same edition.
  package static func == (left: Edition, right: Edition) -> Bool { !(left < right) && !(right < left) }

  package func hash(into hasher: inout Hasher) {
    var significant = parts[...]
    while significant.last == 0 { significant.removeLast() }
    hasher.combine(significant)
  }
}
