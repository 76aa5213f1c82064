internal import CLibPQ

/// One session with PostgreSQL, for one thread: it asks and waits.
///
/// Values travel as binary parameters and statements are prepared once. Results are held whole in memory, so a statement
/// that may find much says LIMIT. After `.lost` or `.closed` the connection is of no more use: open another.
package final class PostgresConnection {
  private var socket: PostgresSocket?
  private var statements: StatementCache
  private let limits: PostgresSettings.Limits

  /// Opens a session at the first host that takes it, and pins its settings.
  ///
  /// - Throws: `.unreachable` with the last host's reason, or `.settings` where the server does not take ours.
  package init(_ settings: PostgresSettings, password: String? = nil) throws(PostgresError) {
    self.limits = settings.limits
    self.statements = StatementCache(capacity: settings.limits.preparedStatements)
    self.socket = try settings.openSocket(password: password)
    try pinSession(settings)
  }

  /// Whether the session can still be asked, as far as this side knows.
  package var isUsable: Bool { socket?.isUsable ?? false }

  /// Whether a transaction is open, failed ones included.
  package var isInTransaction: Bool {
    guard let socket, socket.isUsable else { return false }
    return socket.transaction != PQTRANS_IDLE
  }

  /// The server's process for this session, as in `pg_stat_activity.pid`.
  package var serverProcess: Int32 { socket.map { unsafe PQbackendPID($0.raw) } ?? 0 }

  /// Ends the session; an open transaction is rolled back.
  package func close() { socket = nil }

  /// Runs one statement with parameters `$1`, `$2`, ….
  ///
  /// - Throws: `.parameter` before anything is sent, `.server`, `.lost` or `.closed`.
  @discardableResult
  package func query(_ sql: String, _ parameters: PostgresValue...) throws(PostgresError) -> PostgresResult {
    try query(sql, parameters: parameters)
  }

  @discardableResult
  package func query(_ sql: String, parameters: [PostgresValue]) throws(PostgresError) -> PostgresResult {
    let bound = try BoundParameters(parameters, statement: sql)
    let socket = try usableSocket()
    let name = try prepared(sql, bound.types, on: socket)
    let sent = unsafe bound.withPointers { count, values, lengths, formats in
      unsafe PQsendQueryPrepared(socket.raw, name, count, values, lengths, formats, 1)
    }
    do {
      return try answer(on: socket, sent: sent, statement: sql)
    } catch {
      // The plan's shape changed under it, or someone deallocated it: the next call prepares it afresh.
      if error.state == .featureNotSupported || error.state == .unknownPreparedStatement {
        statements.forget(sql, bound.types)
      }
      throw error
    }
  }

  /// Runs statements without parameters, parted by semicolons: for migrations and roles.
  ///
  /// Without BEGIN of its own or around it, the whole script is one transaction. It is bound by no time limit of the client.
  package func run(script: String) throws(PostgresError) {
    try send(script, as: .script)
  }

  /// Sends text that holds no parameters. The last result is returned.
  @discardableResult
  func send(_ text: String, as kind: TextKind = .command) throws(PostgresError) -> PostgresResult {
    guard !text.utf8.contains(0) else { throw .misuse("a statement holds a NUL") }
    let socket = try usableSocket()
    let sent = unsafe PQsendQuery(socket.raw, text)
    return try answer(on: socket, sent: sent, statement: text, isScript: kind == .script)
  }

  enum TextKind { case command, script }
}

extension PostgresConnection {
  /// The name under which the statement is prepared in this session; prepares it at its first use.
  private func prepared(_ sql: String, _ types: [Oid], on socket: PostgresSocket) throws(PostgresError) -> String {
    if let name = statements.name(of: sql, types) { return name }
    guard !sql.utf8.contains(0) else { throw .misuse("a statement holds a NUL") }
    if let oldest = statements.nextToGo {
      try send("DEALLOCATE \(oldest)")
      statements.forgetOldest()
    }
    let name = statements.freshName()
    let sent = unsafe PQsendPrepare(socket.raw, name, sql, Int32(types.count), types)
    try answer(on: socket, sent: sent, statement: sql)
    statements.remember(name, for: sql, types)
    return name
  }

  /// Collects everything the server has to say to what was just sent, and judges it.
  @discardableResult
  private func answer(on socket: PostgresSocket, sent: Int32, statement: String, isScript: Bool = false)
    throws(PostgresError) -> PostgresResult
  {
    guard sent == 1 else {
      throw socket.isUsable ? .misuse("libpq is busy with another statement") : .lost(statement: statement)
    }
    let deadline = Deadline(after: isScript ? nil : limits.answer)
    var last: PostgresResult?
    var failure: PostgresError?
    var count = 0
    while let result = try nextResult(on: socket, before: deadline, statement: statement) {
      count += 1
      let place = isScript ? "statement \(count) of a script" : statement
      if result.isCopy {
        socket.abandon()
        throw .misuse("COPY is not served here, in: \(place)")
      }
      if result.isFailure, failure == nil {
        failure = ServerReport(result, statement: place, isScript: isScript).map(PostgresError.server)
      }
      last = consume result
    }
    if let failure { throw failure }
    guard let last, !last.isFailure else { throw .lost(statement: isScript ? "a script" : statement) }
    return last
  }

  private func nextResult(on socket: PostgresSocket, before deadline: Deadline, statement: String)
    throws(PostgresError) -> PostgresResult?
  {
    do {
      return try socket.next(before: deadline)
    } catch {
      throw .lost(statement: statement)
    }
  }

  func usableSocket() throws(PostgresError) -> PostgresSocket {
    guard let socket, socket.isUsable else { throw .closed }
    return socket
  }
}
