import Commands
import WorkerRuntime

/// What a person or a program is told while sheets are handed in: a line for each file as soon as it is known, and on a
/// terminal how far it is.
struct SubmitProgress {
  private let format: OutputFormat
  private let count: Int
  private var line: ProgressLine
  /// Of all reports so far.
  private(set) var worst = ExitCode.done
  private var told = 0

  init(format: OutputFormat, count: Int) {
    self.format = format
    self.count = count
    line = ProgressLine(isWanted: count > 1)
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

  /// Shows how far it is.
  mutating func show(handedIn: Int) {
    line.show(
      Phrase(ja: "\(count) 件中 \(handedIn) 件を提出、\(told) 件の結果を表示", en: "\(handedIn) of \(count) handed in, \(told) told"))
  }

  mutating func clear() { line.clear() }
}
