import Foundation
import KafkaClient
import TestSupport
import Testing

/// The two Kafkas that the shared suite runs over: what holds for one holds for the other.
enum Broker: String, CaseIterable, CustomTestStringConvertible {
  case mockCluster
  case apacheKafka

  var testDescription: String { rawValue }

  /// Both, or the mock cluster alone, with the reason printed.
  static let all: [Broker] = {
    switch ApacheKafka.home {
    case .success: return Broker.allCases
    case .failure(let error):
      print("skipped on Apache Kafka: \(error.reason)")
      return [.mockCluster]
    }
  }()

  func settings(_ properties: [String: String] = [:]) throws -> KafkaSettings {
    try KafkaSettings(bootstrapServers: try address(), properties: properties)
  }

  /// Makes a topic of a name that no other test has.
  func topic(_ name: String, partitions: Int32, _ configuration: [String: String] = [:]) throws -> String {
    let topic = "\(name)-\(UUID().uuidString.prefix(8))"
    _ = try create(topic, partitions: partitions, configuration)
    let admin = try KafkaAdmin(settings())
    try until("\(topic) is known") { try admin.topics()[topic] == Int(partitions) }
    return topic
  }

  func create(
    _ topic: String, partitions: Int32, _ configuration: [String: String] = [:]
  ) throws -> TopicCreation? {
    switch self {
    case .mockCluster: return try Self.mock.get().create(topic, partitions: partitions)
    case .apacheKafka:
      let new = NewTopic(topic, partitions: partitions, replication: 1, configuration: configuration)
      return try KafkaAdmin(settings()).create([new])[topic]
    }
  }

  private func address() throws -> String {
    switch self {
    case .mockCluster: try Self.mock.get().bootstrapServers
    case .apacheKafka: try ApacheKafka.shared.get().bootstrapServers
    }
  }

  private static let mock: Result<MockCluster, any Error> = Result { try MockCluster() }
}

struct StillNot: Error, CustomStringConvertible { let description: String }

/// Goes on until something holds; a minute is for ever.
func until(_ what: String, _ holds: () throws -> Bool) throws {
  let end = ContinuousClock.now + .seconds(60)
  while try !holds() {
    guard .now < end else { throw StillNot(description: "after a minute still not: \(what)") }
  }
}
