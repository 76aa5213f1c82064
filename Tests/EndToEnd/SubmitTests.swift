import ChildProcess
import DisclosureMessages
import Foundation
import Glibc
import JSONText
import KafkaClient
import TestSupport
import Testing

extension EndToEnd {
  @Suite("A submitter who waits is told what became of each file")
  struct SubmitTests {
    @Test("stored, then repeated; rejected and in conflict with code and reason; each with its exit code")
    func outcomes() throws {
      let running = try Running.current()
      let audience = ["--subscribers", "--vendor", "見本", "--product", "待つカルテ", "--wait"]
      let good = Fixture.sheet("good")
      #expect(try running.submitted([good, "--id", "first"] + audience) == Told(0, ["good.txt stored -"]))
      #expect(try running.submitted([good, "--id", "first"] + audience) == Told(0, ["good.txt repeated -"]))
      let conflict = try running.submitted([Fixture.sheet("contradictions"), "--id", "first"] + audience)
      #expect(conflict == Told(2, ["contradictions.txt conflict submission.conflict"]))
      let rejected = try running.submitted([Fixture.sheet("unreadable"), Fixture.sheet("good-second")] + audience)
      #expect(rejected == Told(2, ["good-second.txt stored -", "unreadable.txt rejected form.unknown"]))

      let text = try running.system.run(["submit", Fixture.sheet("unreadable"), "--submitter", "waiting"] + audience)
      let line = String(decoding: text.output, as: UTF8.self)
      #expect(line.split(separator: "\t").contains("repeated") && line.contains("rejected then"))
      #expect(text.status == .exited(2), "what was rejected does not become good by being handed in again")
    }

    @Test("a folder: each file a line, in spite of one that is too large; again does no harm")
    func folder() throws {
      let running = try Running.current()
      let folder = running.system.folder.appending(path: "sheets")
      try FileManager.default.createDirectory(at: folder.appending(path: "more"), withIntermediateDirectories: true)
      func put(_ text: String, _ name: String) throws { try Data(text.utf8).write(to: folder.appending(path: name)) }
      let sheet = try String(contentsOfFile: Fixture.sheet("good"), encoding: .utf8)
      for number in 1...9 { try put("\(sheet)\n\(number)\n", "sheet-\(number).txt") }
      try put("\(sheet)\n1\n", "twin-of-1.txt")
      try put("nothing of the kind", ".hidden.txt")
      try put("nothing of the kind", "more/other.txt")
      try Data(count: SheetSubmitted.contentLimit + 1).write(to: folder.appending(path: "large.txt"))
      let options = [folder.path, "--subscribers", "--vendor", "見本", "--product", "束カルテ", "--wait"]

      let names = (1...9).map { "sheet-\($0).txt" } + ["twin-of-1.txt"]
      let first = try running.submitted(options)
      #expect(first == Told(2, ["large.txt notHandedIn -"] + names.map { "\($0) stored -" }))
      let again = try running.submitted(options + ["--recursive"])
      let expected = ["large.txt notHandedIn -", "other.txt rejected form.unknown"] + names.map { "\($0) repeated -" }
      #expect(again == Told(2, expected.sorted()))
    }
  }
}

/// What a run of `kaiji submit --format json` said: its exit code, and of each file name, outcome and code.
private struct Told: Equatable {
  let code: Int32
  let files: [String]

  init(_ code: Int32, _ files: [String]) { (self.code, self.files) = (code, files) }
}

extension Running {
  fileprivate func submitted(_ arguments: [String]) throws -> Told {
    let said = try system.run(["submit", "--submitter", "waiting", "--format", "json"] + arguments)
    guard case .exited(let code) = said.status else { throw StillNot("kaiji submit: \(said.status)") }
    let files = try said.output.split(separator: UInt8(ascii: "\n")).map { line in
      let told = try JSONValue(parsing: Array(line))
      let name = told["file"]?.string?.split(separator: "/").last.map(String.init) ?? "?"
      return "\(name) \(told["outcome"]?.string ?? "?") \(told["code"]?.string ?? "-")"
    }
    return Told(code, files.sorted())
  }
}

/// A Kafka that nobody reads from: no receipt ever comes.
@Suite("A submitter does not wait for ever", .ownThread)
struct UnansweredSubmitTests {
  private let cluster: MockCluster

  init() throws {
    cluster = try MockCluster()
    for topic in Topics.all { try cluster.create(topic.name, partitions: 2) }
  }

  private var command: ChildCommand {
    Programs.command(
      "kaiji", ["submit", Fixture.sheet("good"), "--submitter", "patient", "--subscribers", "--wait"],
      environment: ["KAIJI_KAFKA_BROKERS": cluster.bootstrapServers])
  }

  private func handedIn() throws -> Int64 {
    let admin = try KafkaAdmin(KafkaSettings(bootstrapServers: cluster.bootstrapServers))
    return try (0..<2).reduce(0) { try $0 + admin.watermarks(TopicPartition(Topics.submission.name, $1)).high }
  }

  @Test("a receipt that does not come in time: which one, and exit 3")
  func late() throws {
    var late = command
    late.arguments += ["--within", "1"]
    let said = try late.capture(within: .seconds(60))
    #expect(said.status == .exited(3))
    #expect(String(decoding: said.output, as: UTF8.self).contains("good.txt\t"))
    #expect(String(decoding: said.output, as: UTF8.self).contains("noReceipt"))
    #expect(try handedIn() == 1)
  }

  @Test("Ctrl-C ends it at once, and says that what was handed in stays")
  func interrupted() throws {
    var patient = command
    patient.arguments += ["--within", "86400"]
    patient.hasOwnGroup = true
    let child = try ChildProcess(patient, output: .null, errors: .pipe)
    try until("it was handed in") { try handedIn() == 1 }
    child.signal(SIGINT)
    #expect(child.waitUpTo(.seconds(30)) == .exited(130))
    let errors = child.errors?.read() ?? []
    #expect(String(decoding: errors, as: UTF8.self).contains("stays handed in"))
  }

  @Test("nobody there: why, and exit 3; nothing of the sheet is sent")
  func away() throws {
    var lost = command
    lost.environment["KAIJI_KAFKA_BROKERS"] = "127.0.0.1:\(try freePorts(1)[0])"
    let said = try lost.capture(within: .seconds(60))
    #expect(said.status == .exited(3))
    #expect(String(decoding: said.errors, as: UTF8.self).contains("Connection refused"))
  }
}
