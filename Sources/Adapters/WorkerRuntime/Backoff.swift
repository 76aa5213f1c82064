/// How long to wait before the next try: twice as long each time up to a cap, with jitter so that many workers that
/// lost the same service do not come back in step.
package struct Backoff: Sendable, Hashable {
  package let first: Duration
  package let cap: Duration
  private var next: Duration

  /// - Parameters:
  ///   - first: the longest first wait, more than nothing.
  ///   - cap: no wait is longer.
  package init(first: Duration = .milliseconds(100), cap: Duration = .seconds(5)) {
    self.first = min(first, cap)
    self.cap = cap
    next = self.first
  }

  /// The next wait: between half and all of the current step.
  package mutating func wait(using generator: inout some RandomNumberGenerator) -> Duration {
    let step = next
    next = step > cap / 2 ? cap : step * 2
    return step / 2 + step / 2 * Double.random(in: 0...1, using: &generator)
  }

  package mutating func reset() { next = first }
}
