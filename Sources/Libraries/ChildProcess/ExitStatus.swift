extension ChildProcess {
  /// How a child ended.
  package enum ExitStatus: Equatable, Sendable {
    /// By itself. -1 where the system kept no status, as it does for a process that ignores SIGCHLD.
    case exited(Int32)
    /// By a signal, such as 11 for a bad memory access.
    case signalled(Int32)

    package var isSuccess: Bool { self == .exited(0) }

    /// Reads what waitpid(2) tells. (Its macros do not reach Swift.)
    init(waitStatus status: Int32) {
      self = status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .signalled(status & 0x7F)
    }
  }
}
