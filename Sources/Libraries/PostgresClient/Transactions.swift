internal import CLibPQ

/// A transaction is a pair of braces around one invariant.
extension PostgresConnection {
  /// Runs `body` in a READ COMMITTED transaction: COMMIT when it returns, ROLLBACK when it throws.
  ///
  /// - Throws: what `body` threw; `.inDoubt` where the connection broke at COMMIT; `.rolledBack` where `body` swallowed the
  ///   error of a statement; `.misuse` inside another transaction.
  package func transaction<Answer>(_ body: () throws -> Answer) throws -> Answer {
    let socket = try usableSocket()
    guard socket.transaction == PQTRANS_IDLE else {
      throw PostgresError.misuse("a transaction inside a transaction: use savepoint")
    }
    // The level is said here again, since a script may have turned the session's default.
    try send("BEGIN ISOLATION LEVEL READ COMMITTED")
    let answer: Answer
    do {
      answer = try body()
    } catch {
      rollBack(with: "ROLLBACK")
      throw error
    }
    try commit()
    return answer
  }

  /// Runs `body` behind a savepoint of the open transaction: what it did is undone when it throws, the rest stays.
  package func savepoint<Answer>(_ body: () throws -> Answer) throws -> Answer {
    guard isInTransaction else { throw PostgresError.misuse("a savepoint outside a transaction") }
    // One name serves all depths: PostgreSQL takes the innermost of equal names.
    try send("SAVEPOINT braces")
    do {
      let answer = try body()
      try send("RELEASE SAVEPOINT braces")
      return answer
    } catch {
      rollBack(with: "ROLLBACK TO SAVEPOINT braces; RELEASE SAVEPOINT braces")
      throw error
    }
  }

  /// Undoes what can be undone. The error that led here says more than one met now, and a session in which undoing fails
  /// goes back to nobody: the server undoes all when it ends.
  private func rollBack(with statement: String) {
    guard isUsable else { return }
    do { try send(statement) } catch { close() }
  }

  private func commit() throws(PostgresError) {
    guard isInTransaction else {
      throw isUsable ? .misuse("the transaction was ended inside its braces") : .closed
    }
    let answer: PostgresResult
    do {
      answer = try send("COMMIT")
    } catch {
      // This one is only said by a server that had not read our COMMIT. Of any other broken session nobody can tell.
      if isUsable || error.state == .idleInTransactionTimeout { throw error }
      throw .inDoubt
    }
    if answer.commandTag == "ROLLBACK" { throw .rolledBack }
  }
}
