internal import Glibc
internal import Synchronization

extension TemporaryPostgreSQL {
  /// The one server of this process: made at the first call, gone when the process ends. Tests share it, each with a
  /// database of its own.
  package static func shared() throws(LocalServiceError) -> TemporaryPostgreSQL {
    try sharedServer.withLock { server throws(LocalServiceError) in
      if let server { return server }
      var options = Options()
      options.fsync = false
      let made = try TemporaryPostgreSQL(options)
      server = made
      // Nobody owns a global to its end, and a server would outlive us.
      atexit { sharedServer.withLock { $0?.stop() } }
      return made
    }
  }
}

private let sharedServer = Mutex<TemporaryPostgreSQL?>(nil)
