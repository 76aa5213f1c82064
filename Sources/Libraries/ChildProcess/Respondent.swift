internal import Glibc

/// A child that answers questions over its standard streams, one at a time; both are framed by their length.
///
/// What it writes is taken as a stranger's: bounded, and never waited for without an end. It is used by one thread, and
/// killed when the object goes.
package final class Respondent {
  /// Why there will be no answer. The child is of no more use.
  package enum Failure: Error, Equatable, Sendable {
    /// It ended; `said` is the beginning of what it wrote to its standard errors.
    case ended(ChildProcess.ExitStatus, said: [UInt8])
    /// It closed its output and lives on.
    case hungUp
    /// It began an answer of this many bytes, more than it may.
    case tooMuch(Int)
  }

  /// How much of its standard errors is kept: about what a program says that gives up.
  private static let mostSaid = 2000
  /// How long a child may take from its output's end to its own.
  private static let ending = Duration.seconds(1)

  private let child: ChildProcess
  private let mostAnswer: Int
  private var unsent: ArraySlice<UInt8> = []
  private var answer: FramedAnswer

  /// Starts it. Its standard errors are kept for ``Failure/ended(_:said:)``.
  ///
  /// - Parameter mostAnswer: in bytes; an answer that is longer is not read.
  package init(_ command: ChildCommand, mostAnswer: Int) throws(ChildProcessError) {
    child = try ChildProcess(command, input: .pipe, output: .pipe, errors: .pipe)
    self.mostAnswer = mostAnswer
    answer = FramedAnswer()
    for end in [child.input, child.output, child.errors] { end?.doNotBlock() }
  }

  package var processID: Int32 { child.processID }

  /// The processor time that it has used so far; nil once it has ended.
  package var processorTime: Duration? {
    var (clock, time) = (clockid_t(), timespec())
    guard unsafe clock_getcpuclockid(child.processID, &clock) == 0, unsafe clock_gettime(clock, &time) == 0 else {
      return nil
    }
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  /// Puts a question of at most 4 GiB, of parts that follow each other; it is sent by ``goOn()``, as far as the child
  /// takes it.
  package func ask(_ parts: [UInt8]...) {
    let size = parts.reduce(0) { $0 + $1.count }
    let count = UInt32(clamping: size)
    var framed: [UInt8] = []
    framed.reserveCapacity(4 + size)
    for shift in stride(from: 0, to: 32, by: 8) { framed.append(UInt8(truncatingIfNeeded: count >> UInt32(shift))) }
    for part in parts { framed += part }
    unsent = framed[...]
  }

  /// Sends and receives what can be without waiting.
  ///
  /// - Returns: the whole answer, or nil as long as it is not there.
  package func goOn() throws(Failure) -> [UInt8]? {
    send()
    guard let output = child.output else { throw .hungUp }
    while true {
      switch output.readSome(into: &answer.bytes, atMost: answer.missing) {
      case .some:
        answer.readLength()
        if let size = answer.size, size > mostAnswer { throw .tooMuch(size) }
        if answer.isWhole { return answer.take() }
      case .nothingYet: return nil
      case .end: throw ended()
      }
    }
  }

  /// Kills it.
  package func kill() { child.kill() }

  /// Waits until one of several can go on, but not beyond a time.
  ///
  /// - Returns: the positions of those that can.
  package static func wait(for respondents: [Respondent], upTo limit: Duration) -> [Int] {
    var wanted: [(end: PipeEnd, events: Int32)] = []
    var owners: [Int] = []
    for (at, respondent) in respondents.enumerated() {
      if let output = respondent.child.output {
        wanted.append((output, POLLIN))
        owners.append(at)
      }
      if !respondent.unsent.isEmpty, let input = respondent.child.input {
        wanted.append((input, POLLOUT))
        owners.append(at)
      }
    }
    let ready = Patience(limit).wait(for: wanted) ?? []
    var able: [Int] = []
    for owner in ready.map({ owners[$0] }) where able.last != owner { able.append(owner) }
    return able
  }

  private func send() {
    while !unsent.isEmpty {
      // Where nobody reads any more, the output tells why.
      guard let count = child.input?.writeSome(unsent) else {
        unsent = []
        return
      }
      if count == 0 { return }
      unsent = unsent.dropFirst(count)
    }
    unsent = []
  }

  private func ended() -> Failure {
    guard let status = child.waitUpTo(Self.ending) else {
      kill()
      return .hungUp
    }
    var said: [UInt8] = []
    _ = child.errors?.readSome(into: &said, atMost: Self.mostSaid)
    return .ended(status, said: said)
  }
}

/// An answer as it comes in: four bytes of length, least first, then as many bytes.
private struct FramedAnswer {
  private static let header = 4

  var bytes: [UInt8] = []
  private(set) var size: Int?

  /// How many bytes still belong to its header, or to the answer: never is one of the next read.
  var missing: Int { (size ?? Self.header) - bytes.count }

  var isWhole: Bool { size == bytes.count }

  mutating func readLength() {
    guard size == nil, missing == 0 else { return }
    size = bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
    bytes = []
  }

  mutating func take() -> [UInt8] {
    defer { self = FramedAnswer() }
    return bytes
  }
}
