import Dispatch
import Foundation
import Synchronization

/// Something done on a thread of its own meanwhile.
final class Background<Answer: Sendable>: Sendable {
  private let result = Mutex<Result<Answer, any Error>?>(nil)
  private let done = DispatchSemaphore(value: 0)

  init(_ body: @escaping @Sendable () throws -> Answer) {
    Thread.detachNewThread { [self] in
      let answer = Result { try body() }
      result.withLock { $0 = answer }
      done.signal()
    }
  }

  /// Waits until it is done.
  func value() throws -> Answer {
    done.wait()
    defer { done.signal() }
    guard let result = result.withLock({ $0 }) else { throw NothingDone() }
    return try result.get()
  }

  private struct NothingDone: Error {}
}

/// A condition that did not come true in time.
struct WaitedInVain: Error {}

/// Asks again and again until something holds; long before a time limit of any server ends the asking.
func wait(until holds: () throws -> Bool) throws {
  let end = ContinuousClock.now + .seconds(4)
  while try !holds() {
    guard .now < end else { throw WaitedInVain() }
  }
}
