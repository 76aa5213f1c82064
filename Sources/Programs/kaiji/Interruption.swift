import Commands
import Glibc
import WorkerRuntime

/// Ctrl-C while a command runs that nothing must be put in order for.
enum Interruption {
  /// The readers of the process end with it.
  static func endsCheckingAtOnce() {
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { _ in
      Interruption.end(isatty(STDERR_FILENO) == 1 ? "\r\u{1B}[K" : "")
    }
    _ = unsafe sigaction(SIGINT, &action, nil)
  }

  /// Ends the process in the signal handler itself: whatever it waits for, nothing here must be put in order.
  static func endsSubmittingAtOnce() {
    var action = sigaction()
    // A handler captures nothing, and a signal may come where nothing can be allocated: so there is one for each language.
    switch Speech.language {
    case .ja:
      unsafe action.__sigaction_handler.sa_handler = { _ in
        Interruption.end("\nkaiji submit: 中断しました。提出済みのものはそのままで、再び提出しても支障はありません\n")
      }
    case .en:
      unsafe action.__sigaction_handler.sa_handler = { _ in
        Interruption.end(
          "\nkaiji submit: interrupted; what was handed in stays handed in, and handing it in again does no harm\n")
      }
    }
    _ = unsafe sigaction(SIGINT, &action, nil)
  }

  private static func end(_ farewell: StaticString) -> Never {
    _ = unsafe write(STDERR_FILENO, farewell.utf8Start, farewell.utf8CodeUnitCount)
    _exit(ExitCode.interrupted.rawValue)
  }
}
