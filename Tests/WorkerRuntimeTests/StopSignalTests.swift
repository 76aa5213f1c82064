import Glibc
import Testing
import WorkerRuntime

@Suite("The stop signal", .serialized)
struct StopSignalTests {
  @Test("it is not set at first, then set for ever")
  func setting() throws {
    let stop = try StopSignal()
    #expect(!stop.isStopping)
    #expect(!stop.wait(upTo: .milliseconds(1)))
    stop.stop()
    #expect(stop.isStopping)
    stop.stop()
    #expect(stop.wait(upTo: .seconds(3_600)))
    #expect(stop.isStopping)
  }

  @Test("whoever sleeps on it wakes, all of them")
  func waking() throws {
    let stop = try StopSignal()
    let sleepers = try (0..<3).map { try WorkerThread("sleeper \($0)") { stop.wait(upTo: .seconds(3_600)) } }
    stop.stop()
    for sleeper in sleepers { #expect(try sleeper.join().get()) }
  }

  @Test("two signals of one process are two")
  func separate() throws {
    let (one, other) = (try StopSignal(), try StopSignal())
    one.stop()
    #expect(!other.isStopping)
  }

  @Test("SIGTERM sets it and wakes a sleeper")
  func terminated() async {
    await #expect(processExitsWith: .exitCode(9)) {
      let stop = try StopSignal()
      stop.listen()
      let sleeper = try WorkerThread("sleeper") { stop.wait(upTo: .seconds(3_600)) }
      kill(getpid(), SIGTERM)
      kill(getpid(), SIGTERM)
      if try sleeper.join().get() { exit(9) }
    }
  }

  @Test("the first SIGINT sets it, the second ends the process with 130")
  func interrupted() async {
    await #expect(processExitsWith: .exitCode(130)) {
      let stop = try StopSignal()
      stop.listen()
      kill(getpid(), SIGINT)
      guard stop.wait(upTo: .seconds(3_600)) else { exit(1) }
      kill(getpid(), SIGINT)
      _ = stop.wait(upTo: .seconds(3_600))
      while true { pause() }
    }
  }

  @Test("who listens patiently is not ended by a second SIGINT")
  func patient() async {
    await #expect(processExitsWith: .exitCode(9)) {
      let stop = try StopSignal()
      stop.listen(patiently: true)
      kill(getpid(), SIGINT)
      kill(getpid(), SIGINT)
      if stop.wait(upTo: .seconds(3_600)) { exit(9) }
    }
  }

  @Test("SIGTERM after the signal is gone harms nothing")
  func afterwards() async {
    await #expect(processExitsWith: .exitCode(9)) {
      try StopSignal().listen()
      kill(getpid(), SIGTERM)
      exit(9)
    }
  }
}
