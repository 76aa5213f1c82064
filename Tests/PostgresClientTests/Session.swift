import LocalServices
import PostgresClient
import Testing

/// A session with the shared server.
func connect(
  user: String = "postgres", password: String? = nil, searchPath: [String] = ["public"],
  limits: PostgresSettings.Limits = .init()
) throws -> PostgresConnection {
  let url = try TemporaryPostgreSQL.shared().url(user: user)
  let settings = try PostgresSettings(
    url: url, applicationName: "kaiji tests", searchPath: searchPath, limits: limits)
  return try PostgresConnection(settings, password: password)
}

/// What a body throws, as the client's own error.
func failure<Answer: ~Copyable>(of body: () throws -> Answer) throws -> PostgresError {
  do {
    _ = try body()
  } catch {
    return try #require(error as? PostgresError)
  }
  throw NothingThrown()
}

struct NothingThrown: Error {}

extension PostgresConnection {
  func integers(_ sql: String, _ parameters: PostgresValue...) throws -> [Int64] {
    try query(sql, parameters: parameters).map { try $0.int64(0) }
  }

  func string(_ sql: String) throws -> String? { try query(sql).first { try $0.text(0) } }
}
