internal import CSystem
internal import Glibc

/// The child's side of ``Respondent``: questions from standard input, answers to standard output, framed by their length.
package struct Questions: ~Copyable {
  private let most: Int

  /// - Parameter most: in bytes; a longer question is not read.
  package init(atMost most: Int) {
    self.most = most
    csystem_keep_freed_memory()
  }

  /// Waits for the next question.
  ///
  /// - Returns: nil once nobody asks any more, or asks too much.
  package borrowing func next() -> [UInt8]? {
    guard let header = read(4) else { return nil }
    let size = header.reversed().reduce(0) { $0 << 8 | Int($1) }
    return size <= most ? read(size) : nil
  }

  /// - Returns: false where nobody listens any more.
  package borrowing func answer(_ answer: [UInt8]) -> Bool {
    let size = UInt32(clamping: answer.count)
    let framed = stride(from: 0, to: 32, by: 8).map { UInt8(truncatingIfNeeded: size >> UInt32($0)) } + answer
    var rest = framed[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  private borrowing func read(_ count: Int) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var had = 0
    while had < count {
      let got = unsafe bytes.withUnsafeMutableBytes {
        unsafe Glibc.read(STDIN_FILENO, $0.baseAddress?.advanced(by: had), count - had)
      }
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { return nil }
      had += got
    }
    return bytes
  }
}
