import Glibc
import WorkerRuntime

func exit(_ code: ExitCode) -> Never { Glibc.exit(code.rawValue) }
