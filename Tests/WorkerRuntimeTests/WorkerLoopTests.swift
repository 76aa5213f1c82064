import Synchronization
import Testing
import WorkerRuntime

/// Does what a script says, one letter a call, and writes down what was called. The last letter stops the loop.
///
/// `.` succeeds, `a` away, `t` transient, `p` permanent, `!` succeeds and stops.
private final class Scripted: SupervisedWork, Sendable {
  struct Failure: Error, Equatable {
    let letter: Character
  }

  private let script: Mutex<Substring>
  private let calls = Mutex<[String]>([])
  private let stop: StopSignal

  init(_ script: String, _ stop: StopSignal) {
    self.script = Mutex(script[...])
    self.stop = stop
  }

  var story: String { calls.withLock { $0.joined(separator: " ") } }

  func open() throws -> Int {
    try play("open")
    return 1
  }
  func step(_ clients: inout Int) throws {
    try play("step\(clients)")
    clients += 1
  }
  func close(_ clients: consuming Int) { calls.withLock { $0.append("close") } }
  func probe() throws { try play("probe") }

  func failure(of error: any Error) -> FailureClass {
    switch (error as? Failure)?.letter {
    case "a": .away
    case "t": .transient
    default: .permanent
    }
  }

  private func play(_ call: String) throws {
    calls.withLock { $0.append(call) }
    switch script.withLock({ $0.popFirst() }) {
    case ".": return
    case "!", nil: stop.stop()
    case let letter?: throw Failure(letter: letter)
    }
  }
}

@Suite("A worker's loop")
struct WorkerLoopTests {
  private let quick = Backoff(first: .microseconds(10), cap: .microseconds(10))

  @Test(
    "opens, works, mends and closes",
    arguments: [
      ("...!", "open step1 step2 step3 close"),  // work until it is time to stop
      ("!", "open step1 close"),
      (".t.!", "open step1 step1 step2 close"),  // the same clients again
      (".tt.tt!", "open step1 step1 step1 step2 step2 step2 close"),  // a success forgets the tries
      ("tt..!", "open open open step1 step2 close"),  // an open that fails is tried again
      (".a.!", "open step1 step1 step2 close"),
    ])
  func story(script: String, story: String) throws {
    let stop = try StopSignal()
    let work = Scripted(script, stop)
    var loop = WorkerLoop(work, supervision: Supervision(tries: 3, backoff: quick)) { _, _ in }
    try loop.run(until: stop)
    #expect(work.story == story)
  }

  @Test("leaves a service that stays away, asks until it answers and joins again")
  func leaving() throws {
    let stop = try StopSignal()
    let work = Scripted(".." + "aa" + "aa." + "..!", stop)
    var loop = WorkerLoop(work, supervision: Supervision(patience: .zero, backoff: quick)) { _, _ in }
    try loop.run(until: stop)
    #expect(work.story == "open step1 step2 step2 close probe probe probe open step1 step2 close")
  }

  @Test("gives up on a bug with everything closed", arguments: [(".p", "open step1 close"), ("p", "open")])
  func givingUp(script: String, story: String) throws {
    let stop = try StopSignal()
    let work = Scripted(script, stop)
    var loop = WorkerLoop(work) { _, _ in }
    #expect(throws: Scripted.Failure(letter: "p")) { try loop.run(until: stop) }
    #expect(work.story == story)
  }

  @Test("every failure is told with what is done about it")
  func log() throws {
    let stop = try StopSignal()
    let told = Mutex<[Supervision.Action]>([])
    var loop = WorkerLoop(Scripted(".ttp", stop), supervision: Supervision(backoff: quick)) { _, action in
      told.withLock { $0.append(action) }
    }
    #expect(throws: Scripted.Failure.self) { try loop.run(until: stop) }
    let actions = told.withLock { $0 }
    #expect(actions.count == 3)
    #expect(actions.last == .giveUp)
  }

  @Test("a stop ends a long wait")
  func stopWhileWaiting() throws {
    let stop = try StopSignal()
    let hour = Backoff(first: .seconds(3_600), cap: .seconds(3_600))
    let work = Scripted(".a", stop)
    var loop = WorkerLoop(work, supervision: Supervision(backoff: hour)) { _, _ in stop.stop() }
    try loop.run(until: stop)
    #expect(work.story == "open step1 close")
  }
}
