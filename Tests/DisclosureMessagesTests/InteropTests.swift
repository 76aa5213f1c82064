import DisclosureMessages
import Foundation
import JSONText
import ProtobufWire
import Testing

@Suite("Google's protobuf and ours agree", .enabled(if: Peer.isThere, "protoc or python3-protobuf is not installed"))
struct InteropTests {
  private static let count = 400

  @Test("on every field and byte of random events, whoever wrote them")
  func agree() throws {
    let seed: UInt64 = 20_261_122
    var random = RandomEvents(seed: seed)
    let ours = EventKind.all.flatMap { kind in (0..<Self.count).map { _ in (kind, kind.random(&random)) } }
    let requests = ours.map { kind, event in
      #"{"type":"\#(kind.name)","bytes":"\#(Data(event.encoded()).base64EncodedString())"}"# + "\n"
    }
    let lines = try Peer.answers(to: requests.joined(), count: Self.count, seed: seed)
    try #require(lines.count == 2 * ours.count)

    for ((kind, event), answer) in zip(ours, lines) {
      #expect(answer["fields"] == event.fields.json, "\(kind.name), written by us")
      #expect(try bytes(of: answer) == event.encoded(), "\(kind.name), written by us")
      #expect(try kind.decode(event.encoded()).fields.json == event.fields.json, "\(kind.name), read by us again")
    }
    for (index, line) in lines.dropFirst(ours.count).enumerated() {
      let kind = EventKind.all[index / Self.count]
      try #require(line["type"] == .string(kind.name))
      let event = try kind.decode(try bytes(of: line))
      #expect(event.fields.json == line["fields"], "\(kind.name), written by Google")
    }
  }

  private func bytes(of line: JSONValue) throws -> [UInt8] {
    guard case .string(let text) = line["bytes"], let data = Data(base64Encoded: text) else {
      throw PeerError(reason: "a line without bytes")
    }
    return Array(data)
  }
}

private struct PeerError: Error { let reason: String }

/// Google's Python protobuf, in one process of its own.
private enum Peer {
  private static let python = "/usr/bin/python3"
  private static let protoc = "/usr/bin/protoc"
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()

  static let isThere: Bool = {
    guard FileManager.default.isExecutableFile(atPath: protoc) else { return false }
    return (try? run(python, ["-c", "import google.protobuf"])) != nil
  }()

  static func answers(to requests: String, count: Int, seed: UInt64) throws -> [JSONValue] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "kaiji-interop-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }

    let proto = tests.deletingLastPathComponent().deletingLastPathComponent().appending(path: "Proto")
    let files = try FileManager.default.contentsOfDirectory(atPath: proto.appending(path: "disclosure/v1").path)
    try run(protoc, ["-I", proto.path, "--python_out", folder.path] + files.map { "disclosure/v1/\($0)" })

    let (input, output) = (folder.appending(path: "requests"), folder.appending(path: "answers"))
    try requests.write(to: input, atomically: false, encoding: .utf8)
    try Data().write(to: output)
    let peer = tests.appending(path: "Interop/peer.py").path
    try run(python, [peer, folder.path, "\(count)", "\(seed)"], from: input, to: output)
    return try Array(Data(contentsOf: output)).split(separator: UInt8(ascii: "\n")).map {
      try JSONValue(parsing: Array($0))
    }
  }

  /// Files instead of pipes, so that neither side waits for the other to read.
  private static func run(_ program: String, _ arguments: [String], from: URL? = nil, to: URL? = nil) throws {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardInput = try from.map { try FileHandle(forReadingFrom: $0) } ?? FileHandle.nullDevice
    process.standardOutput = try to.map { try FileHandle(forWritingTo: $0) } ?? FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw PeerError(reason: "\(program) ended \(process.terminationStatus)")
    }
  }
}
