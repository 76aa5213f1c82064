internal import CSystem
internal import Glibc

extension ChildCommand {
  /// Starts the program.
  ///
  /// - Returns: its process id.
  func spawn(_ streams: Streams) throws(ChildProcessError) -> pid_t {
    let variables = environment.map { "\($0.key)=\($0.value)" }
    guard !(arguments + variables + [executable, workingDirectory ?? ""]).contains(where: { $0.utf8.contains(0) })
    else {
      throw .holdsNUL(executable: executable)
    }
    var argv = unsafe ([executable] + arguments).map { unsafe strdup($0) } + [nil]
    var envp = unsafe variables.map { unsafe strdup($0) } + [nil]
    defer { unsafe (argv + envp).forEach { unsafe free($0) } }

    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (stream, end) in streams.theirs.enumerated() {
      if let end { unsafe posix_spawn_file_actions_adddup2(&actions, end.descriptor, Int32(stream)) }
    }
    unsafe _ = csystem_spawn_close_from(&actions, 3)
    if let workingDirectory { unsafe _ = csystem_spawn_chdir(&actions, workingDirectory) }

    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    unsafe startFresh(&attributes)

    var process: pid_t = 0
    let number = unsafe posix_spawn(&process, executable, &actions, &attributes, &argv, &envp)
    guard number == 0 else { throw .system(call: "posix_spawn", number: number, executable: executable) }
    return process
  }

  /// What we ignore or block, a child would ignore or block: a worker that handles SIGTERM by a signal source ignores it
  /// otherwise, and its child could not be asked to end.
  private func startFresh(_ attributes: UnsafeMutablePointer<posix_spawnattr_t>) {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(attributes, &signals)
    unsafe sigfillset(&signals)
    unsafe posix_spawnattr_setsigdefault(attributes, &signals)
    var flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    if hasOwnGroup {
      flags |= POSIX_SPAWN_SETPGROUP
      unsafe posix_spawnattr_setpgroup(attributes, 0)
    }
    unsafe posix_spawnattr_setflags(attributes, Int16(flags))
  }
}
