/// How to reach a database and on what terms: the connection string, the search path, the limits.
///
/// It holds no password: those come from a passfile, a service file or a socket, or are handed to the connection by code.
package struct PostgresSettings: Sendable {
  let address: ConnectionString
  let applicationName: String
  let searchPath: [String]
  package var limits: Limits

  /// - Parameters:
  ///   - url: a libpq URI or key=value string. What it sets of libpq's own options wins over `limits`.
  ///   - applicationName: what `pg_stat_activity` shows, unless `url` says otherwise.
  ///   - searchPath: the schemas in which bare names are looked up. `pg_temp` is added as the last, since otherwise
  ///     PostgreSQL looks there first and a temporary table could stand in for a real one.
  /// - Throws: `.settings` where `url` holds a password or cannot be read; it never repeats any of it.
  package init(url: String, applicationName: String, searchPath: [String], limits: Limits = Limits())
    throws(PostgresError)
  {
    guard !([url, applicationName] + searchPath).contains(where: { $0.utf8.contains(0) }) else {
      throw .settings(.holdsNUL)
    }
    self.address = try ConnectionString(url)
    self.applicationName = applicationName
    self.searchPath = searchPath.contains("pg_temp") ? searchPath : searchPath + ["pg_temp"]
    self.limits = limits
  }

  /// How long things may take. A limit of `.zero` is no limit.
  package struct Limits: Sendable {
    /// One host of the connection string, from its first packet to an open session.
    package var connect = Duration.seconds(5)
    /// Sent data that the server's machine does not acknowledge (`tcp_user_timeout`). It frees what a stopped client
    /// holds on the far side, too, when the server sets the same.
    package var unacknowledged = Duration.seconds(5)
    /// One statement, on the server.
    package var statement = Duration.seconds(30)
    /// One wait for a lock.
    package var lock = Duration.seconds(5)
    /// A transaction in which the client keeps silent.
    package var idleInTransaction = Duration.seconds(5)
    /// What the client waits for an answer beyond `statement`, before it takes the server for dead. Scripts, whose
    /// statements are answered all at once, may take as long as they take.
    package var grace = Duration.seconds(5)
    /// Statements kept prepared in one session.
    package var preparedStatements = 128

    package init() {}
  }
}

extension PostgresSettings.Limits {
  /// How long the client waits for the answer to one statement; nil waits for ever.
  var answer: Duration? { statement == .zero ? nil : statement + grace }
}

extension Duration {
  /// Whole milliseconds, never negative, never above what an Int32 holds.
  var milliseconds: Int32 {
    let (seconds, attoseconds) = components
    guard seconds >= 0, attoseconds >= 0 else { return 0 }
    guard seconds < 2_000_000 else { return 2_000_000_000 }
    return Int32(seconds) * 1000 + Int32(attoseconds / 1_000_000_000_000_000)
  }
}
