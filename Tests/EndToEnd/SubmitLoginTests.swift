import ChildProcess
import DisclosureMessages
import KafkaClient
import TestSupport
import Testing

/// A vendor's `kaiji submit` against a broker that asks who it is; no workers, so no receipt comes.
@Suite("A submitter logs in as the environment says, or is told in one line why not", .serialized, .ownThread)
struct SubmitLoginTests {
  @Test(
    "over TLS, with no more rights than a submitter needs",
    .enabled(if: RealKafka.isThere), arguments: [BrokerLogin.Kind.certificates, .passwords])
  func login(kind: BrokerLogin.Kind) throws {
    let kafka = try ApacheKafka(kind)
    defer { kafka.stop() }
    let created = try run(kafka, BrokerLogin.operator, ["topics", "create", "--partitions", "2"])
    #expect(created.code == 0, "\(created.errors)")
    let checked = try run(kafka, BrokerLogin.operator, ["topics", "check"])
    #expect(checked.code == 2 && checked.output.contains("partitions"), "64 are wanted, 2 were made")

    try kafka.allow(
      "vendor", "--operation Write --operation Describe --topic \(Topics.submission.name)",
      "--operation Read --operation Describe --topic \(Topics.receipt.name)",
      "--operation Read --group kaiji.submit. --resource-pattern-type prefixed")
    let good = try run(kafka, "vendor", submit)
    #expect(good.code == 0 && good.errors == [])
    let waited = try run(kafka, "vendor", submit + ["--wait", "--within", "1"])
    #expect(waited.code == 3 && waited.errors == [] && waited.output.contains("noReceipt"))

    try kafka.allow("watcher", "--operation Describe --topic \(Topics.submission.name)")
    var refused: [(user: String, changes: [String: String?], names: String)] = [
      ("nobody", [:], Topics.submission.name), ("watcher", [:], "AUTHORIZATION_FAILED"),
    ]
    let otherAuthority = try #require(kafka.login.certificates).otherAuthority
    refused.append(("vendor", ["KAIJI_KAFKA_SSL_CA_LOCATION": otherAuthority], "ssl.ca.location"))
    switch kind {
    case .none: break
    case .certificates:
      let none: [String: String?] = ["KAIJI_KAFKA_SSL_CERTIFICATE_LOCATION": nil, "KAIJI_KAFKA_SSL_KEY_LOCATION": nil]
      refused.append(("vendor", none, "ssl.certificate.location"))
    case .passwords:
      refused.append(("vendor", ["KAIJI_KAFKA_SASL_PASSWORD": "hunter2"], "Invalid username or password"))
    }
    for (user, changes, names) in refused {
      let said = try run(kafka, user, submit, changes)
      #expect(said.code == 2, "\(names)")
      #expect(said.errors.last?.contains(names) == true, "\(said.errors)")
      #expect(said.errors.count(where: { !$0.contains("were handed in before this") }) == 1, "\(said.errors)")
      #expect(!said.errors.contains { $0.contains("hunter2") || $0.contains(BrokerLogin.password(of: user)) })
      #expect(said.output == "")
    }
    let admin = try KafkaAdmin(kafka.settings(kafka.login.properties(of: BrokerLogin.operator)))
    let written = try (0..<2).reduce(0) { try $0 + admin.watermarks(TopicPartition(Topics.submission.name, $1)).high }
    #expect(written == 2, "the two that were let in")
  }

  @Test("SCRAM on a librdkafka that cannot do it is refused with the reason, before anything is sent")
  func scram() throws {
    guard KafkaClient.libraryVersion < LibraryVersion(2, 6, 1) else { return }
    let said = try Programs.command(
      "kaiji", submit,
      environment: [
        "KAIJI_KAFKA_BROKERS": "127.0.0.1:1", "KAIJI_KAFKA_SECURITY_PROTOCOL": "sasl_ssl",
        "KAIJI_KAFKA_SASL_MECHANISM": "SCRAM-SHA-512", "KAIJI_KAFKA_SASL_USERNAME": "vendor",
        "KAIJI_KAFKA_SASL_PASSWORD": "hunter2",
      ]
    ).capture(within: .seconds(60))
    let errors = String(decoding: said.errors, as: UTF8.self)
    #expect(said.status == .exited(2))
    #expect(errors.contains("needs librdkafka 2.6.1") && !errors.contains("hunter2"))
    #expect(errors.split(separator: "\n").count == 1)
  }

  private let submit = ["submit", Fixture.sheet("good"), "--submitter", "vendor", "--subscribers"]

  private func run(
    _ kafka: ApacheKafka, _ user: String, _ arguments: [String], _ changes: [String: String?] = [:]
  ) throws -> (code: Int32?, output: String, errors: [Substring]) {
    var environment = kafka.login.environment(of: user)
    environment["KAIJI_KAFKA_BROKERS"] = kafka.bootstrapServers
    for (name, value) in changes { environment[name] = value }
    let said = try Programs.command("kaiji", arguments, environment: environment).capture(within: .seconds(90))
    var code: Int32?
    if case .exited(let number) = said.status { code = number }
    let errors = String(decoding: said.errors, as: UTF8.self).split(separator: "\n")
    return (code, String(decoding: said.output, as: UTF8.self), errors)
  }
}
