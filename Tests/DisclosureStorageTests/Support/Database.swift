import DisclosureIdentity
import DisclosureStorage
import LocalServices
import PostgresClient
import Synchronization
import Testing

@testable import evaluation_worker

/// A migrated database of a test's own on the shared server, and a session with it as its operator.
final class Database {
  let place: Place
  let connection: PostgresConnection

  /// - Parameter server: nil for the one that all tests share, which does not sync.
  init(on server: TemporaryPostgreSQL? = nil) throws {
    place = try Place(
      numbered: Database.made.add(1, ordering: .relaxed).newValue, on: server ?? TemporaryPostgreSQL.shared())
    connection = try place.connect()
    _ = try Migrator(connection).run()
  }

  private static let made = Atomic<Int>(0)

  /// Where it is: for sessions on other threads.
  struct Place: Sendable {
    let name: String
    private let number: Int
    private let server: TemporaryPostgreSQL

    /// Makes the database, empty.
    init(numbered number: Int, on server: TemporaryPostgreSQL) throws {
      self.number = number
      self.server = server
      name = "kaiji_\(number)"
      try server.createDatabase(name)
    }

    func url(user: String = "postgres") -> String { server.url(database: name, user: user) }

    func connect(user: String = "postgres", password: String? = nil, searchPath: [String] = ["kaiji"]) throws
      -> PostgresConnection
    {
      try PostgresConnection(
        PostgresSettings(
          url: url(user: user), applicationName: "kaiji tests",
          searchPath: searchPath), password: password)
    }

    /// A hospital's id. Logins belong to the whole server, so each database has hospitals of its own.
    func hospital(_ label: String) -> String { "\(label).\(number)" }
  }
}

extension Database {
  static let password = "open sesame"

  /// Adds a hospital and says its id.
  func addHospital(_ label: String) throws -> String {
    let id = place.hospital(label)
    _ = try Hospitals(connection).add(id: id, name: label, password: Database.password)
    return id
  }

  /// Each row as one text.
  func rows(_ sql: String, _ parameters: PostgresValue...) throws -> [String] {
    try connection.query(sql, parameters: parameters).map { try $0.text(0) }
  }

  func count(_ sql: String, _ parameters: PostgresValue...) throws -> Int64 {
    try #require(try connection.query("SELECT count(*) FROM \(sql)", parameters: parameters).first { try $0.int64(0) })
  }

  func run(_ script: String) throws { try connection.run(script: script) }

  /// Judges until nothing is left that is due.
  @discardableResult
  func judge() throws -> [Judging.Done] {
    let planner = LinePlanner()
    var done: [Judging.Done] = []
    while let step = try Judging(connection).run({ try planner.verdicts(on: $0) }) { done.append(step) }
    return done
  }

  /// The log of one hospital, in its order: policy, revision, submission's number on its line, decision, reason.
  func log(of hospital: String) throws -> [String] {
    try rows(
      """
      SELECT format('%s %s %s %s nth %s', CASE policy WHEN '' THEN '-' ELSE policy END, revision, coalesce(decision, '-'),
                    coalesce(reason, '-'), nth)
        FROM assessment WHERE bucket = $1 AND hospital = $2 ORDER BY sequence
      """, .int2(Bucket.of(hospital: hospital)), .text(hospital))
  }
}

extension PostgresConnection {
  /// The one number that a statement finds.
  func number(_ sql: String) throws -> Int64? { try query(sql).first { try $0.int64(0) } }

  /// What a statement throws, as the client's own error.
  func refusal(of sql: String, _ parameters: PostgresValue...) -> PostgresError? {
    do {
      try query(sql, parameters: parameters)
      return nil
    } catch {
      return error
    }
  }
}
