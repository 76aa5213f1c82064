import Glibc
import Synchronization

/// The signal handler and the numbers it may touch: it runs between any two instructions of any thread.
enum Termination {
  private static let waker = Atomic<Int32>(-1)
  private static let interrupts = Atomic<Int>(0)
  private static let isPatient = Atomic<Bool>(false)

  static func listen(_ descriptor: Int32, patiently: Bool) {
    isPatient.store(patiently, ordering: .sequentiallyConsistent)
    interrupts.store(0, ordering: .sequentiallyConsistent)  // also makes both, before a handler can run
    waker.store(descriptor, ordering: .sequentiallyConsistent)
    for number in [SIGTERM, SIGINT] {
      var action = sigaction()
      unsafe action.__sigaction_handler.sa_handler = { number in Termination.received(number) }
      action.sa_flags = SA_RESTART
      _ = unsafe sigaction(number, &action, nil)
    }
  }

  /// The descriptor is about to be closed; whatever takes its number must not be written to.
  static func forget(_ descriptor: Int32) {
    _ = waker.compareExchange(expected: descriptor, desired: -1, ordering: .sequentiallyConsistent)
  }

  static func wake(_ descriptor: Int32) {
    var byte: UInt8 = 1
    _ = unsafe write(descriptor, &byte, 1)
  }

  private static func received(_ number: Int32) {
    let before = errno
    let isSecond = number == SIGINT && interrupts.add(1, ordering: .sequentiallyConsistent).newValue > 1
    if isSecond, !isPatient.load(ordering: .sequentiallyConsistent) {
      _exit(ExitCode.interrupted.rawValue)
    }
    wake(waker.load(ordering: .sequentiallyConsistent))
    errno = before
  }
}
