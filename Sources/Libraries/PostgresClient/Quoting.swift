internal import CLibPQ

/// For statements that take no parameters, such as CREATE ROLE: names and texts made safe to stand in a script.
extension PostgresConnection {
  /// A name between double quotes.
  package func quoted(identifier: String) throws(PostgresError) -> String {
    try unsafe escaped(identifier) { raw, text, count in unsafe PQescapeIdentifier(raw, text, count) }
  }

  /// A text between single quotes.
  package func quoted(literal: String) throws(PostgresError) -> String {
    try unsafe escaped(literal) { raw, text, count in unsafe PQescapeLiteral(raw, text, count) }
  }

  /// What `CREATE ROLE … PASSWORD` stores for a password (SCRAM-SHA-256), made here, so that the server and its log never
  /// see the password.
  package func passwordVerifier(for password: String, role: String) throws(PostgresError) -> String {
    guard !password.utf8.contains(0), !role.utf8.contains(0) else { throw .settings(.holdsNUL) }
    let socket = try usableSocket()
    guard let made = unsafe PQencryptPasswordConn(socket.raw, password, role, "scram-sha-256") else {
      throw .misuse("a password could not be turned into a SCRAM verifier")
    }
    defer { unsafe PQfreemem(made) }
    return unsafe String(cString: made)
  }

  private func escaped(
    _ text: String, _ escape: (OpaquePointer, UnsafePointer<CChar>, Int) -> UnsafeMutablePointer<CChar>?
  ) throws(PostgresError) -> String {
    guard !text.utf8.contains(0) else { throw .settings(.holdsNUL) }
    let socket = try usableSocket()
    guard let made = unsafe escape(socket.raw, text, text.utf8.count) else {
      throw .misuse("a text could not be quoted")
    }
    defer { unsafe PQfreemem(made) }
    return unsafe String(cString: made)
  }
}
