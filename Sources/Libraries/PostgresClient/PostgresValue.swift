/// A parameter. Each kind takes nil for the NULL of its type.
package enum PostgresValue: Sendable {
  case bool(Bool?)
  case int2(Int16?)
  case int4(Int32?)
  case int8(Int64?)
  case text(String?)
  case bytea([UInt8]?)
  case uuid(PostgresUUID?)
  /// Days since 1970-01-01.
  case date(Int32?)
  /// Microseconds since 1970-01-01 00:00 UTC.
  case timestamptz(Int64?)
  /// A `numeric` with one decimal, in tenths: 61.5 is 615.
  case tenths(Int64?)
  case array(PostgresArray)
}

extension PostgresValue {
  /// The number of the parameter's type in `pg_type`.
  var type: UInt32 {
    switch self {
    case .bool: PostgresType.bool.rawValue
    case .int2: PostgresType.int2.rawValue
    case .int4: PostgresType.int4.rawValue
    case .int8: PostgresType.int8.rawValue
    case .text: PostgresType.text.rawValue
    case .bytea: PostgresType.bytea.rawValue
    case .uuid: PostgresType.uuid.rawValue
    case .date: PostgresType.date.rawValue
    case .timestamptz: PostgresType.timestamptz.rawValue
    case .tenths: PostgresType.numeric.rawValue
    case .array(let array): array.type
    }
  }

  /// Appends the binary form.
  ///
  /// - Returns: whether there is a value; false is NULL.
  func write(into bytes: inout [UInt8]) throws(ParameterFlaw) -> Bool {
    switch self {
    case .bool(let value): try value.write(into: &bytes)
    case .int2(let value): try value.write(into: &bytes)
    case .int4(let value): try value.write(into: &bytes)
    case .int8(let value): try value.write(into: &bytes)
    case .text(let value): try value.write(into: &bytes)
    case .bytea(let value): try value.write(into: &bytes)
    case .uuid(let value): try value.write(into: &bytes)
    case .date(let value): try value.map(DateElement.init).write(into: &bytes)
    case .timestamptz(let value): try value.map(TimestampElement.init).write(into: &bytes)
    case .tenths(let value): try value.map(TenthsElement.init).write(into: &bytes)
    case .array(let array): try array.write(into: &bytes)
    }
  }
}

extension Optional where Wrapped: BinaryElement {
  fileprivate func write(into bytes: inout [UInt8]) throws(ParameterFlaw) -> Bool {
    guard let self else { return false }
    try self.write(into: &bytes)
    return true
  }
}
