/// A SQLSTATE: the five characters by which PostgreSQL names what went wrong, in every language.
package struct SQLState: Hashable, Sendable, CustomStringConvertible {
  package let code: String

  /// Takes five characters out of `0-9A-Z`; anything else is no SQLSTATE.
  package init?(_ code: some StringProtocol) {
    let isState = { (byte: UInt8) in (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) }
    guard code.utf8.count == 5, code.utf8.allSatisfy(isState) else { return nil }
    self.code = String(code)
  }

  private init(known code: String) { self.code = code }

  /// The first two characters: the family of the error.
  var family: String { String(code.prefix(2)) }

  package var description: String { code }
}

extension SQLState {
  package static let notNullViolation = SQLState(known: "23502")
  package static let foreignKeyViolation = SQLState(known: "23503")
  package static let uniqueViolation = SQLState(known: "23505")
  package static let checkViolation = SQLState(known: "23514")
  package static let invalidTextRepresentation = SQLState(known: "22P02")

  package static let serializationFailure = SQLState(known: "40001")
  package static let deadlockDetected = SQLState(known: "40P01")
  package static let lockNotAvailable = SQLState(known: "55P03")
  package static let queryCanceled = SQLState(known: "57014")

  package static let readOnlyTransaction = SQLState(known: "25006")
  package static let failedTransaction = SQLState(known: "25P02")
  package static let idleInTransactionTimeout = SQLState(known: "25P03")
  package static let transactionTimeout = SQLState(known: "25P04")
  package static let adminShutdown = SQLState(known: "57P01")
  package static let crashShutdown = SQLState(known: "57P02")
  package static let cannotConnectNow = SQLState(known: "57P03")
  package static let idleSessionTimeout = SQLState(known: "57P05")
  package static let tooManyConnections = SQLState(known: "53300")

  package static let invalidPassword = SQLState(known: "28P01")
  package static let invalidAuthorization = SQLState(known: "28000")
  package static let unknownDatabase = SQLState(known: "3D000")
  package static let insufficientPrivilege = SQLState(known: "42501")
  package static let undefinedTable = SQLState(known: "42P01")
  package static let featureNotSupported = SQLState(known: "0A000")
  package static let unknownPreparedStatement = SQLState(known: "26000")
}

extension SQLState {
  /// What a caller does about it: again at once, again when the server is well, or not at all.
  var failureClass: PostgresError.Class {
    switch self {
    case .serializationFailure, .deadlockDetected, .lockNotAvailable, .queryCanceled: .transient
    // A prepared statement whose tables a migration changed, or that a pooler's other session never saw: it was
    // forgotten here, and the next try prepares it afresh.
    case .featureNotSupported, .unknownPreparedStatement: .transient
    case .adminShutdown, .crashShutdown, .cannotConnectNow, .idleSessionTimeout: .away
    case .idleInTransactionTimeout, .transactionTimeout: .away
    // After a failover the old address may answer as a standby: a new connection finds the primary.
    case .readOnlyTransaction: .away
    // 08 connection, 53 no room (connections, memory, disk), 58 the machine below: none is the statement's fault.
    default: ["08", "53", "58"].contains(family) ? .away : .permanent
    }
  }
}
