internal import Glibc

/// The moment at which waiting ends; nil waits for ever.
struct Deadline {
  private let end: ContinuousClock.Instant?

  init(after limit: Duration?) { self.end = limit.map { ContinuousClock.now + $0 } }

  /// Waits until the descriptor can do one of `events`.
  ///
  /// - Returns: what it can do; nothing when the time is over.
  func wait(for descriptor: Int32, _ events: Int32) -> Int32 {
    var entry = pollfd(fd: descriptor, events: Int16(events), revents: 0)
    while true {
      let ready = unsafe poll(&entry, 1, millisecondsLeft)
      if ready > 0 { return Int32(entry.revents) }
      if ready == 0, let end, ContinuousClock.now >= end { return 0 }
      // Otherwise a signal came, or the wait was longer than poll can be told.
      guard ready == 0 || errno == EINTR else { return 0 }
    }
  }

  /// Rounded up, so that no wait spins through its last millisecond.
  private var millisecondsLeft: Int32 {
    guard let end else { return -1 }
    let left = ContinuousClock.now.duration(to: end)
    return left > .zero ? left.milliseconds + 1 : 0
  }
}
