import ChildProcess
import Foundation
import KafkaClient

extension ApacheKafka {
  /// Which partitions each static member of a group holds, by its instance name: what the broker tells Kafka's own tool.
  ///
  /// A member's name comes before its id, which the broker made.
  package func holdings(of group: String, topic: String) throws -> [(member: String, partition: Int32)] {
    try describe(group, topic).compactMap { words in Int32(words[2]).map { (words[6], $0) } }
  }

  /// How many records of a topic a group has not told the broker to be done.
  package func lag(of group: String, topic: String) throws -> Int64 {
    // A partition in which nothing was ever written has none; one without a committed offset has all.
    try describe(group, topic).reduce(0) { $0 + (Int64($1[5]) ?? Int64($1[4]) ?? 0) }
  }

  private func describe(_ group: String, _ topic: String) throws -> [[String]] {
    let said = try tool(
      "org.apache.kafka.tools.consumer.group.ConsumerGroupCommand",
      ["--bootstrap-server", bootstrapServers, "--describe", "--group", group]
    ).capture(within: .seconds(60))
    // GROUP TOPIC PARTITION CURRENT-OFFSET LOG-END-OFFSET LAG CONSUMER-ID HOST CLIENT-ID
    return String(decoding: said.output, as: UTF8.self).split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      return words.count >= 9 && words[1] == topic ? words : nil
    }
  }

  /// Deletes a topic with all it holds, and returns once the broker knows it no more.
  package func delete(topic: String) throws {
    try run("org.apache.kafka.tools.TopicCommand", "--delete", "--topic", topic)
    let admin = try KafkaAdmin(settings([:]))
    try until("\(topic) is gone") { try admin.topics()[topic] == nil }
  }

  /// Deletes what lies before an offset, as retention does.
  package func deleteRecords(of topic: String, partition: Int32, before offset: Int64) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "kaiji-offsets-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    let json = #"{"version":1,"partitions":[{"topic":"\#(topic)","partition":\#(partition),"offset":\#(offset)}]}"#
    try Data(json.utf8).write(to: file)
    try run("org.apache.kafka.tools.DeleteRecordsCommand", "--offset-json-file", file.path)
  }

  private func run(_ name: String, _ arguments: String...) throws {
    let said = try tool(name, ["--bootstrap-server", bootstrapServers] + arguments).capture(within: .seconds(60))
    guard said.status.isSuccess else {
      throw StillNot("\(name): \(said.status): \(String(decoding: said.output + said.errors, as: UTF8.self))")
    }
  }

  private func tool(_ name: String, _ arguments: [String]) throws -> ChildCommand {
    let home = try Self.home.get()
    return ChildCommand(
      javaProgram?.path ?? "java",
      ["-Xmx128m", "-Xshare:auto", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", "\(home.path)/libs/*", name]
        + arguments, environment: ChildCommand.environment(keeping: ["PATH"]))
  }
}
