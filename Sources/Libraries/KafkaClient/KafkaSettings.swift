/// A line of the library's own log: syslog level (0 worst, 7 debug), facility, text.
///
/// Called on the library's threads, some of which hold its locks: be quick, and call no client from within.
package typealias KafkaLog = @Sendable (_ level: Int32, _ facility: String, _ message: String) -> Void

/// Where Kafka is and how the operator wants to talk to it; the base of every client.
package struct KafkaSettings: Sendable, CustomStringConvertible {
  /// host:port, comma-separated.
  package let bootstrapServers: String
  /// librdkafka properties by their own names. They win over our tables, except for those that hold a guarantee.
  package let properties: [String: String]
  let log: KafkaLog

  /// Checks every property at once with the library, so that a mistake shows at start-up.
  ///
  /// Throws `.setting(key)` for what is unknown, invalid or not the operator's to choose.
  package init(
    bootstrapServers: String, properties: [String: String] = [:], log: @escaping KafkaLog = { _, _, _ in }
  ) throws(KafkaError) {
    guard !bootstrapServers.isEmpty else {
      throw KafkaError(.setting("bootstrap.servers"), "bootstrap.servers is empty; give host:port[,host:port…]")
    }
    self.bootstrapServers = bootstrapServers
    self.properties = properties
    self.log = log
    for (key, value) in properties.sorted(by: { $0.key < $1.key }) {
      try Self.refuse(key, value, library: KafkaClient.libraryVersion)
    }
    try Self.refuseContradictions(properties)
    _ = try configuration([])
  }

  /// Names no property value: some are secrets.
  package var description: String { "Kafka at \(bootstrapServers)" }

  /// Our table first, then what the operator said.
  func configuration(_ table: [(String, String)]) throws(KafkaError) -> Configuration {
    let configuration = try Configuration()
    for (key, value) in table { try configuration.set(key, value) }
    for (key, value) in properties.sorted(by: { $0.key < $1.key }) { try configuration.set(key, value) }
    try configuration.set("bootstrap.servers", bootstrapServers)
    return configuration
  }
}

extension KafkaSettings {
  /// What delivery rests on, and what a program gives itself; the library's older names for the same included.
  static let guarded: [String: String] = {
    let guarantee = "holds the delivery guarantee and cannot be changed"
    let program = "is set by the program"
    return [
      "enable.idempotence": guarantee, "acks": guarantee, "request.required.acks": guarantee,
      "auto.offset.reset": guarantee, "partition.assignment.strategy": guarantee, "enable.auto.commit": guarantee,
      "auto.commit.enable": guarantee, "enable.auto.offset.store": guarantee, "check.crcs": guarantee,
      "bootstrap.servers": program, "metadata.broker.list": program, "group.id": program, "group.instance.id": program,
    ]
  }()

  /// That a broker is who it says: the only value each may have.
  static let verified = [
    "ssl.endpoint.identification.algorithm": "https", "enable.ssl.certificate.verification": "true",
  ]

  /// What the library would take without a word and then not do: a login or a certificate on a connection that has
  /// neither, a password in the clear.
  static func refuseContradictions(_ properties: [String: String]) throws(KafkaError) {
    let key = "security.protocol"
    let given = properties[key]?.lowercased()
    let security = given ?? "plaintext"
    let shown = given.map { "\(key) is \($0)" } ?? "\(key) is not set"
    let names = properties.keys.sorted()
    if let name = names.first(where: { $0.hasPrefix("sasl.") }), !security.hasPrefix("sasl_") {
      throw KafkaError(.setting(key), "\(name) logs nobody in while \(shown): set it to sasl_ssl")
    }
    if let name = names.first(where: { $0.hasPrefix("ssl.") }), !security.hasSuffix("ssl") {
      throw KafkaError(.setting(key), "\(name) protects nothing while \(shown): set it to ssl or sasl_ssl")
    }
    let mechanism = (properties["sasl.mechanism"] ?? properties["sasl.mechanisms"] ?? "").uppercased()
    if security == "sasl_plaintext", ["PLAIN", "OAUTHBEARER"].contains(mechanism) {
      throw KafkaError(.setting(key), "\(mechanism) over \(security) sends the secret in the clear: use sasl_ssl")
    }
  }

  static func refuse(_ key: String, _ value: String, library: LibraryVersion) throws(KafkaError) {
    if let reason = guarded[key] { throw KafkaError(.setting(key), "\(key) \(reason)") }
    if let only = verified[key], value.lowercased() != only {
      throw KafkaError(
        .setting(key),
        "\(key) can only be \(only): without it anybody on the way could pose as the broker; give its CA with "
          + "ssl.ca.location")
    }
    // Before 2.6.1 the library doubles the nonce, which brokers since 3.8.1 answer with "invalid credentials" for ever.
    let isMechanism = key == "sasl.mechanism" || key == "sasl.mechanisms"
    if isMechanism, value.uppercased().hasPrefix("SCRAM"), library < LibraryVersion(2, 6, 1) {
      throw KafkaError(
        .setting(key),
        "\(key) \(value) needs librdkafka 2.6.1, this is \(library); use a client certificate or PLAIN over TLS")
    }
  }
}
