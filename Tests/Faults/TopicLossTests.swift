import ChildProcess
import DisclosureMessages
import KafkaClient
import TestSupport
import Testing

@Suite(
  "A sheet topic that loses what it held, on real Kafka",
  .serialized, .enabled(if: ApacheKafka.isThere(for: "topics that lose what they held")), .ownThread)
struct TopicLossTests {
  @Test(
    "deleted and made anew under a worker that runs: named, and nothing of it is admitted")
  func recreated() throws {
    let system = try RunningSystem(.apacheKafka)
    defer { system.stop() }
    let kafka = try #require(system.apacheKafka)
    let worker = try system.start("evaluation-worker")
    try system.kafka().writeSheets(["a", "b", "c"], partition: 1)
    try system.waitUntil("they are admitted") { try system.position(of: 1) == 3 }

    try kafka.delete(topic: Topics.sheet.name)
    try system.waitUntil("the worker misses it") {
      worker.lines.contains { $0.contains(#""admit""#) && $0.contains("UNKNOWN_TOPIC") }
    }
    try system.kaiji("topics", "create", "--partitions", "\(RunningSystem.partitions)")
    try system.kafka().writeSheets((0..<9).map { "new-\($0)" }, partition: 1)
    try system.kafka().writeSheets(["first"], partition: 2)
    try system.waitUntil("a partition that never held anything goes on, the other is named") {
      try system.position(of: 2) == 1 && worker.lines.contains { $0.contains("position.recreated") }
    }
    #expect(try system.position(of: 1) == 3)
    #expect(try system.number("SELECT count(*) FROM intake") == 4)
    #expect(worker.isRunning)
    #expect(worker.terminate() == .exited(0))
  }

  @Test(
    "what retention took before the position is no loss; what it took beyond is a gap")
  func retention() throws {
    let system = try RunningSystem(.apacheKafka)
    defer { system.stop() }
    let kafka = try #require(system.apacheKafka)
    let first = try system.start("evaluation-worker")
    for partition in Int32(1)...2 { try system.kafka().writeSheets(["a", "b"], partition: partition) }
    try system.waitUntil("they are admitted") { try (1...2).allSatisfy { try system.position(of: $0) == 2 } }
    #expect(first.terminate() == .exited(0))

    for partition in Int32(1)...2 { try system.kafka().writeSheets(["c", "d"], partition: partition) }
    try kafka.deleteRecords(of: Topics.sheet.name, partition: 1, before: 2)
    try kafka.deleteRecords(of: Topics.sheet.name, partition: 2, before: 3)
    let worker = try system.start("evaluation-worker")
    try system.waitUntil("one goes on, the other is named") {
      try system.position(of: 1) == 4 && worker.lines.contains { $0.contains("position.gap") }
    }
    #expect(
      worker.lines.count { $0.contains("no longer there to be compared") && $0.contains("\"partition\":1,") } == 1)
    #expect(!worker.lines.contains { $0.contains("position.recreated") })
    #expect(try system.position(of: 2) == 2)
    #expect(try system.number("SELECT count(*) FROM intake") == 6)
    #expect(worker.isRunning)
    #expect(worker.terminate() == .exited(0))
  }
}
