/// Runs one supervised work on the calling thread until it is time to stop.
package struct WorkerLoop<Work: SupervisedWork> {
  private let work: Work
  private let log: @Sendable (any Error, Supervision.Action) -> Void
  private var supervision: Supervision
  private var generator = SystemRandomNumberGenerator()

  /// - Parameter log: is told of every failure and what is done about it.
  package init(
    _ work: Work, supervision: Supervision = Supervision(),
    log: @escaping @Sendable (any Error, Supervision.Action) -> Void
  ) {
    self.work = work
    self.supervision = supervision
    self.log = log
  }

  /// Returns after a stop, with all clients closed; throws the failure on which the work gave up.
  package mutating func run(until stop: StopSignal) throws {
    while !stop.isStopping {
      var clients: Work.Clients?
      let outcome = Result { try serve(&clients, until: stop) }
      if let clients { work.close(clients) }
      guard let wait = try outcome.get() else { return }
      try probe(after: wait, until: stop)
    }
  }

  /// Works until it is time to stop (nil) or to leave: the wait before the first probe.
  private mutating func serve(_ clients: inout Work.Clients?, until stop: StopSignal) throws -> Duration? {
    while !stop.isStopping {
      do {
        var open = try clients.take() ?? work.open()
        defer { clients = open }
        try work.step(&open)
        supervision.succeeded()
      } catch {
        switch decide(error) {
        case .retry(let wait): _ = stop.wait(upTo: wait)
        case .leave(let wait), .probe(let wait): return wait
        case .giveUp: throw error
        }
      }
    }
    return nil
  }

  private mutating func probe(after first: Duration, until stop: StopSignal) throws {
    var wait = first
    while !stop.wait(upTo: wait) {
      do {
        try work.probe()
        supervision.answered()
        return
      } catch {
        switch decide(error) {
        case .retry(let next), .leave(let next), .probe(let next): wait = next
        case .giveUp: throw error
        }
      }
    }
  }

  private mutating func decide(_ error: any Error) -> Supervision.Action {
    let action = supervision.failed(work.failure(of: error), at: .now, using: &generator)
    log(error, action)
    return action
  }
}
