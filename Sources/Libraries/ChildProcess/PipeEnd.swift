internal import Glibc
internal import Synchronization

/// One end of a pipe, closed when it goes. One thread reads or writes it at a time; a close waits for it.
package final class PipeEnd: Sendable {
  /// -1 once it is closed.
  private let owned: Mutex<Int32>

  init(owning descriptor: Int32) { self.owned = Mutex(descriptor) }

  deinit { close() }

  /// For a call that outlasts no close.
  var descriptor: Int32 { owned.withLock { $0 } }

  /// Closes the end. A child that reads the other one sees the end of its input.
  package func close() {
    owned.withLock { descriptor in
      if descriptor >= 0 { _ = Glibc.close(descriptor) }
      descriptor = -1
    }
  }

  /// Reads what is there, waiting for the first byte.
  ///
  /// - Returns: at most `count` bytes; none at the end, or where the end is not ours to read.
  package func read(upTo count: Int = 65_536) -> [UInt8] {
    owned.withLock { descriptor in
      var buffer = [UInt8](repeating: 0, count: max(0, count))
      while true {
        let got = unsafe buffer.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
        guard got < 0, errno == EINTR else { return Array(buffer.prefix(max(0, got))) }
      }
    }
  }

  /// What one read of a pipe that does not block brought.
  enum Arrival {
    case some, nothingYet, end
  }

  /// Appends what is there, without waiting where the pipe does not block.
  func readSome(into bytes: inout [UInt8], atMost count: Int) -> Arrival {
    owned.withLock { descriptor in
      var got = 0
      bytes.append(addingCapacity: min(count, 1 << 17)) { free in
        unsafe free.withUnsafeMutableBufferPointer { free, initialized in
          repeat {
            got = unsafe Glibc.read(descriptor, free.baseAddress, free.count)
          } while got < 0 && errno == EINTR
          if got < 0, errno == EAGAIN { got = Self.wouldWait }
          initialized = max(0, got)
        }
      }
      return got > 0 ? .some : got == Self.wouldWait ? .nothingYet : .end
    }
  }

  private static let wouldWait = -2

  /// Writes all bytes, waiting for the reader.
  ///
  /// - Returns: false where nobody reads any more.
  @discardableResult
  package func write(_ bytes: [UInt8]) -> Bool {
    owned.withLock { descriptor in
      var rest = bytes[...]
      while !rest.isEmpty {
        guard let count = Self.writeSome(rest, to: descriptor) else { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
  }

  /// Writes what goes without waiting for more than the first byte, or for none where the pipe does not block.
  ///
  /// - Returns: nil where nobody reads any more.
  func writeSome(_ bytes: ArraySlice<UInt8>) -> Int? { owned.withLock { Self.writeSome(bytes, to: $0) } }

  /// A pipe without a reader sends its writer SIGPIPE, which ends a process that did not provide for it: it is held back
  /// from this thread for the time of the call, and taken away if it came by the call.
  private static func writeSome(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Int? {
    var (pipe, before, pending) = (sigset_t(), sigset_t(), sigset_t())
    unsafe sigemptyset(&pipe)
    unsafe sigaddset(&pipe, SIGPIPE)
    unsafe sigpending(&pending)
    let wasPending = unsafe sigismember(&pending, SIGPIPE) == 1
    unsafe pthread_sigmask(SIG_BLOCK, &pipe, &before)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
    while true {
      let count = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 { return count }
      if errno == EAGAIN { return 0 }
      guard errno == EINTR else { break }
    }
    if errno == EPIPE, !wasPending {
      var now = timespec()
      unsafe sigtimedwait(&pipe, nil, &now)
    }
    return nil
  }

  func doNotBlock() { _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK) }
}
