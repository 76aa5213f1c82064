import ChildProcess
import DisclosureIdentity
import DisclosureMessages
import KafkaClient
import TestSupport
import Testing

@Suite("A document that hangs holds up no stop", .serialized, .runningSystem(.embedded), .ownThread)
struct HangingDocumentTests {
  /// With one reader they take two minutes: ten seconds each, and as long once more.
  private static let documents = 6

  @Test("SIGTERM ends a parse-worker whose documents all hang, and its successor reads them")
  func stops() throws {
    let system = try #require(RunningSystem.current)
    let events = (1...Self.documents).map { number in
      SheetSubmitted(Array("hang".utf8), id: "hanging-\(number)", vendor: "見本", product: "停止カルテ")
    }
    try system.write(
      events.map { ProducerRecord(topic: Topics.submission.name, key: Array("one".utf8), value: $0.encoded()) })
    let hostile = ["KAIJI_SHEET_READER": ChildCommand.beside("hostile-reader"), "KAIJI_READERS": "1"]
    let worker = try system.start("parse-worker", hostile)
    try system.waitUntil("a reader runs") { !worker.children.isEmpty }
    let first = worker.children
    try system.waitUntil("the first document has cost its reader") { first.isDisjoint(with: worker.children) }
    #expect(worker.terminate() == .exited(0), "\(worker.lastWords)")

    for program in ["parse-worker", "evaluation-worker", "result-publisher"] { _ = try system.start(program) }
    for event in events {
      let id = Identifier.submission(submitter: event.submitter, id: event.submissionID)
      try system.waitUntil("\(event.submissionID) is rejected") {
        try system.number("SELECT count(*) FROM intake WHERE id = '\(id)' AND code = 'form.unknown'") == 1
      }
    }
  }
}
