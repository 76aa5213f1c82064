internal import CLibPQ

extension PostgresSettings {
  /// Tries the hosts in order, each with its own time limit.
  func openSocket(password: String?) throws(PostgresError) -> PostgresSocket {
    if password?.utf8.contains(0) == true { throw .settings(.holdsNUL) }
    var failure = PostgresError.settings(.unreadable)
    for host in try address.hosts() {
      // libpq takes the last of equal keywords: ours first may be overruled, ours last may not.
      var options = [
        (keyword: "application_name", value: applicationName),
        (keyword: "tcp_user_timeout", value: "\(limits.unacknowledged.milliseconds)"),
      ]
      options += host
      options.append(("client_encoding", "UTF8"))
      if let password { options.append(("password", password)) }
      do {
        return try PostgresSocket(options, within: limits.connect)
      } catch {
        failure = error
      }
    }
    throw failure
  }
}

extension PostgresConnection {
  /// Pins what a role's or a database's own defaults might have turned, and looks whether it holds.
  ///
  /// SET and not `set_config`: a tenant may be forbidden to execute functions.
  func pinSession(_ settings: PostgresSettings) throws(PostgresError) {
    guard try parameterStatus("client_encoding") == "UTF8", try parameterStatus("server_encoding") == "UTF8" else {
      throw .settings(.encoding)
    }
    var path: [String] = []
    for schema in settings.searchPath { path.append(try quoted(identifier: schema)) }
    let limits = settings.limits
    let isolation = try send(
      """
      SET default_transaction_isolation = 'read committed';
      SET statement_timeout = \(limits.statement.milliseconds);
      SET lock_timeout = \(limits.lock.milliseconds);
      SET idle_in_transaction_session_timeout = \(limits.idleInTransaction.milliseconds);
      SET tcp_user_timeout = \(limits.unacknowledged.milliseconds);
      SET TimeZone = 'UTC';
      SET search_path = \(path.joined(separator: ", "));
      SHOW default_transaction_isolation
      """)
    guard isolation.rawText(0, 0) == "read committed" else { throw .settings(.isolation) }
  }

  private func parameterStatus(_ name: String) throws(PostgresError) -> String? {
    let socket = try usableSocket()
    return unsafe PQparameterStatus(socket.raw, name).map { unsafe String(cString: $0) }
  }
}
