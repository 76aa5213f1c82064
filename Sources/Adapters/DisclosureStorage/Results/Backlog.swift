package import PostgresClient

/// What is waiting in PostgreSQL: to be judged, or to be told.
package struct Backlog {
  private let connection: PostgresConnection

  package init(_ connection: PostgresConnection) { self.connection = connection }

  /// Whether everything that was admitted is judged and told.
  package func isEmpty() throws -> Bool {
    let work = try connection.query("SELECT EXISTS (SELECT FROM work)").first { row in try row.bool(0) }
    return try work == false && Relay(connection).waiting().isEmpty
  }
}
