import ChildProcess
import DisclosureCore
import DisclosureMessages
import Glibc
import ReaderPool
import SheetParsing
import TestSupport
import Testing

@Suite("Whatever a document does to its reader, the pool lives on and says what it was")
struct ReaderPoolTests {
  private static func pool(_ program: String, wall: Duration = .seconds(60)) throws -> ReaderPool {
    var settings = ReaderPool.Settings(executable: ChildCommand.beside(program))
    settings.readers = 2
    settings.wall = wall
    return try ReaderPool(settings) { _ in }
  }

  private func rejection(_ read: SheetRead?) -> SheetRead.Rejection? {
    if case .rejection(let told) = read?.result { told } else { nil }
  }

  @Test(
    "each way to break out or to break ends in its own code and place",
    arguments: [
      ("trap", RejectionCode.readerCrashed, "signal 4"), ("abort", .readerCrashed, "signal 6"),
      ("exit", .readerCrashed, "exit status 3"), ("close", .readerCrashed, "exit status 0"),
      ("spin", .readerCPU, "signal 24"), ("allocate", .readerMemory, "signal 6"),
      ("open", .readerForbidden, "signal 31"), ("socket", .readerForbidden, "signal 31"),
      ("fork", .readerForbidden, "signal 31"), ("kill", .readerForbidden, "signal 31"),
      ("garbage", .readerAnswer, nil), ("too much", .readerOutput, "16777216 bytes"),
    ] as [(String, RejectionCode, String?)])
  func hostile(order: String, code: RejectionCode, place: String?) throws {
    let pool = try Self.pool("hostile-reader")
    let read = try pool.read([Array("good".utf8), Array(order.utf8), Array("good".utf8)])
    #expect(read.map { rejection($0)?.code } == ["form.empty", code.rawValue, "form.empty"])
    #expect(rejection(read[1])?.place == place)
    #expect(!code.claims)
    #expect(try rejection(pool.read([Array("good".utf8)]).first)?.code == "form.empty")
  }

  @Test("one that hangs is ended at its time, and holds up no other")
  func hangs() throws {
    let read = try Self.pool("hostile-reader", wall: .seconds(2)).read(["hang", "a", "b", "c"].map { Array($0.utf8) })
    #expect(read.map { rejection($0)?.code } == ["reader.wall", "form.empty", "form.empty", "form.empty"])
  }

  @Test("what a fresh reader can read is read")
  func secondTry() throws {
    let pool = try Self.pool("hostile-reader")
    _ = try pool.read((0..<4).map { _ in Array("good".utf8) })
    let read = try pool.read([Array("trap unless fresh".utf8)])
    #expect(rejection(read.first)?.message == "served 0")
  }

  @Test("the real reader reads as this process does", arguments: ["good", "marks-lost", "contradictions"])
  func real(name: String) throws {
    let document = fileBytes(Fixture.sheet(name))
    let sheet = try SheetReader.read(document)
    let read = try #require(try Self.pool("sheet-reader").read([document]).first)
    guard case .sheet(let told) = read.result else {
      Issue.record("no sheet: \(read)")
      return
    }
    #expect(told.findings == String(decoding: SheetJSON.findingsColumn(of: sheet), as: UTF8.self))
  }

  @Test("one that hangs dies with the process that started it")
  func orphan() throws {
    let parent = try ChildProcess(
      ChildCommand(
        "/bin/sh", ["-c", "exec 3<&0; \"$1\" <&3 >&2 & echo $!; wait", "sh", ChildCommand.beside("hostile-reader")]),
      input: .pipe, output: .pipe, errors: .pipe)
    let (input, output, errors) = (try #require(parent.input), try #require(parent.output), try #require(parent.errors))
    let process = String(decoding: output.read().prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    #expect(!errors.read().isEmpty, "it greets once it has shut itself in")
    #expect(input.write([4, 0, 0, 0] + Array("hang".utf8)))
    parent.kill()
    parent.wait()
    // Its input stays open, and it uses no processor time: nothing else would end it.
    defer { if Self.runs(process), let process = Int32(process) { kill(process, SIGKILL) } }
    try until("the reader has ended") { !Self.runs(process) }
  }

  /// Whether a process is there and no zombie.
  private static func runs(_ process: String) -> Bool {
    let state = fileBytes("/proc/\(process)/stat")
    return !state.isEmpty && !String(decoding: state, as: UTF8.self).contains(") Z ")
  }

  @Test("without a reader nothing is read and no document is blamed")
  func noReader() throws { #expect(throws: ReaderUnavailable.self) { try Self.pool("no-such-reader") } }
}
