/// A fact beside the message.
package enum LogValue: Sendable, Hashable {
  /// Any text, also one from outside: it is escaped, and cut after 1,024 bytes.
  case text(String)
  case number(Int64)
  case truth(Bool)

  package static func number(_ value: some BinaryInteger) -> LogValue { .number(Int64(clamping: value)) }
}

extension LogValue: ExpressibleByStringInterpolation, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int64) { self = .number(value) }
  package init(booleanLiteral value: Bool) { self = .truth(value) }
}
