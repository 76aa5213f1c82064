/// A failure, named for what it means to the worker.
package enum FailureClass: Sendable, Hashable {
  /// Kafka or PostgreSQL is not there, or is newer than this program: nothing is wrong with the work.
  case away
  /// The same try may succeed: a serialisation failure, a lock time-out.
  case transient
  /// No try will succeed: a bug.
  case permanent
}

/// Decides what a worker does after a failure. It does nothing itself, and the clock comes in as an argument.
///
/// Transient failures are tried again a few times, then taken for a service that is away. While one is away the worker
/// tries on, uncounted; after 20 seconds it leaves, so that others may take its share, and asks until the service answers.
package struct Supervision: Sendable, Hashable {
  package enum Action: Sendable, Hashable {
    /// The same work again, with the same clients.
    case retry(after: Duration)
    /// Close the clients, wait, then ask whether the service answers.
    case leave(probeAfter: Duration)
    /// It does not answer yet: wait, then ask again.
    case probe(after: Duration)
    /// End with the failure.
    case giveUp
  }

  private enum Phase: Hashable {
    case working
    case away(since: ContinuousClock.Instant)
    case left
  }

  private let patience: Duration
  private let tries: Int
  private var phase = Phase.working
  private var failedTries = 0
  private var backoff: Backoff

  /// - Parameters:
  ///   - patience: how long a service may be away before the worker leaves.
  ///   - tries: how often work is tried that fails transiently, the first time included.
  package init(patience: Duration = .seconds(20), tries: Int = 5, backoff: Backoff = Backoff()) {
    self.patience = patience
    self.tries = tries
    self.backoff = backoff
  }

  /// A piece of work succeeded: whatever was, is over.
  package mutating func succeeded() {
    phase = .working
    failedTries = 0
    backoff.reset()
  }

  /// The service answered a probe: the worker opens its clients again.
  package mutating func answered() { succeeded() }

  package mutating func failed(
    _ failure: FailureClass, at now: ContinuousClock.Instant, using generator: inout some RandomNumberGenerator
  ) -> Action {
    switch (failure, phase) {
    case (.permanent, _):
      return .giveUp
    case (_, .left):
      return .probe(after: backoff.wait(using: &generator))
    case (.transient, _):
      failedTries += 1
      guard failedTries >= tries else { return .retry(after: backoff.wait(using: &generator)) }
      failedTries = 0
      return failed(.away, at: now, using: &generator)
    case (.away, .away(let since)) where since.duration(to: now) >= patience:
      phase = .left
      return .leave(probeAfter: backoff.wait(using: &generator))
    case (.away, .away):
      return .retry(after: backoff.wait(using: &generator))
    case (.away, .working):
      phase = .away(since: now)
      return .retry(after: backoff.wait(using: &generator))
    }
  }
}
