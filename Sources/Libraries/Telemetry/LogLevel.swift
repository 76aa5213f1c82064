/// How much a line matters to whoever runs the program.
package enum LogLevel: String, CaseIterable, Sendable, Comparable {
  /// Every step, for a developer.
  case trace
  /// What explains a decision, for whoever looks for a cause.
  case debug
  /// What the program does as it should: started, joined, drained, stopped.
  case info
  /// It goes on, but somebody should know.
  case warning
  /// Something was not done.
  case error

  package static func < (one: LogLevel, other: LogLevel) -> Bool { one.rank < other.rank }

  private var rank: Int {
    switch self {
    case .trace: 0
    case .debug: 1
    case .info: 2
    case .warning: 3
    case .error: 4
    }
  }
}
