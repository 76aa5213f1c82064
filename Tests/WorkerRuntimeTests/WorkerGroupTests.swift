import Glibc
import Synchronization
import Testing
import WorkerRuntime

private struct Broken: Error, Equatable {
  let what: String
}

@Suite("Threads and groups of them")
struct WorkerGroupTests {
  @Test("a thread gives its result, as often as it is asked")
  func result() throws {
    let thread = try WorkerThread("adds") { 1 + 1 }
    #expect(try thread.join().get() == 2)
    #expect(try thread.join().get() == 2)
  }

  @Test("a thread gives its error")
  func failure() throws {
    let thread = try WorkerThread("fails") { () throws -> Int in throw Broken(what: "x") }
    #expect(throws: Broken(what: "x")) { try thread.join().get() }
  }

  @Test("a thread has its name, as much as Linux keeps")
  func name() throws {
    for (name, kept) in [("admit 3", "admit 3"), ("a name of more than fifteen", "a name of more ")] {
      let thread = try WorkerThread(name) { () -> String in
        let file = unsafe open("/proc/thread-self/comm", O_RDONLY)
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 32)
        let count = unsafe read(file, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count - 1)), as: UTF8.self)
      }
      #expect(try thread.join().get() == kept)
    }
  }

  @Test("whoever lets go of a thread waits for it")
  func letGo() throws {
    let ended = Atomic<Bool>(false)
    try withExtendedLifetime(StopSignal()) { never in
      _ = try WorkerThread("slow") {
        _ = never.wait(upTo: .milliseconds(20))
        ended.store(true, ordering: .sequentiallyConsistent)
      }
    }
    let hasEnded = ended.load(ordering: .sequentiallyConsistent)
    #expect(hasEnded)
  }

  @Test("a group runs its loops side by side until it is stopped")
  func cleanStop() throws {
    let stop = try StopSignal()
    let meeting = Atomic<Int>(0)
    var group = WorkerGroup(stop: stop)
    for name in ["one", "two", "three"] {
      group.add(name) { stop in
        if meeting.add(1, ordering: .sequentiallyConsistent).newValue == 3 { stop.stop() }
        while !stop.wait(upTo: .seconds(3_600)) {}
      }
    }
    try group.run()
    let count = meeting.load(ordering: .sequentiallyConsistent)
    #expect(count == 3)
  }

  @Test("if one loop fails the others are stopped, and the first failure is told after all have ended")
  func oneFails() throws {
    let ended = Mutex<[String]>([])
    var group = WorkerGroup(stop: try StopSignal())
    group.add("admit") { _ in throw Broken(what: "first") }
    group.add("judge") { stop in
      while !stop.wait(upTo: .seconds(3_600)) {}
      ended.withLock { $0.append("judge") }
      throw Broken(what: "second")
    }
    let failure = try #require(throws: WorkerFailure.self) { try group.run() }
    #expect(failure.worker == "admit")
    #expect(failure.error as? Broken == Broken(what: "first"))
    #expect(ended.withLock { $0 } == ["judge"])
  }

  @Test("a loop that is done leaves the others running")
  func oneIsDone() throws {
    let first = try StopSignal()
    var group = WorkerGroup(stop: try StopSignal())
    group.add("short") { _ in first.stop() }
    group.add("long") { stop in
      _ = first.wait(upTo: .seconds(3_600))
      if stop.isStopping { throw Broken(what: "stopped too early") }
      stop.stop()
    }
    try group.run()
  }

  @Test("an empty group is done at once")
  func empty() throws {
    try WorkerGroup(stop: try StopSignal()).run()
  }
}
