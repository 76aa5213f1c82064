/// Why settings cannot be used. No flaw repeats what was given: it may be a password.
package enum SettingsFlaw: Equatable, Sendable, CustomStringConvertible {
  case password
  case unreadable
  case mistaken(option: String)
  case isolation
  case encoding
  case holdsNUL

  package var description: String {
    switch self {
    case .password:
      "the database's connection string holds a password: take it out and use a passfile, a service file or a socket"
    case .unreadable:
      "the database's connection string cannot be read: write postgresql://user@host:port/database or key=value pairs"
    case .mistaken(let option):
      "the database's connection string has an unusable \(option): percent-encode special characters in each part"
    case .isolation: "the server did not take READ COMMITTED as the isolation of new transactions"
    case .encoding: "the database's encoding is not UTF8: create it with ENCODING 'UTF8'"
    case .holdsNUL: "a setting of the database connection holds a NUL"
    }
  }
}

/// Why a parameter cannot be sent.
package enum ParameterFlaw: Error, Equatable, Sendable, CustomStringConvertible {
  /// PostgreSQL's text cannot hold U+0000.
  case nulInText
  /// The number lies outside the type's range.
  case outOfRange
  /// All parameters together exceed the protocol's 1 GB, or there are more than 65,535.
  case tooLarge

  package var description: String {
    switch self {
    case .nulInText: "has a NUL in its text"
    case .outOfRange: "is out of its type's range"
    case .tooLarge: "makes the statement's parameters too large"
    }
  }
}

/// Why a column cannot be read as asked. It names the column, never the value.
package struct ColumnFlaw: Equatable, Sendable, CustomStringConvertible {
  package enum Kind: Error, Equatable, Sendable {
    case noSuchColumn, null, damaged, outOfRange
    /// The type that the server sent, by its number in `pg_type`.
    case isOfType(UInt32)
  }
  package let kind: Kind
  /// The column's name in the result; where there is none, its number from 0.
  package let column: String
  package let wanted: String

  package init(kind: Kind, column: String, wanted: String) {
    self.kind = kind
    self.column = column
    self.wanted = wanted
  }

  package var description: String {
    let what =
      switch kind {
      case .noSuchColumn: "does not exist"
      case .null: "is NULL"
      case .damaged: "has a value that does not fit its type"
      case .outOfRange: "has a value out of range"
      case .isOfType(let type): "is of the type with oid \(type)"
      }
    return "column \(column) \(what), where \(wanted) was wanted"
  }
}
