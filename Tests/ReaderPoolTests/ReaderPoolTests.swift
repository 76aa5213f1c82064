import ChildProcess
import DisclosureCore
import DisclosureIdentity
import DisclosureMessages
import Glibc
import ReaderPool
import SheetParsing
import TestSupport
import Testing

@testable import parse_worker

@Suite("Whatever a document does to its reader, the pool lives on and says what it was")
struct ReaderPoolTests {
  private static func pool(_ program: String, wall: Duration = .seconds(60)) throws -> ReaderPool {
    var settings = ReaderPool.Settings(executable: ChildCommand.beside(program))
    settings.readers = 2
    settings.wall = wall
    return try ReaderPool(settings) { _ in }
  }

  private func questions(_ texts: String...) -> [ReaderQuestion] {
    texts.map { ReaderQuestion(Array($0.utf8), sha256: ContentHash.sha256(Array($0.utf8))) }
  }

  private func rejection(_ answer: ReaderAnswer?) -> SheetRead.Rejection? {
    if case .rejection(let told) = answer?.read.result { told } else { nil }
  }

  @Test(
    "each way to break out or to break ends in its own code and place",
    arguments: [
      ("trap", RejectionCode.readerCrashed, "signal 4"), ("abort", .readerCrashed, "signal 6"),
      ("exit", .readerCrashed, "exit status 3"), ("close", .readerCrashed, "exit status 0"),
      ("spin", .readerCPU, "signal 24"), ("allocate", .readerMemory, "signal 6"),
      ("open", .readerForbidden, "signal 31"), ("socket", .readerForbidden, "signal 31"),
      ("fork", .readerForbidden, "signal 31"), ("kill", .readerForbidden, "signal 31"),
      ("garbage", .readerAnswer, nil), ("another", .readerAnswer, nil), ("too much", .readerOutput, "16777216 bytes"),
    ] as [(String, RejectionCode, String?)])
  func hostile(order: String, code: RejectionCode, place: String?) throws {
    let pool = try Self.pool("hostile-reader")
    let read = try #require(try pool.read(questions("good", order, "good")))
    #expect(read.map { rejection($0)?.code } == ["form.empty", code.rawValue, "form.empty"])
    #expect(rejection(read[1])?.place == place)
    #expect(!code.claims)
    #expect(try rejection(pool.read(questions("good"))?.first)?.code == "form.empty")
  }

  @Test("one that hangs is ended at its time, and holds up no other")
  func hangs() throws {
    let pool = try Self.pool("hostile-reader", wall: .seconds(2))
    let read = try #require(try pool.read(questions("hang", "a", "b", "c")))
    #expect(read.map { rejection($0)?.code } == ["reader.wall", "form.empty", "form.empty", "form.empty"])
  }

  @Test("what a fresh reader can read is read")
  func secondTry() throws {
    let pool = try Self.pool("hostile-reader")
    _ = try pool.read(questions("good", "good", "good", "good"))
    let read = try pool.read(questions("trap unless fresh"))
    #expect(rejection(read?.first)?.message == "served 0")
  }

  @Test("no other document is given to a reader that was at a PDF, which C code reads")
  func afterPDF() throws {
    let pool = try Self.pool("hostile-reader")
    _ = try pool.read(questions("%PDF-1.7", "%PDF-1.7"))
    let read = try #require(try pool.read(questions("good", "good")))
    #expect(read.map { rejection($0)?.message } == ["served 0", "served 0"])
  }

  @Test("one that hangs is left behind when it is time to stop, long before its own time is over")
  func stops() throws {
    let pool = try Self.pool("hostile-reader", wall: .seconds(600))
    var said: [Int] = []
    #expect(try pool.read(questions("hang", "a", "hang"), isStopping: { true }, tell: { said.append($0) }) == nil)
    #expect(said == [1])
    #expect(try pool.read(questions("a", "b", "c"), isStopping: { true })?.count == 3, "what is quick is still read")
  }

  @Test(
    "the real reader reads as this process does, part for part",
    arguments: ["good", "good-second", "marks-lost", "contradictions", "inconsistent"])
  func real(name: String) throws {
    let question = ReaderQuestion(fileBytes(Fixture.sheet(name)), sha256: ContentHash.sha256([]))
    let sheet = try SheetReader.read(question.document)
    let answer = try #require(try Self.pool("sheet-reader").read([question])?.first)
    #expect(answer == ReaderAnswer(to: question, version: UInt32(SheetReader.version), .success(sheet)))
    let told = try #require(answer.sheet)
    #expect(told.header == sheet.header && told.source == sheet.source && told.readings == sheet.readings)
    #expect(told.remarks == sheet.remarks && told.notes == sheet.notes && told.remarkPresent == sheet.remarkPresent)
    #expect(told.findings == sheet.findings && told.undetermined == sheet.undetermined)
  }

  @Test("a batch full of documents which hang is done within Kafka's five minutes", arguments: [1, 2, 3, 4, 5, 6, 64])
  func batches(readers: Int) {
    var settings = ReaderPool.Settings(executable: "")
    settings.readers = readers
    let most = ParseWork.recordsAtOnce(settings)
    #expect(most >= readers || most == 32)
    #expect(settings.longest * ((most + readers - 1) / readers) <= .seconds(240))
  }

  @Test("on a kernel without Landlock and filters it says so once, and reads on behind the other walls")
  func poorKernel() throws {
    var settings = ReaderPool.Settings(executable: ChildCommand.beside("poor-kernel"))
    (settings.readers, settings.documents) = (2, 1)
    var missing: [[String]] = []
    let pool = try ReaderPool(settings) { missing.append($0) }
    let document = fileBytes(Fixture.sheet("good"))
    let question = ReaderQuestion(document, sha256: ContentHash.sha256(document))
    // Each document has a reader of its own, and each of them says what it lacks.
    let answers = try #require(try pool.read([question, question, question]))
    #expect(missing == [["Landlock", "seccomp"]])
    #expect(answers.allSatisfy { $0.sheet != nil } && answers.count == 3)
    let rich = try ReaderPool(ReaderPool.Settings(executable: ChildCommand.beside("sheet-reader"))) { _ in }
    #expect(try rich.read([question]) == [answers[0]])
  }

  @Test(
    "sheet-reader tells what it is, and takes no arguments", arguments: [("--help", 0), ("-h", 0), ("file.txt", 2)])
  func help(argument: String, code: Int32) throws {
    let said = try Programs.command("sheet-reader", [argument]).capture(within: .seconds(60))
    #expect(said.status == .exited(code))
    #expect((code == 0 ? said.output : said.errors).starts(with: Array("sheet-reader: ".utf8)))
    #expect((code == 0 ? said.errors : said.output).isEmpty)
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
    #expect(input.write([36, 0, 0, 0] + Array("hang".utf8) + ContentHash.sha256([]).bytes))
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
  func noReader() throws {
    let error = #expect(throws: ReaderUnavailable.self) { try Self.pool("no-such-reader") }
    #expect(error?.executable == ChildCommand.beside("no-such-reader"))
  }
}
