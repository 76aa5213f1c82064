import Commands
import Glibc

/// How far something is, in one line that is written over; on a terminal alone, and apart from what is printed.
struct ProgressLine {
  private let isWanted: Bool
  private var shown = ContinuousClock.now
  private var isOnScreen = false

  init(isWanted: Bool) { self.isWanted = isWanted && isatty(STDERR_FILENO) == 1 }

  /// Shows it a few times a second, however often it is called.
  mutating func show(_ phrase: Phrase) {
    guard isWanted, ContinuousClock.now - shown > .milliseconds(200) else { return }
    shown = .now
    isOnScreen = true
    Terminal.write("\r\u{1B}[K\(phrase.text)", to: STDERR_FILENO)
  }

  mutating func clear() {
    guard isOnScreen else { return }
    isOnScreen = false
    Terminal.write("\r\u{1B}[K", to: STDERR_FILENO)
  }
}
