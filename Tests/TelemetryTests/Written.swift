import Foundation
import Glibc
import Telemetry

/// What a logger wrote into a pipe: the raw bytes, and each line read by Foundation's JSON parser.
struct Written {
  let bytes: [UInt8]
  let lines: [[String: any Sendable]]

  /// Runs `body` with a logger; what it writes must fit into a pipe (64 KB).
  init(threshold: LogLevel = .trace, program: String = "sample", _ body: (Logger) -> Void) throws {
    let pipe = Pipe()
    body(Logger(program: program, threshold: threshold, descriptor: pipe.fileHandleForWriting.fileDescriptor))
    try pipe.fileHandleForWriting.close()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    bytes = Array(data)
    lines = try data.split(separator: UInt8(ascii: "\n")).map { line in
      try JSONSerialization.jsonObject(with: Data(line)) as? [String: any Sendable] ?? [:]
    }
  }

  func texts(_ name: String) -> [String?] { lines.map { $0[name] as? String } }
}
