import Glibc

/// Says to every loop of a process that it is time to stop.
///
/// Set once, by ``stop()`` or by SIGTERM and SIGINT after ``listen()``, and never taken back. A byte in a socket pair
/// carries it: writing one is all a signal handler may do, and whoever sleeps on the other end wakes.
package final class StopSignal: Sendable {
  package struct CannotStart: Error, CustomStringConvertible {
    package let code: Int32
    package var description: String { unsafe "no descriptors for the stop signal: \(String(cString: strerror(code)))" }
  }

  private let sleeper: Int32
  private let waker: Int32

  package init() throws(CannotStart) {
    var ends: [Int32] = [-1, -1]
    let kind = SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue
    guard unsafe socketpair(AF_UNIX, Int32(kind), 0, &ends) == 0 else { throw CannotStart(code: errno) }
    (sleeper, waker) = (ends[0], ends[1])
  }

  deinit {
    Termination.forget(waker)
    close(sleeper)
    close(waker)
  }

  package func stop() { Termination.wake(waker) }

  package var isStopping: Bool { wait(upTo: .zero) }

  /// Sleeps until it is time to stop, at most so long; true if it is time to stop.
  package func wait(upTo limit: Duration) -> Bool {
    let end = ContinuousClock.now.advanced(by: limit)
    while true {
      var entry = pollfd(fd: sleeper, events: Int16(POLLIN), revents: 0)
      let count = unsafe poll(&entry, 1, Self.milliseconds(until: end))
      if count > 0 { return true }
      // A signal may have ended the sleep early.
      if ContinuousClock.now >= end { return false }
    }
  }

  /// From now on SIGTERM and SIGINT set this signal.
  ///
  /// One stop signal of a process listens at a time; the newest one.
  ///
  /// - Parameter patiently: whether a second SIGINT is taken like the first. Otherwise it ends the process at once with
  ///   code 130, which leaves behind what a process of its own making runs or holds.
  package func listen(patiently: Bool = false) { Termination.listen(waker, patiently: patiently) }

  /// Rounded up, so that nobody polls through the last millisecond; at most a minute at a time.
  private static func milliseconds(until end: ContinuousClock.Instant) -> Int32 {
    let left = ContinuousClock.now.duration(to: end)
    guard left > .zero else { return 0 }
    guard left < .seconds(60) else { return 60_000 }
    return Int32((left / .milliseconds(1)).rounded(.up))
  }
}
