import Commands
import LocalServices
import WorkerRuntime

let demoCommand = Command(
  "demo",
  Phrase(
    ja: "一時的な PostgreSQL、内蔵のブローカー、すべてのワーカー、三つの病院をこの場で一度動かします",
    en: "runs everything here once: a temporary PostgreSQL, an embedded broker, every worker, three hospitals"),
  example: "--samples Tests/Fixtures",
  option(
    "--samples", "DIR",
    Phrase(ja: "見本の開示書とポリシーのあるフォルダー", en: "where the sample sheets and policies are"), default: "Tests/Fixtures")
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
    Terminal.complain(
      Phrase(
        ja: "kaiji demo: 中断しました。すべて停止して片付けました",
        en: "kaiji demo: interrupted; everything was stopped and removed"))
    return ExitCode.interrupted.rawValue
  } catch let error as LocalServiceError {
    throw CommandFailure(Phrase(error), code: .unavailable)
  }
}

/// Ctrl-C, or SIGTERM.
struct DemoInterrupted: Error {}
