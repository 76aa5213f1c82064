internal import Glibc

/// What a child said and how it ended.
package struct Captured: Equatable, Sendable {
  package let status: ChildProcess.ExitStatus
  package let output: [UInt8]
  package let errors: [UInt8]

  package init(status: ChildProcess.ExitStatus, output: [UInt8], errors: [UInt8]) {
    self.status = status
    self.output = output
    self.errors = errors
  }
}

extension ChildCommand {
  /// Runs the program to its end: writes its input, keeps what it says.
  ///
  /// It runs in a group of its own, which is killed with it where it is late or says too much.
  ///
  /// - Parameters:
  ///   - mostOutput: how many bytes it may write, on each of its two streams.
  ///   - limit: from start to end. A child of the child that keeps the streams open counts too.
  package func capture(input: [UInt8] = [], mostOutput: Int = 1 << 20, within limit: Duration)
    throws(ChildProcessError) -> Captured
  {
    var command = self
    command.hasOwnGroup = true
    let child = try ChildProcess(command, input: .pipe, output: .pipe, errors: .pipe)
    let conversation = Conversation(child, input: input, patience: Patience(limit))
    let said: Conversation.Said
    do {
      said = try conversation.run(mostOutput: mostOutput)
    } catch {
      child.kill()
      child.wait()
      throw error == .late ? .tooLate(executable: executable) : .tooMuchOutput(executable: executable)
    }
    guard let status = child.waitUpTo(conversation.patience.left) else {
      child.kill()
      child.wait()
      throw .tooLate(executable: executable)
    }
    return Captured(status: status, output: said.output, errors: said.errors)
  }
}

/// Writing and reading in turn, so that neither side waits for the other with a full pipe.
private struct Conversation {
  let patience: Patience
  private let child: ChildProcess
  private let input: [UInt8]

  init(_ child: ChildProcess, input: [UInt8], patience: Patience) {
    self.child = child
    self.input = input
    self.patience = patience
  }

  struct Said {
    var output: [UInt8] = []
    var errors: [UInt8] = []
  }

  enum Breach: Error { case late, tooMuch }

  func run(mostOutput: Int) throws(Breach) -> Said {
    var said = Said()
    var rest = input[...]
    var (input, output, errors) = (child.input, child.output, child.errors)
    input?.doNotBlock()
    while output != nil || errors != nil {
      if rest.isEmpty {
        input?.close()
        input = nil
      }
      let open = [(input, POLLOUT), (output, POLLIN), (errors, POLLIN)].compactMap { end, events in
        end.map { (end: $0, events: events) }
      }
      guard let ready = patience.wait(for: open) else { throw .late }
      for end in ready.map({ open[$0].end }) {
        if end === input {
          // A child that reads no further may still have much to say.
          rest = end.writeSome(rest).map { rest.dropFirst($0) } ?? []
        } else if end === output {
          if try !take(from: end, into: &said.output, mostOutput) { output = nil }
        } else if try !take(from: end, into: &said.errors, mostOutput) {
          errors = nil
        }
      }
    }
    return said
  }

  /// - Returns: false at the stream's end.
  private func take(from end: PipeEnd, into said: inout [UInt8], _ most: Int) throws(Breach) -> Bool {
    let bytes = end.read()
    guard said.count + bytes.count <= most else { throw .tooMuch }
    said += bytes
    return !bytes.isEmpty
  }
}
