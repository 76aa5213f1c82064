/// What a JSON text says, its members in the order in which they stand.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  /// A number without fraction or exponent that fits 64 bits; `-0` is a ``number(_:)``.
  case integer(Int64)
  /// Every other number, as it is written: which precision it deserves is the caller's to say.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([JSONMember])
}

/// One name of an object with its value.
package struct JSONMember: Sendable {
  package let name: String
  package let value: JSONValue

  package init(_ name: String, _ value: JSONValue) {
    self.name = name
    self.value = value
  }
}

extension JSONValue {
  /// The member of this name, scalar for scalar, or nil where there is none or this is no object.
  package subscript(_ name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { same($0.name, name) }?.value
  }
}

/// Equal means the same scalars: Swift's own `==` of strings takes two spellings of a letter for one, at any cost.
extension JSONValue: Equatable {
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.number(let left), .number(let right)), (.string(let left), .string(let right)): same(left, right)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }
}

extension JSONMember: Equatable {
  package static func == (left: JSONMember, right: JSONMember) -> Bool {
    same(left.name, right.name) && left.value == right.value
  }
}

private func same(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }
