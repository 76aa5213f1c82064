import Commands
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
      let text = "\(report.file): \(report.message?.text ?? "")"
      Terminal.complain(Phrase(both: "kaiji submit: \(Terminal.shown(text))"))
    case .text: Terminal.print(report.line)
    }
  }

  /// Shows how far it is, a few times a second.
  mutating func show(handedIn: Int) {
    guard isTerminal, count > 1, ContinuousClock.now - shown > .milliseconds(200) else { return }
    shown = .now
    isOnScreen = true
    let line = Phrase(
      ja: "\(count) 件中 \(handedIn) 件を提出、\(told) 件の結果を表示", en: "\(handedIn) of \(count) handed in, \(told) told")
    Terminal.write("\r\u{1B}[K\(line.text)", to: STDERR_FILENO)
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
