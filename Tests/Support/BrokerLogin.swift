import Foundation

/// How clients log in to a broker, and who they are.
///
/// With any kind but `none` nobody may do anything but the operator, until `ApacheKafka.allow` says so.
package struct BrokerLogin: Sendable {
  package enum Kind: Sendable {
    /// Nobody does; in the clear.
    case none
    /// By a certificate, over TLS.
    case certificates
    /// By SASL/PLAIN, over TLS.
    case passwords
  }

  /// May do everything.
  package static let `operator` = "operator"
  /// Others that can log in.
  package static let users = ["vendor", "watcher", "nobody"]

  private let kind: Kind
  /// nil where there is no TLS.
  package let certificates: BrokerCertificates?

  init(_ kind: Kind, in folder: URL) throws {
    self.kind = kind
    certificates =
      kind == .none
      ? nil : try BrokerCertificates(in: folder.appending(path: "certificates"), names: [Self.operator] + Self.users)
  }

  package static func password(of user: String) -> String { "secret-of-\(user)" }

  /// librdkafka's, for one who logs in.
  package func properties(of user: String) -> [String: String] {
    guard let certificates else { return [:] }
    var properties = ["ssl.ca.location": certificates.authority]
    switch kind {
    case .none: break
    case .certificates:
      properties["security.protocol"] = "ssl"
      properties["ssl.certificate.location"] = certificates.certificate(of: user)
      properties["ssl.key.location"] = certificates.key(of: user)
    case .passwords:
      properties["security.protocol"] = "sasl_ssl"
      properties["sasl.mechanism"] = "PLAIN"
      properties["sasl.username"] = user
      properties["sasl.password"] = Self.password(of: user)
    }
    return properties
  }

  /// The same, as a program of ours is given it.
  package func environment(of user: String) -> [String: String] {
    let pairs = properties(of: user).map { name, value in
      ("KAIJI_KAFKA_\(name.uppercased().replacingOccurrences(of: ".", with: "_"))", value)
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }
}

extension BrokerLogin {
  /// A client's of Java.
  func javaProperties(of user: String) -> String {
    guard let certificates else { return "" }
    let trust = "ssl.truststore.type=PEM\nssl.truststore.location=\(certificates.authority)\n"
    switch kind {
    case .none: return ""
    case .certificates:
      return trust
        + "security.protocol=SSL\nssl.keystore.type=PEM\nssl.keystore.location=\(certificates.keystore(of: user))\n"
    case .passwords:
      return trust + "security.protocol=SASL_SSL\nsasl.mechanism=PLAIN\nsasl.jaas.config=\(Self.module(user));\n"
    }
  }

  /// The broker's own.
  var brokerProperties: String {
    guard let certificates else { return "listener.security.protocol.map=CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT\n" }
    let common = """
      ssl.keystore.type=PEM
      ssl.keystore.location=\(certificates.keystore(of: Self.operator))
      ssl.truststore.type=PEM
      ssl.truststore.location=\(certificates.authority)
      authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
      super.users=User:\(Self.operator);User:ANONYMOUS
      allow.everyone.if.no.acl.found=false

      """
    switch kind {
    case .none: return common
    case .certificates:
      return common + """
        listener.security.protocol.map=CLIENT:SSL,CONTROLLER:PLAINTEXT
        ssl.client.auth=required
        ssl.principal.mapping.rules=RULE:^CN=([^,]+).*$/$1/,DEFAULT

        """
    case .passwords:
      let users = ([Self.operator] + Self.users).map { " user_\($0)=\"\(Self.password(of: $0))\"" }.joined()
      return common + """
        listener.security.protocol.map=CLIENT:SASL_SSL,CONTROLLER:PLAINTEXT
        sasl.enabled.mechanisms=PLAIN
        sasl.mechanism.inter.broker.protocol=PLAIN
        listener.name.client.plain.sasl.jaas.config=\(Self.module(Self.operator))\(users);

        """
    }
  }

  private static func module(_ user: String) -> String {
    "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"\(user)\" "
      + "password=\"\(password(of: user))\""
  }
}
