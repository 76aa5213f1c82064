import Synchronization

/// Several named loops that live and end together.
///
/// Each loop runs on its own thread until the stop signal is set. If one fails, the others are told to stop; the
/// first failure is thrown once all have ended.
package struct WorkerGroup: Sendable {
  package typealias Loop = @Sendable (StopSignal) throws -> Void

  private let stop: StopSignal
  private var loops: [(name: String, run: Loop)] = []

  package init(stop: StopSignal) {
    self.stop = stop
  }

  /// - Parameter loop: returns soon after the signal is set.
  package mutating func add(_ name: String, _ loop: @escaping Loop) {
    loops.append((name, loop))
  }

  /// Starts every loop and waits until the last has ended.
  package func run() throws(WorkerFailure) {
    let first = FirstFailure()
    var threads: [WorkerThread<Void>] = []
    for loop in loops {
      do throws(ThreadCannotStart) {
        threads.append(try start(loop.name, loop.run, first))
      } catch {
        first.note(WorkerFailure(worker: loop.name, error: error))
        stop.stop()
        break
      }
    }
    for thread in threads { _ = thread.join() }
    if let failure = first.failure { throw failure }
  }

  private func start(
    _ name: String, _ run: @escaping Loop, _ first: FirstFailure
  ) throws(ThreadCannotStart) -> WorkerThread<Void> {
    let stop = stop
    return try WorkerThread(name) {
      do {
        try run(stop)
      } catch {
        first.note(WorkerFailure(worker: name, error: error))
        stop.stop()
      }
    }
  }
}

/// The loop that failed, and why.
package struct WorkerFailure: Error, CustomStringConvertible {
  package let worker: String
  package let error: any Error
  package var description: String { "\(worker): \(error)" }
}

private final class FirstFailure: Sendable {
  private let noted = Mutex<WorkerFailure?>(nil)

  var failure: WorkerFailure? { noted.withLock { $0 } }

  func note(_ failure: WorkerFailure) {
    noted.withLock { if $0 == nil { $0 = failure } }
  }
}
