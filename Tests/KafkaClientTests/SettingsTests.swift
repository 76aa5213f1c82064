import KafkaClient
import Testing

@Suite("The operator's properties are checked at the door")
struct SettingsTests {
  static func settings(_ properties: [String: String]) throws(KafkaError) -> KafkaSettings {
    try KafkaSettings(bootstrapServers: "127.0.0.1:1", properties: properties)
  }

  @Test(
    "what holds a guarantee cannot be changed",
    arguments: [
      "enable.idempotence", "acks", "request.required.acks", "auto.offset.reset", "partition.assignment.strategy",
      "enable.auto.commit", "auto.commit.enable", "enable.auto.offset.store", "check.crcs", "bootstrap.servers",
      "metadata.broker.list", "group.id", "group.instance.id",
    ])
  func guarded(key: String) {
    let error = #expect(throws: KafkaError.self) { try Self.settings([key: "true"]) }
    #expect(error?.kind == .setting(key))
  }

  @Test(
    "an unknown name or a wrong value is told with its key",
    arguments: [("no.such.thing", "1"), ("linger.ms", "soon"), ("security.protocol", "carrier pigeon")])
  func wrong(key: String, value: String) {
    let error = #expect(throws: KafkaError.self) { try Self.settings([key: value]) }
    #expect(error?.kind == .setting(key))
    #expect(error?.description.contains(key) == true)
  }

  @Test("no address is a wrong setting")
  func noAddress() {
    let error = #expect(throws: KafkaError.self) { try KafkaSettings(bootstrapServers: "") }
    #expect(error?.kind == .setting("bootstrap.servers"))
  }

  @Test("timing is the operator's")
  func timing() throws {
    let timing = [
      "session.timeout.ms": "30000", "heartbeat.interval.ms": "1000", "fetch.wait.max.ms": "50", "linger.ms": "20",
    ]
    let producer = ProducerSettings(messageTimeout: .seconds(4), maximumMessageBytes: 1_000_000)
    _ = try KafkaProducer(Self.settings(timing), producer)
  }

  @Test("values that contradict each other are refused when the client is made")
  func contradiction() throws {
    let settings = try Self.settings(["max.in.flight.requests.per.connection": "6"])
    let producer = ProducerSettings(messageTimeout: .seconds(4), maximumMessageBytes: 1_000_000)
    let error = #expect(throws: KafkaError.self) { try KafkaProducer(settings, producer) }
    #expect(error?.kind == .setting("configuration"))
  }

  @Test("SCRAM on a library that cannot do it says so")
  func scram() throws {
    let properties = ["security.protocol": "SASL_SSL", "sasl.mechanism": "SCRAM-SHA-512"]
    if KafkaClient.libraryVersion < LibraryVersion(2, 6, 1) {
      let error = #expect(throws: KafkaError.self) { try Self.settings(properties) }
      #expect(error?.text.contains("2.6.1") == true)
    } else {
      _ = try Self.settings(properties)
    }
  }

  @Test(
    "that a broker is who it says cannot be left unasked",
    arguments: [
      ("ssl.endpoint.identification.algorithm", "none"), ("enable.ssl.certificate.verification", "false"),
      ("enable.ssl.certificate.verification", "0"),
    ])
  func verification(key: String, value: String) {
    let error = #expect(throws: KafkaError.self) { try Self.settings(["security.protocol": "ssl", key: value]) }
    #expect(error?.kind == .setting(key))
    #expect(error?.text.contains("pose as the broker") == true)
  }

  @Test("what is so anyway may be said")
  func verified() throws {
    _ = try Self.settings([
      "security.protocol": "ssl", "ssl.endpoint.identification.algorithm": "https",
      "enable.ssl.certificate.verification": "true",
    ])
  }

  @Test(
    "a login or a certificate that the connection would not use is refused, and so is a password in the clear",
    arguments: [
      ["sasl.username": "a"], ["ssl.ca.location": "/ca"], ["security.protocol": "ssl", "sasl.mechanism": "PLAIN"],
      ["security.protocol": "plaintext", "sasl.password": "hunter2"],
      ["security.protocol": "sasl_plaintext", "ssl.key.location": "/key"],
      ["security.protocol": "SASL_PLAINTEXT", "sasl.mechanism": "PLAIN", "sasl.password": "hunter2"],
      ["security.protocol": "sasl_plaintext", "sasl.mechanisms": "oauthbearer"],
    ])
  func contradictory(properties: [String: String]) {
    let error = #expect(throws: KafkaError.self) { try Self.settings(properties) }
    #expect(error?.kind == .setting("security.protocol"))
    #expect(error?.text.contains("hunter2") == false)
  }

  @Test("settings do not print secrets")
  func secrets() throws {
    let settings = try Self.settings(["security.protocol": "sasl_ssl", "sasl.password": "hunter2"])
    #expect("\(settings)" == "Kafka at 127.0.0.1:1")
  }

  @Test("the library is one we know")
  func version() {
    #expect(KafkaClient.libraryVersion >= LibraryVersion(2, 0, 2))
  }
}
