package import PostgresClient

/// Records of which not even the envelope could be read, as the intake keeps them.
package struct DeadLetters {
  package struct Listed: Sendable, Equatable {
    /// The record's place in the sheet topic.
    package let partition: Int32
    package let offset: Int64
    package let code, message: String?
    /// RFC 3339 in UTC.
    package let receivedAt: String
    /// Of the original record with its headers.
    package let bytes: Int64
  }

  private let connection: PostgresConnection

  package init(_ connection: PostgresConnection) { self.connection = connection }

  /// All of them, oldest first.
  package func list() throws -> [Listed] { try read(where: "TRUE") }

  /// One of them, with the original record as the contract's message encodes it; nil where there is none.
  package func find(partition: Int32, offset: Int64) throws -> (about: Listed, record: [UInt8])? {
    let place: [PostgresValue] = [.int4(partition), .int8(offset)]
    guard let about = try read(where: "partition = $1 AND \"offset\" = $2", place).first else { return nil }
    let record = try connection.query(
      "SELECT record FROM intake WHERE partition = $1 AND \"offset\" = $2", parameters: place
    ).first { row in try row.bytes(0) }
    return record.map { (about, $0) }
  }

  private func read(where condition: String, _ parameters: [PostgresValue] = []) throws -> [Listed] {
    try connection.query(
      """
      SELECT partition, "offset", code, message,
             to_char(received_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), octet_length(record)::bigint
        FROM intake WHERE outcome = 'dead' AND \(condition) ORDER BY received_at, partition, "offset"
      """, parameters: parameters
    ).map { row in
      Listed(
        partition: try row.int32(0), offset: try row.int64(1), code: try row.optionalText(2),
        message: try row.optionalText(3), receivedAt: try row.text(4), bytes: try row.int64(5))
    }
  }
}
