import Glibc
package import Settings
package import Telemetry

/// A worker from its first line to its exit code: settings at the door, loops until SIGTERM, a clean end.
package struct WorkerProgram {
  private let name: String
  private let about: String
  private let list: SettingList

  package init(_ name: String, _ about: String, _ list: SettingList) {
    self.name = name
    self.about = about
    self.list = list
  }

  /// - Parameter configure: reads the settings and adds the loops; it reaches no service, so whatever it throws is a
  ///   wrong setting: one line, exit 2, before any partition is taken.
  package func run(
    _ arguments: [String], environment: [String: String],
    _ configure: (Settings, Logger, inout WorkerGroup) throws -> Void
  ) -> ExitCode {
    guard arguments.isEmpty else {
      let asksForHelp = arguments == ["--help"] || arguments == ["-h"]
      say(
        asksForHelp ? help : "\(name): takes no arguments (see \(name) --help)\n",
        to: asksForHelp ? STDOUT_FILENO : STDERR_FILENO)
      return asksForHelp ? .done : .wrongInput
    }
    let settings = Settings(list, environment: environment)
    let log: Logger
    var group: WorkerGroup
    do {
      log = Logger(program: name, threshold: try settings.value(of: ServiceSettings.logLevel))
      let stop = try StopSignal()
      group = WorkerGroup(stop: stop)
      try configure(settings, log, &group)
      stop.listen()
    } catch {
      say("\(name): \(error)\n", to: STDERR_FILENO)
      return .wrongInput
    }
    for variable in settings.unknown { log.warning("unknown setting", ["name": .text(variable)]) }
    return run(group, log)
  }

  private func run(_ group: WorkerGroup, _ log: Logger) -> ExitCode {
    // A pipe that closes is an error of a write, not the end of the process.
    _ = signal(SIGPIPE, SIG_IGN)
    log.info("started")
    do {
      try group.run()
    } catch {
      log.error("gave up", ["error": .text("\(error)")])
      return .gaveUp
    }
    log.info("stopped")
    return .done
  }

  private var help: String {
    """
    \(name): \(about)

    It runs until SIGTERM or Ctrl-C, finishes what it has in hand, and exits with 0.
    Exit codes: 0 stopped, 2 a setting is wrong, 70 a loop gave up.

    Settings (environment variables):
    \(list.help)
    """
  }

  private func say(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in _ = unsafe write(descriptor, bytes.baseAddress, bytes.count) }
  }
}
