internal import ChildProcess
internal import Glibc

/// A folder that holds all of a temporary server: its data, its log, its socket.
struct ServiceFolder {
  let path: String
  var data: String { path + "/data" }
  var sockets: String { path + "/run" }
  var log: String { path + "/log" }

  /// Makes it under TMPDIR or /tmp. A socket's path may have 107 bytes, and the server's user must be able to reach it.
  static func make(for user: ServerUser) throws(LocalServiceError) -> ServiceFolder {
    let named = ChildCommand.environment(keeping: ["TMPDIR"])["TMPDIR"].map { [$0] } ?? []
    let parents = named + ["/tmp"]
    for parent in parents where parent.hasPrefix("/") && parent.utf8.count <= 60 && user.canReach(parent) {
      if let folder = make(under: parent, for: user) { return folder }
    }
    throw .noFolder(tried: parents)
  }

  private static func make(under parent: String, for user: ServerUser) -> ServiceFolder? {
    var template = Array("\(parent)/kaiji-pg-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else { return nil }
    let folder = ServiceFolder(path: String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self))
    // Anyone who knows the way may pass through, nobody else may look around.
    if unsafe chmod(folder.path, 0o711) == 0, user.own(folder.data), user.own(folder.sockets),
      unsafe chmod(folder.sockets, 0o711) == 0
    {
      return folder
    }
    folder.remove()
    return nil
  }

  /// Removes everything in it.
  func remove() {
    let command = ChildCommand("/bin/rm", ["-rf", "--", path], environment: PostgreSQLPrograms.environment)
    // A folder that stays behind harms nothing, and whoever stops a server has no use for an error.
    do { try ChildProcess(command, output: .null, errors: .null).wait() } catch {}
  }

  /// The end of a file in it, for an error's last words.
  func tail(of file: String) -> String {
    guard let text = read(file) else { return "" }
    return String(decoding: text.suffix(2_000), as: UTF8.self)
  }

  /// At most a megabyte of a file.
  func read(_ file: String) -> [UInt8]? {
    let descriptor = unsafe open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 1 << 20)
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
    return count < 0 ? nil : Array(bytes.prefix(count))
  }

  func write(_ text: String, to file: String) -> Bool {
    let descriptor = unsafe open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    return unsafe bytes.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) } == bytes.count
  }
}
