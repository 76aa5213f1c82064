import Commands
import LocalServices
import WorkerRuntime

let demoCommand = Command(
  "demo", "runs everything here once: a temporary PostgreSQL, an embedded broker, every worker, three hospitals",
  example: "--samples Tests/Fixtures",
  option("--samples", "DIR", "where the sample sheets and policies are", default: "Tests/Fixtures")
) { samples in
  let stop = try StopSignal()
  // Impatience must not leave a server behind.
  stop.listen(patiently: true)
  do {
    let system = try DemoSystem(stop: stop)
    defer { system.stop() }
    try DemoStory(system: system, samples: samples).run()
    return ExitCode.done.rawValue
  } catch is DemoInterrupted {
    Terminal.complain("kaiji demo: interrupted; everything was stopped and removed")
    return ExitCode.interrupted.rawValue
  } catch let error as LocalServiceError {
    throw CommandFailure("\(error)", code: .unavailable)
  }
}

/// Ctrl-C, or SIGTERM.
struct DemoInterrupted: Error {}
