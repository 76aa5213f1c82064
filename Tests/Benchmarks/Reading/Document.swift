import DisclosureCore
import Foundation
import SheetParsing

/// A document that is measured, and who reads it besides.
struct Document {
  let path: String
  let bytes: [UInt8]
  /// The goal is how many times as long as ours they must take; nil where they are only shown.
  let peers: [(name: String, goal: Double?)]

  init(_ path: String, _ peers: [(String, Double?)]) throws {
    guard let content = FileManager.default.contents(atPath: path) else {
      throw ReadingFailure("\(path): no such file")
    }
    self.path = path
    bytes = Array(content)
    self.peers = peers.map { (name: $0.0, goal: $0.1) }
  }

  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  func answers() throws -> Int { try SheetReader.read(bytes).readings.count { $0?.answer != nil } }

  /// Nanoseconds of processor time of one reading; a quick one is repeated, so that the clock's own steps do not count.
  func read() throws -> Double {
    let start = Document.processorTime()
    var (times, readings, spent) = (0, 0, 0)
    repeat {
      readings += try SheetReader.read(bytes).readings.count
      times += 1
      spent = Document.processorTime() - start
    } while spent < 20_000_000
    guard readings > 0 else { throw ReadingFailure("\(path): nothing was read") }
    return Double(spent) / Double(times)
  }

  private static func processorTime() -> Int {
    var now = timespec()
    unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
    return now.tv_sec * 1_000_000_000 + now.tv_nsec
  }
}
