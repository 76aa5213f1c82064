import Glibc

/// Writes log lines for the operator: one JSON object a line, each by one `write(2)`, on standard error.
///
/// A message is short and constant, so that it can be searched for; what differs stands beside it as facts. What holds
/// for a whole piece of work is bound once:
/// ```swift
/// let log = logger.with("tenant", .text(hospital))
/// log.info("sheet stored", ["items": .number(count)])
/// // {"time":"2026-01-31T23:59:59.123Z","level":"info","program":"…","message":"sheet stored","tenant":"…","items":197}
/// ```
/// The names `time`, `level`, `program`, `message` and `truncated` are taken. A line that the descriptor refuses is
/// lost: no work stops for its log.
package struct Logger: Sendable {
  package typealias Facts = KeyValuePairs<StaticString, LogValue>

  private let program: String
  private let threshold: LogLevel
  private let descriptor: Int32
  private var context: [(name: StaticString, value: LogValue)] = []

  /// - Parameters:
  ///   - program: who speaks.
  ///   - threshold: lines of a lower level are not made.
  ///   - descriptor: where lines go, open for as long as the logger is used.
  package init(program: String, threshold: LogLevel = .info, descriptor: Int32 = STDERR_FILENO) {
    self.program = program
    self.threshold = threshold
    self.descriptor = descriptor
  }

  /// The same logger with a fact for all its lines. A fact of the same name is replaced.
  package func with(_ name: StaticString, _ value: LogValue) -> Logger {
    var bound = self
    bound.context.removeAll { $0.name.isSame(as: name) }
    bound.context.append((name, value))
    return bound
  }

  /// Whether lines of a level are made: to spare the work of gathering facts for many that are not.
  package func makes(_ level: LogLevel) -> Bool { level >= threshold }

  package func trace(_ message: StaticString, _ facts: @autoclosure () -> Facts = [:]) {
    log(.trace, message, facts())
  }
  package func debug(_ message: StaticString, _ facts: @autoclosure () -> Facts = [:]) {
    log(.debug, message, facts())
  }
  package func info(_ message: StaticString, _ facts: @autoclosure () -> Facts = [:]) {
    log(.info, message, facts())
  }
  package func warning(_ message: StaticString, _ facts: @autoclosure () -> Facts = [:]) {
    log(.warning, message, facts())
  }
  package func error(_ message: StaticString, _ facts: @autoclosure () -> Facts = [:]) {
    log(.error, message, facts())
  }

  package func log(_ level: LogLevel, _ message: StaticString, _ facts: @autoclosure () -> Facts = [:]) {
    guard makes(level) else { return }
    var line = LogLine(time: Timestamp.now(), level: level, program: program, message: message)
    let facts = facts()
    for (name, value) in context where !facts.contains(where: { $0.key.isSame(as: name) }) { line.add(name, value) }
    for (name, value) in facts { line.add(name, value) }
    write(line.finished())
  }

  private func write(_ line: [UInt8]) {
    while unsafe Glibc.write(descriptor, line, line.count) < 0 && errno == EINTR {}
  }
}

extension StaticString {
  fileprivate func isSame(as other: StaticString) -> Bool {
    withUTF8Buffer { one in other.withUTF8Buffer { unsafe one.elementsEqual($0) } }
  }
}
