import ChildProcess
import Foundation

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

  private func tool(_ name: String, _ arguments: [String]) throws -> ChildCommand {
    let home = try Self.home.get()
    return ChildCommand(
      javaProgram?.path ?? "java",
      ["-Xmx128m", "-Xshare:auto", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", "\(home.path)/libs/*", name]
        + arguments, environment: ChildCommand.environment(keeping: ["PATH"]))
  }
}
