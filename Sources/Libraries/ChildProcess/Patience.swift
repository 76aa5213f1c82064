internal import Glibc

/// How long to wait for one of several descriptors; nil waits for ever.
struct Patience {
  private let end: ContinuousClock.Instant?

  init(_ limit: Duration?) { self.end = limit.map { ContinuousClock.now + $0 } }

  /// What is left of the time; a day where there is no end.
  var left: Duration { end.map { max(.zero, ContinuousClock.now.duration(to: $0)) } ?? .seconds(86_400) }

  /// Waits until one of them can do what is asked, or its other side is gone.
  ///
  /// - Returns: the numbers of those that can; nil when the time is over.
  func wait(for wanted: [(end: PipeEnd, events: Int32)]) -> [Int]? {
    var entries = wanted.map { pollfd(fd: $0.end.descriptor, events: Int16($0.events), revents: 0) }
    while true {
      let ready = unsafe poll(&entries, nfds_t(entries.count), millisecondsLeft)
      if ready > 0 { return entries.indices.filter { entries[$0].revents != 0 } }
      if let end, ContinuousClock.now >= end { return nil }
      guard ready == 0 || errno == EINTR else { return nil }
    }
  }

  /// Rounded up, so that no wait spins through its last millisecond.
  private var millisecondsLeft: Int32 {
    guard let end else { return -1 }
    let left = ContinuousClock.now.duration(to: end)
    guard left > .zero else { return 0 }
    return Int32(min(left / .milliseconds(1), 1_000_000_000)) + 1
  }
}
