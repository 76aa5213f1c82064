internal import CSystem
internal import Glibc

/// The three standard streams of a child to be: what it gets, and what we keep of it.
struct Streams {
  /// By number of the stream: what the child will have there; nil is inherited.
  private(set) var theirs: [PipeEnd?] = [nil, nil, nil]
  /// By number of the stream: our end of its pipe.
  private(set) var ours: [PipeEnd?] = [nil, nil, nil]

  init(_ input: ChildProcess.Input, _ output: ChildProcess.Output, _ errors: ChildProcess.Output, executable: String)
    throws(ChildProcessError)
  {
    do {
      switch input {
      case .null: theirs[0] = try Self.null()
      case .pipe: (theirs[0], ours[0]) = try Self.pipe()
      }
      for (stream, wanted) in [(1, output), (2, errors)] {
        switch wanted {
        case .inherit: break
        case .null: theirs[stream] = try Self.null()
        case .pipe: (ours[stream], theirs[stream]) = try Self.pipe()
        case .descriptor(let descriptor): theirs[stream] = try Self.copy(of: descriptor)
        }
      }
    } catch {
      throw .system(call: error.call, number: error.number, executable: executable)
    }
  }

  private struct Failure: Error {
    let call: String
    let number = errno
  }

  private static func null() throws(Failure) -> PipeEnd {
    let opened = unsafe open("/dev/null", O_RDWR | O_CLOEXEC)
    guard opened >= 0 else { throw Failure(call: "open /dev/null") }
    let end = PipeEnd(owning: opened)
    return try copy(of: end.descriptor)
  }

  private static func pipe() throws(Failure) -> (reading: PipeEnd, writing: PipeEnd) {
    var ends: [Int32] = [-1, -1]
    guard unsafe csystem_pipe(&ends) == 0 else { throw Failure(call: "pipe2") }
    let (reading, writing) = (PipeEnd(owning: ends[0]), PipeEnd(owning: ends[1]))
    return (try copy(of: reading.descriptor), try copy(of: writing.descriptor))
  }

  /// A copy above the standard streams: else moving one stream into place could close another, in a process that was
  /// itself started without one.
  private static func copy(of descriptor: Int32) throws(Failure) -> PipeEnd {
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
    guard copy >= 0 else { throw Failure(call: "fcntl") }
    return PipeEnd(owning: copy)
  }
}
