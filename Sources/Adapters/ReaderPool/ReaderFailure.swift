import ChildProcess
import DisclosureCore

/// No `sheet-reader` can be had: no document is at fault.
package struct ReaderUnavailable: Error, CustomStringConvertible {
  /// Where it was looked for.
  package let executable: String
  /// What happened, without the place.
  package let reason: String
  package var description: String { "no sheet-reader: \(executable): \(reason)" }

  init(_ settings: ReaderPool.Settings, _ reason: String) {
    (executable, self.reason) = (settings.executable, reason)
  }

  init(_ settings: ReaderPool.Settings, _ error: ChildProcessError) {
    let words = "\(error)"
    let lead = "\(settings.executable): "
    self.init(settings, words.hasPrefix(lead) ? String(words.dropFirst(lead.count)) : words)
  }

  init(_ settings: ReaderPool.Settings, _ failure: Respondent.Failure) {
    switch failure {
    case .ended(let status, let said):
      let words = String(decoding: said.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
      self.init(settings, words.isEmpty ? "it ended at once, with \(status.words)" : words)
    case .hungUp, .tooMuch: self.init(settings, "it does not speak as a sheet-reader of this version does")
    }
  }
}

extension ChildProcess.ExitStatus {
  fileprivate var words: String {
    switch self {
    case .exited(let status): "exit status \(status)"
    case .signalled(let signal): "signal \(signal)"
    }
  }
}

extension Rejection {
  /// What became of a reader over a document, twice.
  init(_ failure: Respondent.Failure) {
    switch failure {
    case .ended(.signalled(24), _):
      self.init(.readerCPU, at: "signal 24", "reading took more processor time than it may")
    case .ended(.signalled(31), _): self.init(.readerForbidden, at: "signal 31", "the reader did what it may not do")
    case .ended(.signalled(6), let said) where said.mention("allocat"):
      self.init(.readerMemory, at: "signal 6", "reading took more memory than it may")
    case .ended(.signalled(let signal), _): self.init(.readerCrashed, at: "signal \(signal)", "the reader crashed")
    case .ended(.exited(let status), _):
      self.init(.readerCrashed, at: "exit status \(status)", "the reader ended without an answer")
    case .hungUp: self.init(.readerCrashed, at: "output", "the reader closed its output")
    case .tooMuch(let bytes):
      self.init(.readerOutput, at: "\(bytes) bytes", "what was read of the document is too large")
    }
  }
}

extension [UInt8] {
  fileprivate func mention(_ word: String) -> Bool {
    let word = Array(word.utf8)
    return indices.contains { self[$0...].starts(with: word) }
  }
}
