/// Why a service for demo and tests could not be had, and what to do.
package enum LocalServiceError: Error, Equatable, Sendable, CustomStringConvertible {
  case notInstalled
  /// Root cannot run the server itself, and there is no user or tool to run it as.
  case noServerUser
  /// No folder for temporary files serves: it must be short, and open to the server's user.
  case noFolder(tried: [String])
  /// A program failed; `said` are its last words.
  case failed(program: String, said: String)
  /// The server was asked for something while it does not run.
  case stopped

  package var description: String {
    switch self {
    case .notInstalled:
      "PostgreSQL's server programs were not found: install the package postgresql (Debian, Ubuntu), or put initdb on PATH"
    case .noServerUser:
      "PostgreSQL refuses to run as root: install the packages postgresql (for its user) and util-linux (for setpriv)"
    case .noFolder(let tried):
      "no folder for a temporary PostgreSQL: \(tried.joined(separator: ", ")) must be writable, short and open to others (mode 0711)"
    case .failed(let program, let said): "\(program) failed: \(said)"
    case .stopped: "the temporary PostgreSQL does not run"
    }
  }
}
