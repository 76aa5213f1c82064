import Glibc

/// A file that a command was given.
enum InputFile {
  /// - Parameter limit: larger files are refused before they are read.
  static func read(_ path: String, atMost limit: Int) throws(CommandFailure) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw failure(path) }
      if count == 0 { return bytes }
      bytes += chunk.prefix(count)
      guard bytes.count <= limit else {
        throw CommandFailure("\(path): larger than \(limit >> 20) MiB")
      }
    }
  }

  private static func failure(_ path: String) -> CommandFailure {
    CommandFailure("\(path): \(unsafe String(cString: strerror(errno)))")
  }
}

/// The day in Tokyo by this machine's clock; for people's commands alone, no worker asks it.
enum Today {
  static var unixMilliseconds: Int64 { Int64(time(nil)) * 1000 }
}
