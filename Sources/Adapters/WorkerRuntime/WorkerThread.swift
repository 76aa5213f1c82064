import Glibc
import Synchronization

/// One named thread that runs one closure, with the system's stack (8 MB unless `ulimit -s` says otherwise).
///
/// A worker's calls block for as long as Kafka or PostgreSQL likes, which a thread of Swift's own pool must not.
/// Nothing runs on unnoticed: who lets go of the thread without ``join()`` waits for it there.
package final class WorkerThread<Success: Sendable>: Sendable {
  private let result: ResultBox<Success>
  private let thread: Mutex<pthread_t?>

  /// - Parameter name: as `top -H` shows it; Linux keeps 15 bytes of it.
  package init(_ name: String, _ body: @escaping @Sendable () throws -> Success) throws(ThreadCannotStart) {
    let box = ResultBox<Success>()
    thread = Mutex(
      try ThreadStart(name: name) { box.value.withLock { $0 = Result(catching: body) } }.start())
    result = box
  }

  deinit { wait() }

  /// Waits until the closure has ended, and says how; again and again if one likes.
  package func join() -> Result<Success, any Error> {
    wait()
    // A thread that ended without a result was never started, which its initialiser would have thrown.
    return result.value.withLock { $0 } ?? .failure(CancellationError())
  }

  private func wait() {
    thread.withLock { running in
      if let id = running { pthread_join(id, nil) }
      running = nil
    }
  }
}

/// The system gave no thread.
package struct ThreadCannotStart: Error, CustomStringConvertible {
  package let name: String
  package let code: Int32
  package var description: String {
    unsafe "the thread '\(name)' cannot start: \(String(cString: strerror(code)))"
  }
}

private final class ResultBox<Success: Sendable>: Sendable {
  let value = Mutex<Result<Success, any Error>?>(nil)
}

/// What travels through `pthread_create`: a C function takes one pointer and knows no generic type.
private final class ThreadStart: Sendable {
  private static let longestName = 15

  private let name: String
  private let body: @Sendable () -> Void

  init(name: String, body: @escaping @Sendable () -> Void) {
    self.name = name
    self.body = body
  }

  func start() throws(ThreadCannotStart) -> pthread_t {
    var thread = pthread_t()
    let held = unsafe Unmanaged.passRetained(self)
    let code = unsafe pthread_create(
      &thread, nil,
      { argument in
        guard let argument = unsafe argument else { return nil }
        unsafe Unmanaged<ThreadStart>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, held.toOpaque())
    guard code == 0 else {
      unsafe held.release()
      throw ThreadCannotStart(name: name, code: code)
    }
    return thread
  }

  private func run() {
    takeName()
    body()
  }

  /// Through /proc, since the Glibc module has no `pthread_setname_np`. A thread without its name works as well.
  private func takeName() {
    let file = unsafe open("/proc/thread-self/comm", O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { return }
    let bytes = Array(name.utf8.prefix(Self.longestName))
    _ = unsafe write(file, bytes, bytes.count)
    close(file)
  }
}
