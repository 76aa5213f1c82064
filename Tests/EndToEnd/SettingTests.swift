import ChildProcess
import TestSupport
import Testing

@Suite("Each program tells its settings, and says in one line which is missing or wrong")
struct SettingTests {
  private static let shared = ["KAIJI_KAFKA_BROKERS", "KAIJI_KAFKA_", "KAIJI_LOG_LEVEL"]
  private static let complete = [
    "KAIJI_KAFKA_BROKERS": "127.0.0.1:1", "KAIJI_DATABASE_URL": "postgresql:///kaiji?host=/nowhere",
  ]

  @Test(
    "--help lists the settings",
    arguments: [
      ("parse-worker", ["KAIJI_GROUP", "KAIJI_INSTANCE"]),
      ("evaluation-worker", ["KAIJI_DATABASE_URL", "KAIJI_GROUP", "KAIJI_INSTANCE"]),
      ("result-publisher", ["KAIJI_DATABASE_URL"]),
      ("kaiji", ["KAIJI_DATABASE_URL", "KAIJI_SUBMITTER"]),
    ])
  func help(program: String, own: [String]) throws {
    let said = try Programs.command(program, ["--help"]).capture(within: .seconds(60))
    let text = String(decoding: said.output, as: UTF8.self)
    #expect(said.status == .exited(0))
    #expect(said.errors == [])
    for setting in Self.shared + own { #expect(text.contains(setting)) }
    if program == "parse-worker" { #expect(!text.contains("DATABASE")) }
  }

  @Test(
    "a missing or wrong setting is one line that names it, and exit 2",
    arguments: [
      ("parse-worker", "KAIJI_KAFKA_BROKERS", nil), ("evaluation-worker", "KAIJI_KAFKA_BROKERS", nil),
      ("evaluation-worker", "KAIJI_DATABASE_URL", nil), ("result-publisher", "KAIJI_KAFKA_BROKERS", nil),
      ("result-publisher", "KAIJI_DATABASE_URL", nil), ("parse-worker", "KAIJI_LOG_LEVEL", "loud"),
      ("evaluation-worker", "KAIJI_LOG_LEVEL", "loud"), ("result-publisher", "KAIJI_LOG_LEVEL", "loud"),
      ("parse-worker", "KAIJI_KAFKA_NO_SUCH_THING", "1"), ("parse-worker", "KAIJI_KAFKA_SESSION_TIMEOUT_MS", "soon"),
      ("parse-worker", "KAIJI_KAFKA_ENABLE_IDEMPOTENCE", "false"),
      ("evaluation-worker", "KAIJI_DATABASE_URL", "postgresql://user:secret@db/kaiji"),
      ("result-publisher", "KAIJI_DATABASE_URL", "postgresql://["),
    ] as [(String, String, String?)])
  func wrong(program: String, name: String, value: String?) throws {
    var environment = Self.complete
    environment[name] = value
    let said = try Programs.command(program, environment: environment).capture(within: .seconds(60))
    let text = String(decoding: said.errors, as: UTF8.self)
    #expect(said.status == .exited(2))
    #expect(text.split(separator: "\n").count == 1, "\(text)")
    let property = String(name.dropFirst("KAIJI_KAFKA_".count)).lowercased().split(separator: "_").joined(
      separator: ".")
    #expect(text.contains(name) || text.contains(property), "\(text)")
    #expect(!text.contains("secret"))
  }

  @Test(
    "kaiji names a missing setting, too",
    arguments: [["migrate"], ["results", "--hospital", "a"], ["topics", "create"]])
  func missing(arguments: [String]) throws {
    let said = try Programs.command("kaiji", arguments).capture(within: .seconds(60))
    let text = String(decoding: said.errors, as: UTF8.self)
    #expect(said.status == .exited(2))
    #expect(text.contains("KAIJI_DATABASE_URL") || text.contains("KAIJI_KAFKA_BROKERS"), "\(text)")
    #expect(text.split(separator: "\n").count == 1, "\(text)")
  }

  @Test("a service that does not answer is exit 3 for a command", arguments: [["migrate"], ["topics", "create"]])
  func unreachable(arguments: [String]) throws {
    let said = try Programs.command("kaiji", arguments, environment: Self.complete).capture(within: .seconds(90))
    #expect(said.status == .exited(3), "\(String(decoding: said.errors, as: UTF8.self))")
  }
}
