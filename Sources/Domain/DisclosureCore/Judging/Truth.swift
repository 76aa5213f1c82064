/// Kleene's three truth values. An unknown matters only where the outcome could differ.
package enum Truth: UInt8, Sendable, Comparable {
  case `false` = 0
  case unknown = 1
  case `true` = 2

  package init(_ value: Bool) { self = value ? .true : .false }

  package static func < (left: Truth, right: Truth) -> Bool { left.rawValue < right.rawValue }

  package static func & (left: Truth, right: Truth) -> Truth { min(left, right) }
  package static func | (left: Truth, right: Truth) -> Truth { max(left, right) }

  package static prefix func ! (value: Truth) -> Truth {
    switch value {
    case .false: .true
    case .unknown: .unknown
    case .true: .false
    }
  }
}
