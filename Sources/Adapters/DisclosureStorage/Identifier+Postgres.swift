import DisclosureIdentity
import PostgresClient

extension PostgresUUID {
  init(_ identifier: Identifier) { self.init(high: identifier.high, low: identifier.low) }
}

extension Identifier {
  init(_ uuid: PostgresUUID) { self.init(high: uuid.high, low: uuid.low) }
}

/// A column that does not hold what only this program writes into it.
package struct DamagedColumn: Error, CustomStringConvertible {
  package let column: String

  package var description: String { "\(column) does not hold what it should" }
}

extension PostgresRow {
  func identifier(_ column: Int) throws(PostgresError) -> Identifier { try Identifier(uuid(column)) }

  func optionalIdentifier(_ column: Int) throws(PostgresError) -> Identifier? {
    try optionalUuid(column).map(Identifier.init)
  }

  func hash(_ column: Int, _ name: String) throws -> ContentHash {
    guard let hash = ContentHash(bytes: try bytes(column)) else { throw DamagedColumn(column: name) }
    return hash
  }

  func optionalHash(_ column: Int, _ name: String) throws -> ContentHash? {
    guard let bytes = try optionalBytes(column) else { return nil }
    guard let hash = ContentHash(bytes: bytes) else { throw DamagedColumn(column: name) }
    return hash
  }
}
