import ChildProcess
import DisclosureMessages
import KafkaClient
import TestSupport
import Testing

@Suite("A sheet topic that is another one than was admitted", .runningSystem(.embedded), .ownThread)
struct OtherLogTests {
  @Test("each of its partitions is set aside by name, none is skipped or admitted again, and the others go on")
  func setAside() throws {
    let system = try #require(RunningSystem.current)
    let first = try system.start("evaluation-worker")
    for partition in Int32(0)...3 {
      try system.kafka().writeSheets((0...2).map { "\(partition)-\($0)" }, partition: partition)
    }
    try system.waitUntil("all are admitted") { try (0...3).allSatisfy { try system.position(of: $0) == 3 } }
    #expect(first.terminate() == .exited(0))

    let other = try MockCluster()
    for topic in Topics.all { try other.create(topic.name, partitions: RunningSystem.partitions) }
    let kafka = try KafkaSettings(bootstrapServers: other.bootstrapServers)
    try kafka.writeSheets((0...4).map { "other-\($0)" }, partition: 0)
    try kafka.writeSheets(["1-0"], partition: 1)
    try kafka.writeSheets(["2-0", "2-1"], partition: 2)
    try kafka.writeSheets((0...3).map { "3-\($0)" }, partition: 3)
    try kafka.writeSheets(["4-0"], partition: 4)
    let worker = try system.start("evaluation-worker", ["KAIJI_KAFKA_BROKERS": other.bootstrapServers])
    try system.waitUntil("the same log and a new one go on") {
      try system.position(of: 3) == 4 && system.position(of: 4) == 1
    }
    try system.waitUntil("another record, and a log that ends too soon, are named") {
      worker.setAside == [0, 1]
    }
    // What is written later changes nothing: a log that ended at the very record that was admitted last is named now.
    try kafka.writeSheets(["1-1", "1-2", "1-3", "1-4"], partition: 1)
    try kafka.writeSheets(["other-2", "other-3"], partition: 2)
    try kafka.writeSheets(["3-4"], partition: 3)
    try system.waitUntil("the same log goes on, the third is named") {
      try system.position(of: 3) == 5 && worker.setAside == [0, 1, 2]
    }
    #expect(try (0...2).map { try system.position(of: $0) } == [3, 3, 3])
    #expect(try system.number("SELECT count(*) FROM intake") == 3 + 3 + 3 + 5 + 1)
    #expect(worker.isRunning)
    #expect(worker.terminate() == .exited(0))
  }
}

extension Worker {
  /// The partitions that it has named as another log, each once.
  fileprivate var setAside: [Int] {
    let named = lines.filter { $0.contains(#""message":"position.recreated""#) }
    return (0..<8).filter { partition in named.contains { $0.contains("\"partition\":\(partition),") } }
  }
}
