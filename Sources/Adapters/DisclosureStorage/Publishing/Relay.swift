package import PostgresClient

/// The cursors over what PostgreSQL holds and Kafka has not been told.
///
/// A stream is one bucket's assessments or one partition's receipts and dead letters. Whoever publishes it holds an advisory lock of the
/// transaction, so that the lock goes when the client goes, and pins nothing meanwhile.
package struct Relay {
  package enum Stream: Sendable, Hashable {
    case bucket(Int16)
    case partition(Int32)

    var name: String {
      switch self {
      case .bucket(let bucket): "b\(bucket)"
      case .partition(let partition): "p\(partition)"
      }
    }
  }

  /// Rows beyond a stream's cursor, and where the cursor stands after them.
  package struct Batch: Sendable {
    package let events: [OutgoingEvent]
    package let next: Int64
  }

  private static let rowsAtOnce: Int64 = 500

  private let connection: PostgresConnection

  package init(_ connection: PostgresConnection) { self.connection = connection }

  /// The streams that have something to tell.
  package func waiting() throws -> [Stream] {
    let buckets = try connection.query(
      "SELECT b.id FROM bucket b JOIN relay r ON r.stream = 'b' || b.id WHERE b.next_sequence > r.published + 1"
    ).map { row in Stream.bucket(try row.int16(0)) }
    let partitions = try connection.query(
      """
      SELECT p.partition FROM position p JOIN relay r ON r.stream = 'p' || p.partition
       WHERE p.next_offset > r.published
      """
    ).map { row in Stream.partition(try row.int32(0)) }
    return buckets + partitions
  }

  /// Publishes one batch of a stream.
  ///
  /// - Parameter send: hands the events to Kafka and returns when all are delivered. What it throws leaves the cursor
  ///   where it was: the events are sent again, under the same ids.
  /// - Returns: how many events were told; nil if somebody else holds the stream or nothing waits.
  package func publish(_ stream: Stream, _ send: ([OutgoingEvent]) throws -> Void) throws -> Int? {
    try connection.transaction {
      guard try lock(stream) else { return nil }
      let cursor = try connection.query("SELECT published FROM relay WHERE stream = $1", .text(stream.name))
        .first { row in try row.int64(0) }
      guard let cursor, let batch = try read(stream, beyond: cursor) else { return nil }
      try send(batch.events)
      let moved = try connection.query(
        "UPDATE relay SET published = $3 WHERE stream = $1 AND published = $2", .text(stream.name), .int8(cursor),
        .int8(batch.next)
      ).affectedRows
      guard moved == 1 else { throw CursorMoved(stream: stream.name) }
      return batch.events.count
    }
  }

  private func lock(_ stream: Stream) throws -> Bool {
    let (kind, number): (Int32, Int32) =
      switch stream {
      case .bucket(let bucket): (1, Int32(bucket))
      case .partition(let partition): (2, partition)
      }
    return try connection.query("SELECT pg_try_advisory_xact_lock($1, $2)", .int4(kind), .int4(number))
      .first { row in try row.bool(0) } ?? false
  }

  private func read(_ stream: Stream, beyond cursor: Int64) throws -> Batch? {
    switch stream {
    case .bucket(let bucket):
      let told = try AssessmentEvents(connection).read(bucket: bucket, beyond: cursor, limit: Relay.rowsAtOnce)
      guard let last = told.last else { return nil }
      // The log has no gaps; one would be a row lost or not yet visible, and must not be passed by.
      guard last.sequence == cursor + Int64(told.count) else { throw CursorGap(stream: stream.name) }
      return Batch(events: told.map { .assessment($0) }, next: last.sequence)
    case .partition(let partition):
      let rows = try ReceiptEvents(connection).read(partition: partition, from: cursor, limit: Relay.rowsAtOnce)
      guard let last = rows.last else { return nil }
      guard last.offset == cursor + Int64(rows.count) - 1 else { throw CursorGap(stream: stream.name) }
      return Batch(events: rows.map { $0.outcome == "dead" ? .dead($0) : .receipt($0) }, next: last.offset + 1)
    }
  }
}

/// Something that Kafka is to be told.
package enum OutgoingEvent: Sendable {
  case assessment(AssessedRow)
  case receipt(SettledRow)
  /// Told to operators, not to a submitter: nobody can tell who that is.
  case dead(SettledRow)
}

/// Another publisher moved the cursor of a stream that this one holds.
package struct CursorMoved: Error, CustomStringConvertible {
  package let stream: String
  package var description: String { "another publisher moved the cursor of stream \(stream)" }
}

/// A stream's rows are not contiguous beyond its cursor.
package struct CursorGap: Error, CustomStringConvertible {
  package let stream: String
  package var description: String { "rows are missing beyond the cursor of stream \(stream)" }
}
