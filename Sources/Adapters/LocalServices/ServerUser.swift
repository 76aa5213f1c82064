internal import ChildProcess
internal import Glibc

/// Who runs the server: we ourselves, or, since it refuses root, the user `postgres`.
enum ServerUser {
  case ourselves
  case other(user: uid_t, group: gid_t, setpriv: String)

  static func find() throws(LocalServiceError) -> ServerUser {
    guard geteuid() == 0 else { return .ourselves }
    let isProgram = { (path: String) in unsafe access(path, X_OK) == 0 }
    let setpriv = ["/usr/bin/setpriv", "/bin/setpriv"].first(where: isProgram)
    guard let setpriv, let entry = unsafe getpwnam("postgres") else { throw .noServerUser }
    return unsafe .other(user: entry.pointee.pw_uid, group: entry.pointee.pw_gid, setpriv: setpriv)
  }

  /// The command as this user runs it. setpriv becomes the program, so that the child's number and signals are the
  /// server's own; runuser would stand between.
  func command(_ program: String, _ arguments: [String], in folder: String) -> ChildCommand {
    var command = ChildCommand(
      program, arguments, environment: PostgreSQLPrograms.environment, workingDirectory: folder, hasOwnGroup: true)
    if case .other(let user, let group, let setpriv) = self {
      command.executable = setpriv
      command.arguments = ["--reuid=\(user)", "--regid=\(group)", "--clear-groups", "--", program] + arguments
    }
    return command
  }

  /// Whether this user can pass through every folder on the way.
  func canReach(_ folder: String) -> Bool {
    guard case .other(let user, let group, _) = self else { return true }
    var path = ""
    for name in folder.split(separator: "/") {
      path += "/" + name
      var status = stat()
      guard unsafe stat(path, &status) == 0 else { return false }
      let needed = status.st_uid == user ? S_IXUSR : status.st_gid == group ? S_IXGRP : S_IXOTH
      guard status.st_mode & needed != 0 else { return false }
    }
    return true
  }

  /// Makes a folder of the server's own.
  func own(_ path: String) -> Bool {
    guard unsafe mkdir(path, 0o700) == 0 else { return false }
    guard case .other(let user, let group, _) = self else { return true }
    return unsafe chown(path, user, group) == 0
  }
}
