import Glibc
import WorkerRuntime

/// What a person or a program is told while sheets are handed in: a line for each file as soon as it is known, and on a
/// terminal how far it is.
struct SubmitProgress {
  private let format: OutputFormat
  private let count: Int
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private var shown = ContinuousClock.now
  private var isOnScreen = false
  /// Of all reports so far.
  private(set) var worst = ExitCode.done
  private var told = 0

  init(format: OutputFormat, count: Int) {
    self.format = format
    self.count = count
  }

  mutating func tell(_ report: SubmissionReport) {
    clear()
    told += 1
    if report.exit.rawValue > worst.rawValue { worst = report.exit }
    switch format {
    case .json: Terminal.print(report.json)
    case .text where report.outcome == .notHandedIn:
      Terminal.complain("kaiji submit: \(Terminal.shown("\(report.file): \(report.message ?? "")"))")
    case .text: Terminal.print(report.line)
    }
  }

  /// Shows how far it is, a few times a second.
  mutating func show(handedIn: Int) {
    guard isTerminal, count > 1, ContinuousClock.now - shown > .milliseconds(200) else { return }
    shown = .now
    isOnScreen = true
    Terminal.write("\r\u{1B}[K\(handedIn) of \(count) handed in, \(told) told", to: STDERR_FILENO)
  }

  mutating func clear() {
    guard isOnScreen else { return }
    isOnScreen = false
    Terminal.write("\r\u{1B}[K", to: STDERR_FILENO)
  }
}

/// Ctrl-C while sheets are handed in.
enum Interruption {
  /// Ends the process in the signal handler itself: whatever it waits for, nothing here must be put in order.
  static func endsSubmittingAtOnce() {
    var action = sigaction()
    unsafe action.__sigaction_handler.sa_handler = { _ in
      let farewell: StaticString =
        "\nkaiji submit: interrupted; what was handed in stays handed in, and handing it in again does no harm\n"
      _ = unsafe write(STDERR_FILENO, farewell.utf8Start, farewell.utf8CodeUnitCount)
      _exit(ExitCode.interrupted.rawValue)
    }
    _ = unsafe sigaction(SIGINT, &action, nil)
  }
}
