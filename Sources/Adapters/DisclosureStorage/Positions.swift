package import PostgresClient

/// How far each partition of the sheet topic is admitted. It says what is done; Kafka's committed offsets are not used.
package struct Positions {
  private let connection: PostgresConnection

  package init(_ connection: PostgresConnection) { self.connection = connection }

  /// How far one partition is admitted.
  package struct Position: Sendable, Equatable {
    package let next: Int64
    /// The event's id of the record before it; nil where none was admitted, or it had none.
    package let lastEvent: String?
  }

  /// The next offset of a partition.
  ///
  /// - Parameter beginning: where a partition begins that was never seen; its receipts begin there too.
  package func next(partition: Int32, beginning: () throws -> Int64) throws -> Int64 {
    try find(partition: partition, beginning: beginning).next
  }

  /// The same, with the record admitted last.
  package func find(partition: Int32, beginning: () throws -> Int64) throws -> Position {
    if let known = try find(partition) { return known }
    let first = try beginning()
    try connection.transaction {
      _ = try connection.query(
        "INSERT INTO position (partition, next_offset) VALUES ($1, $2) ON CONFLICT DO NOTHING",
        .int4(partition), .int8(first))
      _ = try connection.query(
        """
        INSERT INTO relay (stream, published) SELECT 'p' || partition, next_offset FROM position WHERE partition = $1
        ON CONFLICT DO NOTHING
        """, .int4(partition))
    }
    // Another worker may have been first.
    return try find(partition) ?? Position(next: first, lastEvent: nil)
  }

  private func find(_ partition: Int32) throws -> Position? {
    try connection.query("SELECT next_offset, last_event FROM position WHERE partition = $1", .int4(partition))
      .first { row in Position(next: try row.int64(0), lastEvent: try row.optionalText(1)) }
  }
}
