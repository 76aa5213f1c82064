internal import CSystem
internal import Glibc
internal import Synchronization

/// A running child. Any thread may signal it and wait for it; it is reaped exactly once.
///
/// A child does not outlive its last owner: it is killed when the object goes.
package final class ChildProcess: Sendable {
  package enum Input: Sendable {
    case null
    /// Written through `ChildProcess.input`.
    case pipe
  }

  package enum Output: Sendable {
    case inherit, null
    /// Read through `ChildProcess.output` or `.errors`.
    case pipe
    /// Written where this descriptor of ours writes; it stays ours to close.
    case descriptor(Int32)
  }

  package let processID: Int32
  /// Our ends of the pipes that were asked for.
  package let input, output, errors: PipeEnd?

  private let hasOwnGroup: Bool
  /// Becomes readable when the child ends, so that waiting can have a limit and needs no signal handler.
  private let ending: PipeEnd
  /// How it ended; nil until it is reaped, and as long its number cannot be given to another process.
  private let status = Mutex<ExitStatus?>(nil)

  /// Starts the child.
  ///
  /// - Throws: `.system`, for example with ENOENT where there is no such program.
  package init(_ command: ChildCommand, input: Input = .null, output: Output = .inherit, errors: Output = .inherit)
    throws(ChildProcessError)
  {
    let streams = try Streams(input, output, errors, executable: command.executable)
    let process = try command.spawn(streams)
    let ending = csystem_pidfd(process)
    guard ending >= 0 else {
      let number = errno
      Glibc.kill(process, SIGKILL)
      waitpid(process, nil, 0)
      throw .system(call: "pidfd_open", number: number, executable: command.executable)
    }
    self.processID = process
    self.hasOwnGroup = command.hasOwnGroup
    self.ending = PipeEnd(owning: ending)
    (self.input, self.output, self.errors) = (streams.ours[0], streams.ours[1], streams.ours[2])
  }

  deinit {
    guard reapIfEnded() == nil else { return }
    signal(SIGKILL)
    wait()
  }
}

extension ChildProcess {
  /// Asks the child to end.
  package func terminate() { signal(SIGTERM) }

  /// Ends the child.
  package func kill() { signal(SIGKILL) }

  /// Sends a signal to the child, or to its group if it leads one. After its end nothing is sent.
  package func signal(_ number: Int32) {
    status.withLock { status in
      guard status == nil else { return }
      _ = Glibc.kill(hasOwnGroup ? -processID : processID, number)
    }
  }

  package var isRunning: Bool { reapIfEnded() == nil }

  /// Waits for the end.
  @discardableResult
  package func wait() -> ExitStatus {
    while true {
      if let status = reapIfEnded() { return status }
      _ = Patience(nil).wait(for: [(ending, POLLIN)])
    }
  }

  /// Waits for the end, but not for ever.
  ///
  /// - Returns: nil where it still runs.
  package func waitUpTo(_ limit: Duration) -> ExitStatus? {
    let patience = Patience(limit)
    repeat {
      if let status = reapIfEnded() { return status }
    } while patience.wait(for: [(ending, POLLIN)]) != nil
    return reapIfEnded()
  }

  private func reapIfEnded() -> ExitStatus? {
    status.withLock { status in
      if let status { return status }
      var raw: Int32 = 0
      let process = unsafe waitpid(processID, &raw, WNOHANG)
      if process == processID { status = ExitStatus(waitStatus: raw) }
      if process == -1, errno == ECHILD { status = .exited(-1) }
      return status
    }
  }
}
