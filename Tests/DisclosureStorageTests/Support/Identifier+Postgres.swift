import DisclosureIdentity
import PostgresClient

extension Identifier {
  init(_ uuid: PostgresUUID) { self.init(high: uuid.high, low: uuid.low) }
}

extension PostgresValue {
  static func uuid(_ id: Identifier) -> PostgresValue { .uuid(PostgresUUID(high: id.high, low: id.low)) }
}
