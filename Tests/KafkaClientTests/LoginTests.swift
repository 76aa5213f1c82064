import Foundation
import KafkaClient
import TestSupport
import Testing

@Suite(
  "Clients log in over TLS, and say what is wrong where they cannot", .serialized, .ownThread,
  .enabled(if: Broker.all.contains(.apacheKafka)))
struct LoginTests {
  @Test("with what they were given: admin, producer, consumer", arguments: [BrokerLogin.Kind.certificates, .passwords])
  func login(kind: BrokerLogin.Kind) throws {
    let kafka = try ApacheKafka(kind)
    defer { kafka.stop() }
    let settings = try kafka.settings(kafka.login.properties(of: BrokerLogin.operator))
    let admin = try KafkaAdmin(settings)
    _ = try admin.create([NewTopic("t", partitions: 2)])
    try until("the topic is known") { try admin.topics()["t"] == 2 }
    try KafkaProducer.make(settings).write(["a", "b"], to: "t", partition: 1)
    #expect(try admin.watermarks(TopicPartition("t", 1)) == (0, 2))
    let reader = try Reader(settings, group: "g", topics: ["t"])
    #expect(try reader.read(2).map(\.text) == ["a", "b"])
    reader.consumer.close()

    try refusals(kafka, kind)
    try rights(kafka)
  }

  /// Whoever is not let in is told so by every client, and why.
  private func refusals(_ kafka: ApacheKafka, _ kind: BrokerLogin.Kind) throws {
    let good = kafka.login.properties(of: BrokerLogin.operator)
    var wrong: [(properties: [String: String], servers: String, names: String)] = []
    let otherAuthority = try #require(kafka.login.certificates).otherAuthority
    wrong.append((good.merging(["ssl.ca.location": otherAuthority]) { $1 }, kafka.bootstrapServers, "ssl.ca.location"))
    // The certificate is for 127.0.0.1: whoever answers under another name is somebody else.
    let port = try #require(kafka.bootstrapServers.split(separator: ":").last)
    wrong.append((good, "localhost:\(port)", "certificate verify failed"))
    switch kind {
    case .none: break
    case .certificates:
      let properties = good.filter { $0.key != "ssl.certificate.location" && $0.key != "ssl.key.location" }
      wrong.append((properties, kafka.bootstrapServers, "ssl.certificate.location"))
    case .passwords:
      let properties = good.merging(["sasl.password": "hunter2"]) { $1 }
      wrong.append((properties, kafka.bootstrapServers, "Authentication failed: Invalid username or password"))
    }
    for (properties, servers, names) in wrong {
      let settings = try KafkaSettings(bootstrapServers: servers, properties: properties)
      let errors = [
        #expect(throws: KafkaError.self) { try KafkaAdmin(settings).topics() },
        #expect(throws: KafkaError.self) { try Reader(settings, group: "g", topics: ["t"]) },
        #expect(throws: KafkaError.self) {
          try KafkaProducer.make(settings, timeout: .seconds(1)).write(["c"], to: "t", partition: 0)
        },
      ]
      for error in errors {
        #expect(error?.kind == .denied)
        #expect(error?.text.contains(names) == true, "\(error.map { "\($0)" } ?? "no error")")
        #expect(error?.text.contains("hunter2") == false)
      }
    }
    let admin = try KafkaAdmin(kafka.settings(good))
    #expect(try admin.watermarks(TopicPartition("t", 0)) == (0, 0), "nobody wrote who was not let in")
  }

  /// Whoever is let in and may not, is told on which topic or group.
  private func rights(_ kafka: ApacheKafka) throws {
    let stranger = try kafka.settings(kafka.login.properties(of: "nobody"))
    let unseen = #expect(throws: KafkaError.self) { try Reader(stranger, group: "g", topics: ["t"]) }
    #expect(unseen?.kind == .data(.topicMissing) && unseen?.text.contains("may not see it") == true)

    try kafka.allow("watcher", "--operation Describe --topic t")
    let watcher = try kafka.settings(kafka.login.properties(of: "watcher"))
    let write = #expect(throws: KafkaError.self) { try KafkaProducer.make(watcher).write(["d"], to: "t", partition: 0) }
    #expect(write?.kind == .denied, "\(write.map { "\($0)" } ?? "no error")")
    #expect(write?.topic == "t")
    let reader = try Reader(watcher, group: "not-mine", topics: ["t"])
    let read = try #require(try reader.failure() as? KafkaError)
    #expect(read.kind == .denied && read.description.contains("roup"), "\(read)")
  }
}
