import ChildProcess
import Glibc
import Testing

private func shell(_ script: String, _ environment: [String: String] = [:]) -> ChildCommand {
  ChildCommand("/bin/sh", ["-c", script], environment: environment)
}

private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

@Suite("A child process")
struct ChildProcessTests {
  @Test(
    "ends by itself or by a signal, and says which",
    arguments: [
      ("exit 0", ChildProcess.ExitStatus.exited(0)), ("exit 7", .exited(7)), ("exit 255", .exited(255)),
      ("kill -KILL $$", .signalled(SIGKILL)), ("kill -SEGV $$", .signalled(SIGSEGV)),
    ])
  func endings(script: String, expected: ChildProcess.ExitStatus) throws {
    #expect(try ChildProcess(shell(script)).wait() == expected)
  }

  @Test("a program that is not there is an error with its name")
  func missing() {
    #expect(throws: ChildProcessError.system(call: "posix_spawn", number: ENOENT, executable: "/nowhere/at/all")) {
      try ChildProcess(ChildCommand("/nowhere/at/all"))
    }
  }

  @Test("a NUL in an argument is refused, not cut short")
  func nul() {
    #expect(throws: ChildProcessError.holdsNUL(executable: "/bin/echo")) {
      try ChildProcess(ChildCommand("/bin/echo", ["a\0b"]))
    }
  }

  @Test("gets the environment and the folder that were given, and nothing else")
  func surroundings() throws {
    var command = ChildCommand("/usr/bin/env", environment: ["ONE": "1"], workingDirectory: "/usr")
    #expect(try text(command.capture(within: .seconds(30)).output) == "ONE=1\n")
    command.executable = "/bin/pwd"
    #expect(try text(command.capture(within: .seconds(30)).output) == "/usr\n")
  }

  @Test("inherits no descriptor but the three")
  func descriptors() throws {
    // One that a careless library might have left open across exec.
    let careless = unsafe open("/dev/null", O_RDONLY)
    defer { close(careless) }
    let listed = try ChildCommand("/bin/ls", ["/proc/self/fd"]).capture(within: .seconds(30))
    // The fourth is the folder that ls itself reads.
    #expect(text(listed.output) == "0\n1\n2\n3\n")
  }

  @Test("starts with no signal blocked or ignored, whatever its parent does")
  func signals() throws {
    signal(SIGUSR2, SIG_IGN)
    defer { signal(SIGUSR2, SIG_DFL) }
    #expect(try ChildProcess(shell("kill -USR2 $$; exit 3")).wait() == .signalled(SIGUSR2))
  }

  @Test("is asked to end, waited for and reaped once, however often one asks")
  func terminating() throws {
    let child = try ChildProcess(shell("exec sleep 600"))
    #expect(child.isRunning)
    #expect(child.waitUpTo(.zero) == nil)
    child.terminate()
    #expect(child.wait() == .signalled(SIGTERM))
    #expect(child.wait() == .signalled(SIGTERM))
    #expect(!child.isRunning)
    child.kill()
    #expect(child.waitUpTo(.seconds(1)) == .signalled(SIGTERM))
  }

  @Test("may be waited for by many at once")
  func manyWaiters() async throws {
    let child = try ChildProcess(shell("read line; exit 5"), input: .pipe)
    let statuses = await withTaskGroup { group in
      for _ in 0..<4 { group.addTask { child.waitUpTo(.seconds(60)) } }
      child.input?.close()
      return await group.reduce(into: [ChildProcess.ExitStatus?]()) { $0.append($1) }
    }
    #expect(statuses == [.exited(5), .exited(5), .exited(5), .exited(5)])
  }

  @Test("is killed when nobody owns it any more")
  func orphan() throws {
    var child: ChildProcess? = try ChildProcess(shell("exec sleep 600"))
    let process = try #require(child?.processID)
    #expect(kill(process, 0) == 0)
    child = nil
    #expect(kill(process, 0) == -1 && errno == ESRCH)
  }

  @Test("a group of its own is signalled as a whole")
  func group() throws {
    var command = shell("sleep 600 & echo $!; wait")
    command.hasOwnGroup = true
    let child = try ChildProcess(command, output: .pipe)
    let output = try #require(child.output)
    #expect(!output.read().isEmpty)
    child.kill()
    #expect(child.wait() == .signalled(SIGKILL))
    // The grandchild held the other end, too: its end is the end of the stream.
    #expect(output.read() == [])
  }

  @Test("writing to one that reads no more is told, not fatal")
  func brokenPipe() throws {
    let child = try ChildProcess(shell("exec true"), input: .pipe)
    child.wait()
    #expect(child.input?.write([1, 2, 3]) == false)
  }
}

@Suite("Capturing what a child says")
struct CaptureTests {
  @Test("input goes in while output comes out, beyond what pipes hold")
  func throughput() throws {
    let input = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
    let captured = try ChildCommand("/bin/cat").capture(input: input, mostOutput: 1_000_000, within: .seconds(60))
    #expect(captured.output == input)
    #expect(captured.status.isSuccess)
  }

  @Test("both streams are kept apart, with the status")
  func streams() throws {
    let captured = try shell("echo out; echo err >&2; exit 4").capture(within: .seconds(30))
    #expect(captured == Captured(status: .exited(4), output: Array("out\n".utf8), errors: Array("err\n".utf8)))
  }

  @Test("one that leaves its input unread is heard to its end")
  func unread() throws {
    let captured = try shell("exec <&-; echo done").capture(
      input: .init(repeating: 0, count: 1 << 20), within: .seconds(30))
    #expect(text(captured.output) == "done\n")
  }

  @Test("one that says too much is killed", arguments: ["yes", "yes >&2"])
  func tooMuch(script: String) {
    #expect(throws: ChildProcessError.tooMuchOutput(executable: "/bin/sh")) {
      try shell(script, ["PATH": "/usr/bin:/bin"]).capture(mostOutput: 100_000, within: .seconds(60))
    }
  }

  @Test("one that takes too long is killed, with those it started", arguments: ["sleep 600", "sleep 600 & exit 0"])
  func tooLate(script: String) {
    #expect(throws: ChildProcessError.tooLate(executable: "/bin/sh")) {
      try shell(script, ["PATH": "/usr/bin:/bin"]).capture(within: .milliseconds(200))
    }
  }
}
