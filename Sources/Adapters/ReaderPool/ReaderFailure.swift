import ChildProcess
import DisclosureCore

/// No `sheet-reader` can be had: no document is at fault.
package struct ReaderUnavailable: Error, CustomStringConvertible {
  package let reason: String
  package var description: String { "no sheet-reader: \(reason)" }
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
