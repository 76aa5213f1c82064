import Dispatch

/// Lets one loop wake another: work that was just made need not wait for the next look.
package final class WakeUp: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)

  package init() {}

  package func signal() { semaphore.signal() }

  /// Sleeps until somebody signals, at most so long. Signals that came before count.
  package func wait(upTo limit: Duration) {
    let nanoseconds = Int(limit / .nanoseconds(1))
    guard semaphore.wait(timeout: .now() + .nanoseconds(nanoseconds)) == .success else { return }
    // One look serves all who signalled.
    while semaphore.wait(timeout: .now()) == .success {}
  }
}
