internal import CLibPQ
internal import Glibc

/// The owner of one libpq connection: opens it, sends, and waits for answers with a limit.
///
/// libpq runs non-blocking underneath, so that no call hangs for ever on a server that stopped answering.
@safe final class PostgresSocket {
  let raw: OpaquePointer
  /// An answer did not come in time: what is still on its way would be taken for the next one's.
  private var isOutOfStep = false

  /// Opens a session on one host.
  ///
  /// - Throws: `.unreachable`.
  init(_ options: [(keyword: String, value: String)], within limit: Duration) throws(PostgresError) {
    var keywords = unsafe options.map { unsafe UnsafePointer(strdup($0.keyword)) } + [nil]
    var values = unsafe options.map { unsafe UnsafePointer(strdup($0.value)) } + [nil]
    defer { unsafe (keywords + values).forEach { unsafe free(UnsafeMutablePointer(mutating: $0)) } }
    guard let raw = unsafe PQconnectStartParams(&keywords, &values, 0) else {
      throw .unreachable(state: nil, reason: "out of memory")
    }
    unsafe self.raw = raw
    // Server messages shrink to their SQLSTATE, which libpq gives no other way while connecting.
    unsafe PQsetErrorVerbosity(raw, PQERRORS_SQLSTATE)
    // A notice may quote values, and libpq would print it on our standard error.
    unsafe PQsetNoticeReceiver(raw, { _, _ in }, nil)
    try finishConnecting(Deadline(after: limit == .zero ? nil : limit))
    guard unsafe PQsetnonblocking(raw, 1) == 0 else { throw .unreachable(state: nil, reason: "no non-blocking mode") }
  }

  deinit { unsafe PQfinish(raw) }

  var isUsable: Bool { unsafe !isOutOfStep && PQstatus(raw) == CONNECTION_OK }
  var transaction: PGTransactionStatusType { unsafe PQtransactionStatus(raw) }

  private func finishConnecting(_ deadline: Deadline) throws(PostgresError) {
    var wanted = POLLOUT
    while unsafe PQstatus(raw) != CONNECTION_BAD {
      guard deadline.wait(for: unsafe PQsocket(raw), wanted) != 0 else {
        throw .unreachable(state: nil, reason: "no answer in time")
      }
      switch unsafe PQconnectPoll(raw) {
      case PGRES_POLLING_OK: return
      case PGRES_POLLING_READING: wanted = POLLIN
      case PGRES_POLLING_WRITING: wanted = POLLOUT
      default: throw refusal()
      }
    }
    throw refusal()
  }

  private func refusal() -> PostgresError {
    let message = unsafe PQerrorMessage(raw).map { unsafe String(cString: $0) } ?? ""
    let lines = message.split(separator: "\n")
    for line in lines.reversed() {
      if let state = SQLState(line.suffix(5)), line.dropLast(5).hasSuffix(":  ") {
        return .unreachable(state: state, reason: "")
      }
    }
    return .unreachable(state: nil, reason: String(lines.first?.prefix(300) ?? ""))
  }
}

extension PostgresSocket {
  /// The next result of what was sent, or nil when all were taken.
  ///
  /// - Throws: `TooLate`; the connection is not usable afterwards.
  func next(before deadline: Deadline) throws(TooLate) -> PostgresResult? {
    while unsafe PQflush(raw) == 1 {
      let ready = deadline.wait(for: unsafe PQsocket(raw), POLLIN | POLLOUT)
      guard ready != 0 else { throw outOfStep() }
      // A server that is busy telling us something takes nothing in until we have read it.
      if ready & POLLOUT == 0 {
        guard unsafe PQconsumeInput(raw) == 1 else { break }
      }
    }
    while unsafe PQstatus(raw) == CONNECTION_OK && PQisBusy(raw) == 1 {
      guard deadline.wait(for: unsafe PQsocket(raw), POLLIN) != 0 else { throw outOfStep() }
      // Where reading fails, PQgetResult below tells of it without waiting.
      guard unsafe PQconsumeInput(raw) == 1 else { break }
    }
    return unsafe PQgetResult(raw).map { unsafe PostgresResult($0) }
  }

  struct TooLate: Error {}

  private func outOfStep() -> TooLate {
    isOutOfStep = true
    return TooLate()
  }

  /// Gives up on a connection whose conversation cannot be continued.
  func abandon() { isOutOfStep = true }
}
