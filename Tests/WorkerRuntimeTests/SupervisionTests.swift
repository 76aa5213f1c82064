import Testing
import WorkerRuntime

/// One thing that happens to a worker, `at` so many seconds after the start.
private enum Event {
  case failed(FailureClass, at: Int)
  case succeeded
  case answered
}

/// An action without its wait.
private enum Kind {
  case retry
  case leave
  case probe
  case giveUp

  init(_ action: Supervision.Action) {
    switch action {
    case .retry: self = .retry
    case .leave: self = .leave
    case .probe: self = .probe
    case .giveUp: self = .giveUp
    }
  }
}

@Suite("What a worker does after a failure")
struct SupervisionTests {
  private func decide(_ events: [Event]) -> [Kind] {
    var (supervision, generator) = (Supervision(patience: .seconds(20), tries: 3), Seeded(state: 1))
    let start = ContinuousClock.now
    return events.compactMap { event in
      switch event {
      case .succeeded: supervision.succeeded()
      case .answered: supervision.answered()
      case .failed(let failure, let at):
        return Kind(supervision.failed(failure, at: start.advanced(by: .seconds(at)), using: &generator))
      }
      return nil
    }
  }

  @Test("a bug ends the worker at once, wherever it shows")
  func permanent() {
    #expect(decide([.failed(.permanent, at: 0)]) == [.giveUp])
    #expect(
      decide([.failed(.away, at: 0), .failed(.away, at: 20), .failed(.permanent, at: 21)]) == [.retry, .leave, .giveUp])
  }

  @Test("a transient failure is tried a few times, then taken for a service that is away; a success forgets it")
  func transient() {
    let failure = Event.failed(.transient, at: 0)
    let late = Event.failed(.transient, at: 20)
    #expect(decide([failure, failure, failure]) == [.retry, .retry, .retry])
    #expect(decide([failure, failure, failure, late, late, late]) == [.retry, .retry, .retry, .retry, .retry, .leave])
    #expect(decide([failure, failure, .succeeded, failure, failure]) == [.retry, .retry, .retry, .retry])
  }

  @Test("while a service is away, tries are not counted")
  func uncounted() {
    let away = (0..<20).map { Event.failed(.away, at: $0) }
    #expect(decide(away).allSatisfy { $0 == .retry })
    #expect(decide(away + [.failed(.transient, at: 19), .failed(.transient, at: 19)]).last == .retry)
  }

  @Test("after 20 seconds without a success the worker leaves, then asks until it is answered")
  func leaving() {
    #expect(
      decide([
        .failed(.away, at: 0), .failed(.away, at: 19), .failed(.away, at: 20), .failed(.away, at: 21),
        .failed(.transient, at: 22), .failed(.away, at: 500),
      ]) == [.retry, .retry, .leave, .probe, .probe, .probe])
  }

  @Test("one success in between, and the 20 seconds begin again")
  func patience() {
    #expect(
      decide([.failed(.away, at: 0), .succeeded, .failed(.away, at: 30), .failed(.away, at: 49)])
        == [.retry, .retry, .retry])
  }

  @Test("another failure in between does not make a service come back")
  func mixed() {
    #expect(
      decide([.failed(.away, at: 0), .failed(.transient, at: 10), .failed(.away, at: 20)]) == [.retry, .retry, .leave])
  }

  @Test("once answered, the worker has its patience again")
  func answered() {
    #expect(
      decide([
        .failed(.away, at: 0), .failed(.away, at: 20), .answered, .failed(.away, at: 30), .failed(.away, at: 49),
        .failed(.away, at: 50),
      ]) == [.retry, .leave, .retry, .retry, .leave])
  }

  @Test("waits grow while it fails and are short again after a success")
  func waits() {
    var (supervision, generator) = (Supervision(), Seeded(state: 1))
    var waits: [Duration] = []
    for second in 0..<10 {
      let now = ContinuousClock.now.advanced(by: .seconds(second))
      if case .retry(let wait) = supervision.failed(.away, at: now, using: &generator) { waits.append(wait) }
    }
    #expect(waits.count == 10)
    #expect((waits.last ?? .zero) >= .milliseconds(2_500))
    supervision.succeeded()
    guard case .retry(let wait) = supervision.failed(.away, at: .now, using: &generator) else {
      Issue.record("expected another try")
      return
    }
    #expect(wait <= .milliseconds(100))
  }
}
