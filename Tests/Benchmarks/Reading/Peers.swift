import Foundation

/// Python's libraries in a process of their own, asked for one reading at a time.
final class Peers {
  private let process = Process()
  private let ask = Pipe()
  private let told = Pipe()

  init(python: String, script: String) throws {
    process.executableURL = URL(filePath: python)
    process.arguments = [script]
    process.standardInput = ask
    process.standardOutput = told
    try process.run()
  }

  /// Nanoseconds of processor time, and how many things it found.
  func read(_ path: String, by peer: String) throws -> (spent: Double, found: Int) {
    try ask.fileHandleForWriting.write(contentsOf: Data("\(peer)\t\(path)\n".utf8))
    var line = Data()
    while line.last != UInt8(ascii: "\n") {
      guard let more = try told.fileHandleForReading.read(upToCount: 1), !more.isEmpty else {
        throw ReadingFailure("\(peer) ended")
      }
      line += more
    }
    let parts = String(decoding: line.dropLast(), as: UTF8.self).split(separator: " ")
    guard parts.count == 2, let spent = Double(parts[0]), let found = Int(parts[1]) else {
      throw ReadingFailure("\(peer) told neither time nor number")
    }
    return (spent, found)
  }

  func end() throws {
    try ask.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
