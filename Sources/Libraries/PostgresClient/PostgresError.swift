/// What went wrong between this program and PostgreSQL, in words that never carry a value.
///
/// The server's own messages quote what stood in a row or a parameter; they are left behind. What travels is the SQLSTATE,
/// the names of constraint, table and column, and the statement's text, in which values stand as `$1`.
package enum PostgresError: Error, Equatable, Sendable {
  /// The connection string or a setting cannot be used; nothing was sent anywhere.
  case settings(SettingsFlaw)
  /// No session could be opened. `state` where a server answered; `reason` are libpq's words where none did.
  case unreachable(state: SQLState?, reason: String)
  /// The server refused a statement.
  case server(ServerReport)
  /// The connection broke, or gave no answer in time. An open transaction is rolled back by the server.
  case lost(statement: String)
  /// The connection was used after it was lost or closed.
  case closed
  /// The connection broke after COMMIT was sent: the transaction is wholly stored or wholly not. Reconnect and look.
  case inDoubt
  /// COMMIT was answered with ROLLBACK: a statement had failed and its error was swallowed. Nothing is stored.
  case rolledBack
  /// A parameter cannot be sent. `number` counts from 1, as `$1` does.
  case parameter(number: Int, ParameterFlaw, statement: String)
  /// A result was read as what it is not.
  case column(ColumnFlaw)
  /// A call that this library does not serve, such as a transaction inside a transaction.
  case misuse(String)

  /// What the caller should do next.
  package enum Class: Sendable {
    /// The same transaction may succeed at once.
    case transient
    /// The server or the way to it is unwell: reconnect, with back-off.
    case away
    /// Repeating does not help.
    case permanent
  }

  package var `class`: Class {
    switch self {
    case .server(let report): report.state.failureClass
    case .unreachable(let state, _): state?.failureClass ?? .away
    case .lost, .closed, .inDoubt: .away
    case .settings, .rolledBack, .parameter, .column, .misuse: .permanent
    }
  }

  /// The SQLSTATE, where a server gave one.
  package var state: SQLState? {
    switch self {
    case .server(let report): report.state
    case .unreachable(let state, _): state
    default: nil
    }
  }
}

extension PostgresError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .settings(let flaw): flaw.description
    case .unreachable(let state?, _): "PostgreSQL refused the session (SQLSTATE \(state))"
    case .unreachable(nil, let reason): "PostgreSQL cannot be reached: \(reason)"
    case .server(let report): report.description
    case .lost(let statement): "the connection to PostgreSQL was lost in: \(statement)"
    case .closed: "the connection to PostgreSQL is closed; open a new one"
    case .inDoubt: "the connection to PostgreSQL was lost at COMMIT; reconnect and look whether it was stored"
    case .rolledBack: "COMMIT was answered with ROLLBACK, because a statement before it had failed"
    case .parameter(let number, let flaw, let statement): "parameter $\(number) \(flaw) in: \(statement)"
    case .column(let flaw): flaw.description
    case .misuse(let what): what
    }
  }
}
