import Commands
import Glibc

/// A file that a command was given.
enum InputFile {
  /// Why a file could not be read; without its name.
  struct Unreadable: Error {
    let reason: Phrase
  }

  /// - Parameter limit: of a larger file no more than this is read before it is refused.
  static func read(_ path: String, atMost limit: Int) throws(CommandFailure) -> [UInt8] {
    do throws(Unreadable) {
      return try contents(of: path, atMost: limit)
    } catch {
      throw CommandFailure(Phrase(both: "\(path): ") + error.reason)
    }
  }

  static func contents(of path: String, atMost limit: Int) throws(Unreadable) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Unreadable(errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw Unreadable(errno) }
      if count == 0 { return bytes }
      bytes += chunk.prefix(count)
      guard bytes.count <= limit else {
        throw Unreadable(reason: Phrase(ja: "\(limit >> 20) MiB を超えています", en: "larger than \(limit >> 20) MiB"))
      }
    }
  }
}

extension InputFile.Unreadable {
  fileprivate init(_ number: Int32) { reason = Phrase(system: number) }
}

/// Errors of the system by their numbers.
enum SystemWords {
  static let (missing, denied, folder, taken, full) = (ENOENT, EACCES, EISDIR, EEXIST, ENOSPC)

  static func of(_ number: Int32) -> String { unsafe String(cString: strerror(number)) }
}

/// The day in Tokyo by this machine's clock; for people's commands alone, no worker asks it.
enum Today {
  static var unixMilliseconds: Int64 { Int64(time(nil)) * 1000 }
}
