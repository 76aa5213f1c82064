import ChildProcess
import DisclosureMessages
import KafkaClient
import TestSupport
import Testing

@Suite("A newer parse-worker than this evaluation-worker", .runningSystem(.embedded), .ownThread)
struct NewerProgramTests {
  @Test("its sheets wait for the update: nothing is taken, nothing is skipped, nothing dies")
  func waits() throws {
    let system = try #require(RunningSystem.current)
    let worker = try system.start("evaluation-worker")
    // Field 1 once more, at the end: the last one counts.
    let newer = SheetRead().encoded() + [0x08, 0x02]
    let records = [newer, SheetRead().encoded()].map {
      ProducerRecord(topic: Topics.sheet.name, key: [1], value: $0)
    }
    try system.write(records)
    try system.waitUntil("it has tried twice") {
      worker.lastWords.split(separator: "\n").count { $0.contains("newer than this program reads") } > 2
    }
    #expect(worker.isRunning)
    #expect(try system.number("SELECT count(*) FROM intake") == 0)
    #expect(try system.number("SELECT coalesce(max(next_offset), 0) FROM position") == 0)
    #expect(worker.terminate() == .exited(0))
  }
}
